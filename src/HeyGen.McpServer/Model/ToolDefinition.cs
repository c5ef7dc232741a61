using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace HeyGen.McpServer.Model;

/// <summary>
/// All there is to know about one tool. Schema, validation, manifest, annotations and the terminal's <c>call</c> follow from it and
/// from the request record of its operation.
/// </summary>
internal sealed record ToolDefinition
{
    /// <summary>As in HeyGen's own MCP server wherever that has the tool; the operation's own, unless another is given.</summary>
    public string Name
    {
        get => field ?? Operation!.Id;
        init;
    }

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

    /// <summary>Rules between fields, which a schema that every host reads cannot say.</summary>
    public IReadOnlyList<ArgumentRule> Rules { get; init; } = [];

    /// <summary>Other names of arguments that agents use for it, each with the name that it stands for.</summary>
    public IReadOnlyDictionary<string, string> ArgumentAliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Where arguments hold a language; codes and names are understood.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What HeyGen takes for a language there.</summary>
    public LanguageForm LanguageForm { get; init; }

    /// <summary>Fields that HeyGen accepts and ignores, each by its place and with the reason: they are left out, and the result says so.</summary>
    public IReadOnlyDictionary<string, string> IgnoredFields { get; init; } = new Dictionary<string, string>();

    /// <summary>For lists: the fields that a choice needs and that HeyGen's published skills read, at most twelve.</summary>
    public IReadOnlyList<string> ListFields { get; init; } = [];

    /// <summary>Fields of HeyGen's answer, or of each item of its list, that are never shown: what a conversation must not hold.</summary>
    public IReadOnlyList<string> HiddenFields { get; init; } = [];

    /// <summary>The next useful call, shown with the result.</summary>
    public string? Next { get; init; }

    /// <summary>The tool that lists what this one starts, for a call whose outcome is unknown.</summary>
    public string? LookForWorkWith { get; init; }

    /// <summary>What to do about a code of HeyGen's, where the usual advice does not fit this tool.</summary>
    public IReadOnlyDictionary<string, string> Advice { get; init; } = new Dictionary<string, string>();

    /// <summary>An <see cref="IRefusalExplainer"/>, for refusals that only another read at HeyGen explains.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type? Explainer { get; init; }

    /// <summary>An <see cref="IPrecheck"/>, for what the arguments alone do not show.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type? Precheck { get; init; }

    /// <summary>An <see cref="ICallExpansion"/>, for a call that is priced by more than its arguments show.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type? Expansion { get; init; }

    /// <summary>Finds out what became of a create without an answer; null where HeyGen lists nothing that tells.</summary>
    public Reconciliation? Reconciliation { get; init; }

    /// <summary>The field of the body in which HeyGen looks for the idempotency key, where it ignores the header.</summary>
    public string? IdempotencyField { get; init; }

    /// <summary>What is kept and told of HeyGen's answer, where the whole is too large for either.</summary>
    public Func<HeyGenAnswer, JsonObject>? Digest { get; init; }

    /// <summary>An <see cref="IToolHandler"/> that does the call; null where the operation is sent and its job waited for.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type? Handler { get; init; }

    /// <summary>True for a tool that asks nobody outside this process.</summary>
    public bool StaysInside { get; init; }

    /// <summary>
    /// The arguments of a realistic call, as JSON. A text that begins with <c>$</c> stands for a value of another tool's answer to its own example:
    /// <c>$create_lipsync.lipsync_id</c>, <c>$list_voices.data[0].voice_id</c> where it is in a list, <c>$list_voices(gender=male).data[0].voice_id</c>
    /// when the list is called with another argument. The tests call the tool with it, and take from it, by the argument's name, what every other call needs.
    /// </summary>
    public required string Example { get; init; }

    public JsonTypeInfo? Request => RequestType ?? Operation?.RequestTypeInfo;

    /// <summary>True for a tool that waits for jobs by a handler of its own.</summary>
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

    /// <summary>True when the tool has the argument <c>allow_placeholders</c>.</summary>
    public bool AllowsPlaceholders { get; init; }

    /// <summary>HeyGen's reference promises that the same idempotency key stands for the same work.</summary>
    public bool HasIdempotencyKey => Operation is { } operation && (operation.TakesIdempotencyKey || IdempotencyField is not null);

    /// <summary>The arguments that are this server's own, and so never reach HeyGen. Of any other tool these names would be HeyGen's.</summary>
    public IEnumerable<string> OwnArguments
    {
        get
        {
            IEnumerable<(bool Has, string Name)> all =
            [
                (TakesWait, Model.OwnArguments.WaitSeconds),
                (IsList, Model.OwnArguments.Fields),
                (Submits, Model.OwnArguments.NewTake),
                (TakesConfirmation, Model.OwnArguments.Confirm),
                (AllowsPlaceholders, Model.OwnArguments.AllowPlaceholders),
            ];
            return all.Where(argument => argument.Has).Select(argument => argument.Name);
        }
    }

    public bool ReadOnly => Effects.HasFlag(Effects.Reads);
}

/// <summary>The job, or the several jobs, that a tool starts.</summary>
/// <param name="Kind">How its state is read.</param>
/// <param name="IdPath">Where the answer holds the job's id, dotted where nested.</param>
internal sealed record StartedJob(JobKind Kind, string IdPath)
{
    /// <summary>The answer holds a list of ids, and a job for each of them.</summary>
    public bool StartsSeveral { get; init; }

    /// <summary>The answer names no job: its id is this argument of the call.</summary>
    public string? IdArgument { get; init; }

    /// <summary>The call makes a job go on that was there before: what it asks for is done when the job has ended or asks again.</summary>
    public bool Continues { get; init; }

    /// <summary>The answer holds the job beside other objects.</summary>
    public bool IsNested => IdPath.Contains('.', StringComparison.Ordinal);

    /// <summary>The ids of the jobs that an answer names; none when HeyGen answered otherwise than its reference says.</summary>
    public IReadOnlyList<string> Ids(JsonObject answer, JsonObject arguments)
    {
        if (IdArgument is { } argument)
            return JsonText.At(arguments, argument) is { } given ? [given] : [];

        return StartsSeveral
            ? [.. (answer[IdPath] as JsonArray ?? []).Select(JsonText.Read).OfType<string>()]
            : JsonText.At(answer, IdPath) is { } id ? [id] : [];
    }
}
