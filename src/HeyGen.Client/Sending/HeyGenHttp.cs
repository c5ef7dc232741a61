namespace HeyGen.Client;

internal static class HeyGenHttp
{
    /// <summary>Time limits differ by operation, so they are set around each attempt and not here.</summary>
    public static HttpClient CreateClient() => new(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    private static SocketsHttpHandler CreateHandler() => new()
    {
        // A redirect would carry X-Api-Key to wherever it points.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        Proxy = ChosenProxy.OfEnvironment(),
        // Less than any attempt's limit, so that a failure to connect is distinguished from an answer that does not come.
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // Shorter than servers keep idle connections: a create sent into a connection that is just being closed has an unknown outcome.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        // Follows changes of the address behind the name.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
