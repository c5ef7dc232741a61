namespace HeyGen.Client;

/// <summary>Where HeyGen is, who calls, and how long a call may take.</summary>
public sealed class HeyGenClientOptions
{
    /// <summary>HeyGen's address; a path in it is kept as a prefix.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.heygen.com");

    /// <summary>A file that holds nothing but the API key; goes before every other source.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>
    /// The API key; goes before <see cref="CredentialsFile"/>. A placeholder such as <c>${HEYGEN_API_KEY}</c>, which a client was to fill in, is none.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The file that HeyGen's own tools share: JSON with an API key or an OAuth token, or one line with the key. HEYGEN_CONFIG_DIR moves it
    /// away from <c>~/.heygen</c>.
    /// </summary>
    public string CredentialsFile { get; set; } = DefaultCredentialsFile();

    /// <summary>Where an OAuth token is refreshed.</summary>
    public Uri TokenAddress { get; set; } = new("https://api2.heygen.com/v1/oauth/token");

    /// <summary>The OAuth client that a stored token was issued to; that of HeyGen's own tools, which is public, unless set.</summary>
    public string TokenClientId { get; set; } = "q2A2QRSke2LrFTPJhoDbHtXh";

    /// <summary>What the calls name themselves.</summary>
    public string UserAgent { get; set; } = "heygen-mcp-client";

    /// <summary>Sends a large file's bytes to the address that HeyGen's answer names, and may refuse the address; the client's own when null.</summary>
    public Func<HttpClient>? Store { get; set; }

    /// <summary>How long calls may take.</summary>
    public HeyGenTimeouts Timeouts { get; set; } = new();

    private static string DefaultCredentialsFile()
    {
        var directory = SettingText.Clean(Environment.GetEnvironmentVariable("HEYGEN_CONFIG_DIR") ?? "");
        if (directory.Length == 0 || SettingText.IsPlaceholder(directory))
            directory = "~/.heygen";

        return Path.Combine(SettingText.ReadPath(directory), "credentials");
    }
}

/// <summary>How long calls may take. A limit holds for one attempt where its name does not say otherwise.</summary>
public sealed record HeyGenTimeouts
{
    /// <summary>An attempt to read.</summary>
    public TimeSpan Read { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A read with all its attempts and waits. Below 60 s, because that is when hosts of agents give up on a call.</summary>
    public TimeSpan ReadInAll { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>An attempt to change something.</summary>
    public TimeSpan Write { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A create that takes no idempotency key. Long, because giving up means not to know whether it is being paid for.</summary>
    public TimeSpan Create { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>An attempt at a create that takes an idempotency key.</summary>
    public TimeSpan KeyedCreate { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An attempt to upload a file.</summary>
    public TimeSpan Upload { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>The longest that a large upload may stand still, and that its answer may take. It has no limit as a whole.</summary>
    public TimeSpan UploadStall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long HeyGen may take to find the bytes of a large upload in its store.</summary>
    public TimeSpan UploadSettles { get; init; } = TimeSpan.FromMinutes(2);
}
