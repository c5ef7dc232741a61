using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Model;

/// <summary>Does the work of one call, after its arguments were found valid.</summary>
internal delegate Task<ToolResult> ToolHandler(ToolCall call, ToolServices services, CancellationToken cancellationToken);

/// <summary>
/// All there is to know about one tool. Schema, validation, manifest, annotations and the terminal's <c>call</c> follow from it and
/// from the request record of its operation.
/// </summary>
internal sealed record ToolDefinition
{
    /// <summary>As in HeyGen's own MCP server wherever that has the tool.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The toolset it belongs to: a group of HeyGen's reference, <c>preview</c> for what HeyGen may refuse to an account, or one of our own.</summary>
    public required string Toolset { get; init; }

    /// <summary>Listed when no toolset is chosen, because a usual conversation about making a video needs it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Other names that agents know it by. They can be called and are not listed.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Words for what it does that people use and its own texts do not, for <c>find_tools</c>.</summary>
    public string Keywords { get; init; } = "";

    public required Effects Effects { get; init; }

    /// <summary>What HeyGen charges for in a call; null where it publishes no price and charges nothing.</summary>
    public WorkOf? Price { get; init; }

    /// <summary>HeyGen's operation; null for a tool of our own.</summary>
    public Operation? Operation { get; init; }

    /// <summary>Request record of a tool of our own; an operation brings its own.</summary>
    public JsonTypeInfo? RequestType { get; init; }

    /// <summary>The job that a call starts.</summary>
    public StartedJob? Job { get; init; }

    /// <summary>Laws between fields, which a schema that every host reads cannot say.</summary>
    public IReadOnlyList<ArgumentRule> Rules { get; init; } = [];

    /// <summary>Other names of arguments that agents use for it, each with the name that it stands for.</summary>
    public IReadOnlyDictionary<string, string> ArgumentAliases { get; init; } = new Dictionary<string, string>();

    /// <summary>For lists: the fields that a choice needs, at most eight.</summary>
    public IReadOnlyList<string> ListFields { get; init; } = [];

    /// <summary>The next useful call, told with the result.</summary>
    public string? Next { get; init; }

    /// <summary>The tool that lists what this one starts, for a call whose outcome is unknown.</summary>
    public string? LookForWorkWith { get; init; }

    /// <summary>Adds to HeyGen's refusal what only another look at HeyGen can tell; null when there is nothing to add.</summary>
    public Func<HeyGenError, ToolCall, ToolServices, CancellationToken, Task<string?>>? ExplainRefusal { get; init; }

    /// <summary>What is kept and told of HeyGen's answer, where the whole is too large for either.</summary>
    public Func<HeyGenAnswer, JsonObject>? Digest { get; init; }

    /// <summary>How the call is done; without it, the operation is sent and its job waited for.</summary>
    public ToolHandler Handler { get; init; } = OperationCall.RunAsync;

    /// <summary>True for a tool that asks nobody outside this process.</summary>
    public bool StaysInside { get; init; }

    public JsonTypeInfo? Request => RequestType ?? Operation?.RequestTypeInfo;

    /// <summary>True for a tool that waits for jobs which another call started.</summary>
    public bool WaitsForJobs { get; init; }

    /// <summary>True when the tool has the argument <c>wait_seconds</c>.</summary>
    public bool TakesWait => Job is not null || WaitsForJobs;

    public bool IsList => Operation?.IsList is true;

    /// <summary>Starts paid or lasting work, and so goes through the ledger.</summary>
    public bool Submits => Operation?.Class is OperationClass.Create || Price is not null;

    /// <summary>
    /// Reads what the tool deletes, with the same arguments. Where money cannot bring it back at once: a person confirms the delete, and is told its name.
    /// </summary>
    public Operation? DeletedThing { get; init; }

    /// <summary>A person confirms the delete.</summary>
    public bool ConfirmsDelete => DeletedThing is not null;

    /// <summary>True when the tool has the argument <c>confirm</c>.</summary>
    public bool TakesConfirmation => ConfirmsDelete || (Submits && Effects.HasFlag(Effects.Spends));

    /// <summary>The arguments that are this server's own, and so never reach HeyGen. Of any other tool these names would be HeyGen's.</summary>
    public IEnumerable<string> OwnArguments =>
    [
        .. TakesWait ? [ArgumentReader.WaitSeconds] : Array.Empty<string>(),
        .. IsList ? [ArgumentReader.Fields] : Array.Empty<string>(),
        .. Submits ? [ArgumentReader.NewTake] : Array.Empty<string>(),
        .. TakesConfirmation ? [ArgumentReader.Confirm] : Array.Empty<string>(),
    ];

    public bool ReadOnly => Effects.HasFlag(Effects.Reads);
}

/// <summary>The job, or the several jobs, that a tool starts.</summary>
/// <param name="Kind">How its state is read.</param>
/// <param name="IdPath">Where the answer holds the job's id, dotted where nested; a list there starts a job for each of its ids.</param>
internal sealed record StartedJob(JobKind Kind, string IdPath)
{
    /// <summary>The answer names no job: its id is this argument of the call.</summary>
    public string? IdArgument { get; init; }

    /// <summary>The call makes a job go on that was there before: what it asks for is done when the job has ended or asks again.</summary>
    public bool Continues { get; init; }

    /// <summary>The ids of the jobs that an answer tells of; none when HeyGen answered otherwise than its reference says.</summary>
    public IReadOnlyList<string> Ids(JsonObject answer, JsonObject arguments)
    {
        if (IdArgument is { } argument)
        {
            return JsonText.At(arguments, argument) is { } given ? [given] : [];
        }

        return JsonText.At(answer, IdPath) is { } id ? [id]
            : answer[IdPath] is JsonArray ids ? [.. ids.Select(JsonText.Read).OfType<string>()]
            : [];
    }
}
