namespace Benchmarks.Once;

/// <summary>One create that must be carried out once, whatever happens.</summary>
/// <param name="Name">Unique, at the sandbox as well: a title, or the prompt that becomes one.</param>
/// <param name="Sort">What is created.</param>
internal sealed record Create(string Name, CreateSort Sort)
{
    /// <summary>The job that the server named; null while there is none.</summary>
    public string? JobId { get; set; }

    /// <summary>The job that the repeat after the result named.</summary>
    public string? RepeatedJobId { get; set; }

    /// <summary>The server said that nobody knows whether HeyGen began.</summary>
    public string? Unknown { get; set; }

    /// <summary>A caller knows what became of it.</summary>
    public bool IsAnswered => JobId is not null || Unknown is not null;

    public int Calls { get; set; }

    /// <summary>The last answer that left it open; for people who watch.</summary>
    public string? LastAnswer { get; set; }

    public JsonObject Arguments(string look)
    {
        var arguments = Sort.Arguments(look, Name);
        arguments["wait_seconds"] = 0;
        return arguments;
    }
}

/// <summary>A sort of create.</summary>
/// <param name="Tool">The tool that creates.</param>
/// <param name="Operation">HeyGen's operation behind it.</param>
/// <param name="TakesKey">HeyGen promises that a repeat with the same idempotency key does nothing again.</param>
/// <param name="ListPath">Where the API lists what was created, with titles.</param>
/// <param name="Arguments">Makes the arguments from a look and the name.</param>
internal sealed record CreateSort(string Tool, string Operation, bool TakesKey, string ListPath, Func<string, string, JsonObject> Arguments)
{
    public static IReadOnlyList<CreateSort> All { get; } =
    [
        new("create_video_from_avatar", "create_video", TakesKey: true, "/v3/videos", (look, name) => new()
        {
            ["avatar_id"] = look, ["script"] = "Once and only once.", ["title"] = name,
        }),
        new("create_lipsync", "create_lipsync", TakesKey: true, "/v3/lipsyncs", (_, name) => new()
        {
            ["video"] = "https://example.com/clip.mp4", ["audio"] = "https://example.com/speech.mp3", ["title"] = name,
        }),
        new("create_video_agent", "create_video_agent", TakesKey: false, "/v3/video-agents", (_, name) => new() { ["prompt"] = name }),
    ];
}
