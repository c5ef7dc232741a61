using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tools.Results;

/// <summary>How a call ended, for whom an exit code or a flag must follow from it.</summary>
internal enum OutcomeKind
{
    Done,

    /// <summary>The wait is over, the job goes on. No error.</summary>
    StillRunning,

    /// <summary>The arguments are wrong; nothing was sent.</summary>
    BadArguments,

    /// <summary>No key, a wrong key, or something that this account may not do.</summary>
    Denied,

    /// <summary>HeyGen or the network failed, or the job did.</summary>
    Failed,
}

/// <summary>What a call gives back, before a transport or the terminal words it.</summary>
internal sealed record ToolOutcome
{
    public required OutcomeKind Kind { get; init; }

    /// <summary>For a model and a person: the same as <see cref="Structured"/>, short; or what went wrong and what to do.</summary>
    public required string Text { get; init; }

    /// <summary>Suffices alone, for several hosts show a model nothing else. Null for a failure.</summary>
    public JsonObject? Structured { get; init; }

    /// <summary>What was made, by a URI that outlives the presigned links.</summary>
    public IReadOnlyList<MediaLink> Media { get; init; } = [];

    /// <summary>A page that the person at the client must open before the call can go on.</summary>
    public PageToOpen? Page { get; init; }

    public bool IsError => Kind is OutcomeKind.BadArguments or OutcomeKind.Denied or OutcomeKind.Failed;

    public static ToolOutcome From(JsonObject structured, OutcomeKind kind = OutcomeKind.Done) =>
        new() { Kind = kind, Structured = structured, Text = ResultText.Render(structured) };
}

/// <summary>A link to what a job made.</summary>
/// <param name="Uri">Stable: <c>heygen://video/abc123</c>; reading it gives fresh links.</param>
/// <param name="Name">For a person.</param>
internal sealed record MediaLink(string Uri, string Name);

/// <summary>A page that only a person can deal with, such as HeyGen's form for an avatar's consent.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Message">What the person is asked to do there.</param>
/// <param name="State">
/// What the call needs to go on once the person has answered; it comes back as <see cref="Calls.Caller.Resumed"/>. The client keeps it meanwhile and
/// could change it, so it must hold nothing that the caller could not have said himself.
/// </param>
internal sealed record PageToOpen(Uri Url, string Message, JsonObject State);
