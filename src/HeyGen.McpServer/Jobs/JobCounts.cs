namespace HeyGen.McpServer.Jobs;

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
