namespace HeyGen.McpServer.Jobs;

/// <summary>How to read the state of one kind of job. The rows stand in <c>JobKinds</c>.</summary>
internal sealed record JobKind
{
    /// <summary>The first half of a job id.</summary>
    public required string Name { get; init; }

    /// <summary>The operation that reads the state, and the argument that takes the job's id.</summary>
    public required Operation Read { get; init; }

    public required string IdArgument { get; init; }

    /// <summary>The operation takes a list of ids and answers a list, whose first item is the job.</summary>
    public bool ReadsList { get; init; }

    /// <summary>Reads the states of many jobs of this kind in one request; null where HeyGen has no such operation.</summary>
    public BulkRead? Bulk { get; init; }

    /// <summary>Field that holds the state, dotted where nested.</summary>
    public string StatusField { get; init; } = "status";

    /// <summary>HeyGen's words for each meaning. A word in none of the sets counts as running: a new state must not end a wait.</summary>
    public required IReadOnlyList<string> Success { get; init; }

    public required IReadOnlyList<string> Failure { get; init; }

    public IReadOnlyList<string> NeedsInput { get; init; } = [];

    /// <summary>Fields of the answer that hold links to what was made, the main one first; <c>clips[].video_url</c> goes through a list.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Fields that explain a failure, dotted where nested.</summary>
    public IReadOnlyList<string> FailureFields { get; init; } = [];

    /// <summary>Field with HeyGen's own percentage, for the kinds that have one.</summary>
    public string? PercentField { get; init; }

    /// <summary>How long such a job usually takes; only the estimate of progress depends on it.</summary>
    public required TimeSpan UsualDuration { get; init; }

    public required string Noun { get; init; }

    /// <summary>What HeyGen does while the job runs, as progress says it; null for "Working on" it.</summary>
    public string? Doing { get; init; }

    /// <summary>True where HeyGen's public catalogue has such things too: they never were jobs, have no status, and are ready.</summary>
    public bool ReadyWithoutStatus { get; init; }

    /// <summary>A second job that this one leads to: a Video Agent session's video.</summary>
    public FollowingJob? LeadsTo { get; init; }

    /// <summary>The members of a batch; null for a single job.</summary>
    public BatchMembers? Members { get; init; }

    /// <summary>The next useful call once the job is done; without it, how to get fresh links.</summary>
    public string? WhenCompleted { get; init; }

    /// <summary>What a failure means and what to do, where the usual advice (not charged; change the input) does not hold.</summary>
    public string? WhenFailed { get; init; }

    /// <summary>What its answer shows of the quantity that HeyGen charges for.</summary>
    public SettledBy SettledBy { get; init; } = SettledBy.Duration;

    /// <summary>Such a job is free, so that nothing need be said of what a second one would cost.</summary>
    public bool CostsNothing { get; init; }

    /// <summary>What to do when HeyGen waits for the user.</summary>
    public string? HowToGoOn { get; init; }

    /// <summary>Kinds of the same limit share HeyGen's concurrency limit; null where the operation has a limit of its own.</summary>
    public string? ConcurrencyLimit { get; init; }

    /// <summary>The tool that stops such a job; its argument is <see cref="IdArgument"/>. Null where HeyGen cannot stop it.</summary>
    public string? StopTool { get; init; }

    /// <summary>Field with the messages between the user and HeyGen, newest first, each with <c>role</c> and <c>content</c>.</summary>
    public string? MessagesField { get; init; }

    /// <summary>What to do about a failure for which HeyGen names no reason.</summary>
    public string? WhenFailedWithoutReason { get; init; }

    /// <summary>Types of the webhook events that report the job's end; empty where HeyGen has none.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>No event reports that HeyGen waits for the user, so that kinds which may wait have to be read as often as without events.</summary>
    public bool IsReportedByEvents => Events.Count > 0 && NeedsInput.Count == 0;

    public JobState Meaning(string? status) => status is null
        ? ReadyWithoutStatus ? JobState.Completed : JobState.Running
        : MeaningOf(status);

    private JobState MeaningOf(string status) =>
        Contains(Success, status) ? JobState.Completed
        : Contains(Failure, status) ? JobState.Failed
        : Contains(NeedsInput, status) ? JobState.NeedsInput
        : JobState.Running;

    private static bool Contains(IReadOnlyList<string> words, string status) => words.Contains(status, StringComparer.OrdinalIgnoreCase);
}

/// <summary>An operation that reads the states of many jobs, and nothing but their states.</summary>
/// <param name="Operation">Answers a list of ids and statuses; an id that HeyGen does not know comes back as <see cref="NotFound"/>.</param>
internal sealed record BulkRead(Operation Operation, string IdsArgument)
{
    /// <summary>HeyGen's limit of ids in one request.</summary>
    public const int MostIds = 100;

    public const string NotFound = "not_found";

    /// <summary>Longer than any id of HeyGen's, and short enough that an address holds a hundred.</summary>
    private const int LongestId = 64;

    /// <summary>
    /// Whether an id may stand in a list with others. Ids come from callers: one with a comma would be read as two, and one without end would make the
    /// whole request fail, and with it everybody else's.
    /// </summary>
    public static bool Takes(string id) => id.Length <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}

/// <summary>A job that another one leads to, and whose state counts from then on.</summary>
/// <param name="IdField">Field of the first job that holds its id.</param>
/// <param name="Statuses">Statuses of the first job in which that id is this run's; in others it may be left from the run before.</param>
internal sealed record FollowingJob(JobKind Kind, string IdField, IReadOnlyList<string> Statuses);

/// <summary>How a batch's answer shows its members.</summary>
/// <param name="IdField">Field of a member that holds its id.</param>
/// <param name="Kind">The job that a member is; null where it is none of its own.</param>
internal sealed record BatchMembers(string IdField, JobKind? Kind)
{
    /// <summary>Field of the answer that lists the members, each with <c>status</c> and, where it failed, <c>error</c>.</summary>
    public const string ItemsField = "items";
}

/// <summary>How the answer of an ended job shows what is charged for it. HeyGen reports no cost of a job.</summary>
internal sealed record SettledBy
{
    public static SettledBy Duration { get; } = new();

    /// <summary>Field with the seconds that are charged for, where it is time that is.</summary>
    public string LengthField { get; init; } = "duration";

    /// <summary>The least that is charged for.</summary>
    public decimal LeastSeconds { get; init; }

    /// <summary>List of the pieces that are charged for, where it is pieces that are; those whose <c>status</c> is not completed are not.</summary>
    public string? PiecesField { get; init; }

    /// <summary>Field that counts what was changed: where it is 0, HeyGen refunds the job.</summary>
    public string? RefundedWithout { get; init; }

    /// <summary>A job that failed is charged for in part, of which HeyGen reports nothing.</summary>
    public bool ChargedWhenFailed { get; init; }
}

/// <summary>Every kind of job. The rows stand with their tools, in <c>Catalog</c>.</summary>
internal interface IJobKinds
{
    IReadOnlyList<JobKind> All { get; }

    JobKind? Find(string name);
}
