namespace HeyGen.Client;

/// <summary>
/// The proxy of the environment or the system, with what .NET leaves out of it: loopback, where the sandbox and its links are, is never proxied, and
/// <c>NO_PROXY</c> is read as curl reads it, so that a name stands for its subdomains too.
/// </summary>
public sealed class ChosenProxy : IWebProxy
{
    private readonly IWebProxy inner;
    private readonly string[] direct;
    private readonly IPNetwork[] networks;

    /// <param name="inner">Names the proxies.</param>
    /// <param name="noProxy">Hosts, domains, addresses and networks that are reached directly, separated by commas or spaces; <c>*</c> stands for all.</param>
    public ChosenProxy(IWebProxy inner, string? noProxy)
    {
        this.inner = inner;
        direct = (noProxy ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        networks = [.. direct.Where(name => IPNetwork.TryParse(name, out _)).Select(name => IPNetwork.Parse(name))];
    }

    /// <inheritdoc/>
    public ICredentials? Credentials { get => inner.Credentials; set => inner.Credentials = value; }

    /// <summary>The proxy of this process's environment. Lower case goes first, as for curl.</summary>
    public static ChosenProxy OfEnvironment() => new(
        HttpClient.DefaultProxy, Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY"));

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.IsLoopback || IsDirect(host.IdnHost.TrimEnd('.')) || inner.IsBypassed(host);
    }

    private bool IsDirect(string host) => IPAddress.TryParse(host, out var address)
        ? direct.Any(name => name == "*" || (IPAddress.TryParse(name.Trim('[', ']'), out var other) && other.Equals(address)))
            || networks.Any(network => network.Contains(address))
        : direct.Any(name => name == "*" || IsWithin(host, name.Trim('.')));

    private static bool IsWithin(string host, string domain) =>
        domain.Length > 0 && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');
}
