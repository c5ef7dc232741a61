using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace HeyGen.McpServer.Files;

/// <summary>
/// Opens links that came from a caller or from HeyGen's answers. Without a guard a caller could have this server read what only it can reach, so addresses
/// must be https and public; the address is checked when the connection is made, because a name may lead elsewhere by then. Redirects are followed under
/// the same rules. Loopback is open only where HeyGen itself is a sandbox on this machine, whose links lead there.
/// </summary>
internal sealed class PublicWeb : IDisposable
{
    private const int MostRedirects = 5;

    public PublicWeb(Uri heyGen)
    {
        Http = new HttpClient(new PublicAddressGuard(heyGen.IsLoopback)) { Timeout = Timeout.InfiniteTimeSpan };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("heygen-mcp");
    }

    /// <summary>Opens only what the rules allow, throws <see cref="FileRefusedException"/> for the rest, and follows no redirect.</summary>
    public HttpClient Http { get; }

    /// <summary>Sends a GET, and gives the answer as soon as its head is there.</summary>
    /// <exception cref="FileRefusedException">The address may not be opened.</exception>
    public async Task<HttpResponseMessage> GetAsync(string url, Action<HttpRequestHeaders> prepare, CancellationToken cancellationToken)
    {
        var address = Uri.TryCreate(url, UriKind.Absolute, out var given) ? given : throw FileRefusals.NotHttps(url);
        for (var redirects = 0; ; redirects++)
        {
            // Before HttpClient, which has its own words for schemes that it does not know.
            if (address.Scheme is not ("http" or "https"))
                throw FileRefusals.NotHttps(address.OriginalString);

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            prepare(request.Headers);
            var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location || redirects == MostRedirects)
                return answer;

            answer.Dispose();
            address = new Uri(address, location);
        }
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>The rules of <see cref="PublicWeb"/>, for every request of its client.</summary>
internal sealed class PublicAddressGuard : DelegatingHandler
{
    private readonly bool allowsLoopback;
    private readonly ChosenProxy proxy = ChosenProxy.OfEnvironment();

    public PublicAddressGuard(bool allowsLoopback)
    {
        this.allowsLoopback = allowsLoopback;
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            UseCookies = false,
            Proxy = proxy,
            ConnectCallback = ConnectAsync,
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Require(request.RequestUri!);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException fault) when (fault.InnerException is FileRefusedException refusal)
        {
            // The handler wraps whatever goes wrong while connecting.
            throw new FileRefusedException(refusal.Reason, refusal.Message, fault);
        }
    }

    private void Require(Uri address)
    {
        var isLoopback = allowsLoopback && address.IsLoopback;
        if (address.Scheme != Uri.UriSchemeHttps && !(isLoopback && address.Scheme == Uri.UriSchemeHttp))
            throw FileRefusals.NotHttps(address.OriginalString);

        // Behind a proxy no connection to the address is made here, so what its text shows is checked first.
        if (!isLoopback && (address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var literal) && !PublicAddress.Is(literal))))
            throw FileRefusals.NotPublic(address.Host);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        // A proxy is the operator's choice, and decides itself where it connects to.
        var isProxy = proxy.GetProxy(context.InitialRequestMessage.RequestUri!) is { } chosen
            && host.Equals(chosen.IdnHost, StringComparison.OrdinalIgnoreCase);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var open = found.Where(candidate => isProxy || PublicAddress.Is(candidate) || (allowsLoopback && IPAddress.IsLoopback(candidate))).ToArray();
        if (open.Length == 0)
            throw FileRefusals.NotPublic(host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Distinguishes addresses of the public internet from those that lead into this machine or its network.</summary>
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
                return new IPAddress(address.GetAddressBytes().AsSpan(offset, 4));
        }

        return address;
    }
}
