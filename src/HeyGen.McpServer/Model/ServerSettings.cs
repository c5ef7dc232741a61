namespace HeyGen.McpServer.Model;

/// <summary>The settings that every command which serves or calls shares. Each comes from its flag, else its environment variable, else the default.</summary>
internal sealed record ServerSettings
{
    /// <summary>Start the simulated HeyGen inside this process and use it instead of HeyGen.</summary>
    public bool Sandbox { get; init; }

    /// <summary>How many times faster than at speed 1 the sandbox's jobs run.</summary>
    public double SandboxSpeed { get; init; } = 1;

    /// <summary>Address of HeyGen's API; null for HeyGen's own.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>A file that holds the API key and nothing else.</summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>Toolsets to offer; empty for the default one.</summary>
    public IReadOnlyList<string> Toolsets { get; init; } = [];

    /// <summary>Offer only tools that change nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Folders in which local files may be read and written, besides the client's roots.</summary>
    public IReadOnlyList<string> FilesDirs { get; init; } = [];

    /// <summary>The most bytes that a downloaded file may have.</summary>
    public long DownloadLimit { get; init; } = 10L * 1024 * 1024 * 1024;

    /// <summary>Where this server keeps what must outlive it; null for the platform's place.</summary>
    public string? StateDir { get; init; }

    /// <summary>
    /// The server runs for one person on his own machine, so that a path in a call means a file of that person. Not over HTTP, where callers are elsewhere.
    /// </summary>
    public bool ServesLocalUser { get; init; }

    /// <summary>HeyGen can reach the server and tell of jobs, so that it need not look at them as often.</summary>
    public bool ReceivesWebhooks { get; init; }

    /// <summary>Seconds that a call waits for its job when it does not say; null leaves it to what is known of the client.</summary>
    public int? WaitSeconds { get; init; }

    /// <summary>What may be spent.</summary>
    public SpendingLimits Limits { get; init; } = new();

    /// <summary>Where Redis is, when several machines serve together; null for one machine.</summary>
    public string? Redis { get; init; }

    /// <summary>A file with the key that signs what leaves the process; null to make one and keep it.</summary>
    public string? SigningKeyFile { get; init; }
}
