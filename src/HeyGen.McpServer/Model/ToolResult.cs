namespace HeyGen.McpServer.Model;

/// <summary>How a call ended, for whom an exit code or a flag must follow from it.</summary>
internal enum ResultKind
{
    Done,

    /// <summary>The wait is over, the job goes on. No error.</summary>
    StillRunning,

    /// <summary>A person has not agreed to the call; nothing was sent. No error.</summary>
    NeedsConfirmation,

    /// <summary>The arguments are wrong; nothing was sent.</summary>
    BadArguments,

    /// <summary>No key, a wrong key, or something that this account may not do.</summary>
    Denied,

    /// <summary>HeyGen or the network failed, or the job did.</summary>
    Failed,
}

/// <summary>What a call gives back, before a transport or the terminal words it.</summary>
internal sealed record ToolResult
{
    private readonly string? text;

    public required ResultKind Kind { get; init; }

    /// <summary>For a model and a person: what matters in <see cref="Structured"/>, made when it is asked for; or what went wrong and what to do.</summary>
    public string Text
    {
        get => text ?? (Structured is null ? ""
            : Noun is not null ? JobText.Render(Noun, Structured)
            : Structured["jobs"] is JsonArray ? JobText.RenderSet(Structured)
            : ResultText.Render(Structured));
        init => text = value;
    }

    /// <summary>What the result is about, where that is a job: its text begins with a sentence and the link that plays.</summary>
    public string? Noun { get; init; }

    /// <summary>Suffices alone, for several hosts show a model nothing else. Null for a failure.</summary>
    public JsonObject? Structured { get; init; }

    /// <summary>What was made, by a URI that outlives the presigned links.</summary>
    public IReadOnlyList<MediaLink> Media { get; init; } = [];

    /// <summary>What the person at the client must answer before the call can go on.</summary>
    public Elicitation? Elicitation { get; init; }

    /// <summary>The wait was left to this server, and a client that takes tasks gets one in place of this result.</summary>
    public bool MayBeTask { get; init; }

    /// <summary>The state that came back with an answer counts for nothing, which is the client's fault and no outcome of the tool.</summary>
    public bool RefusesState { get; init; }

    public bool IsError => Kind is ResultKind.BadArguments or ResultKind.Denied or ResultKind.Failed;

    public static ToolResult From(JsonObject structured, ResultKind kind = ResultKind.Done) =>
        new() { Kind = kind, Structured = structured };
}

/// <summary>A link to what a job made.</summary>
/// <param name="Uri">Stable: <c>heygen://video/abc123</c>; reading it gives fresh links.</param>
/// <param name="Name">For a person.</param>
internal sealed record MediaLink(string Uri, string Name);
