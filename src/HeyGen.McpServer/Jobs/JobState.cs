namespace HeyGen.McpServer.Jobs;

/// <summary>What a job's state means for somebody who waits, whatever HeyGen calls the state.</summary>
internal enum JobState
{
    Running,

    /// <summary>HeyGen waits for an answer or a consent; waiting longer changes nothing.</summary>
    NeedsInput,

    Completed,

    Failed,

    /// <summary>HeyGen does not know the job (any more).</summary>
    Gone,
}

internal static class JobStates
{
    /// <summary>True when waiting longer cannot change the state.</summary>
    public static bool EndsTheWait(this JobState state) => state is not JobState.Running;

    public static string Name(this JobState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    /// <summary>Every name, in the order of a job's life.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<JobState>().Select(Name)];
}

/// <summary>How many jobs are in which state: of a batch, or of several that are waited for together.</summary>
internal static class JobCounts
{
    /// <summary>Counts in the order of a job's life.</summary>
    public static IReadOnlyList<KeyValuePair<JobState, int>> Of(IEnumerable<JobState> states) =>
        [.. states.GroupBy(state => state).OrderBy(group => group.Key).Select(group => KeyValuePair.Create(group.Key, group.Count()))];

    /// <summary>For a person: <c>100 jobs: 38 running, 60 completed, 2 failed</c>.</summary>
    public static string Words(IReadOnlyList<KeyValuePair<JobState, int>> counts) =>
        $"{counts.Sum(count => count.Value)} jobs: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key.Name().Replace('_', ' ')}"))}";

    /// <summary>How many of a hundred have ended.</summary>
    public static double EndedShare(IReadOnlyList<KeyValuePair<JobState, int>> counts) =>
        100.0 * counts.Where(count => count.Key.EndsTheWait()).Sum(count => count.Value) / counts.Sum(count => count.Value);
}
