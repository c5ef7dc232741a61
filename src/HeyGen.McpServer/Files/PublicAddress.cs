using System.Net;

namespace HeyGen.McpServer.Files;

/// <summary>Tells addresses of the public internet from those that lead into this machine or its network.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] others =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "224.0.0.0/4", "240.0.0.0/4", "::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ]).Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Prefixes whose IPv6 addresses carry an IPv4 address, and where in them: NAT64 and 6to4.</summary>
    private static readonly (IPNetwork Network, int Offset)[] carriers = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    public static bool Is(IPAddress address)
    {
        var plain = Carried(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        return !others.Any(network => network.Contains(plain));
    }

    private static IPAddress Carried(IPAddress address)
    {
        foreach (var (network, offset) in carriers)
        {
            if (network.Contains(address))
            {
                return new IPAddress(address.GetAddressBytes().AsSpan(offset, 4));
            }
        }

        return address;
    }
}
