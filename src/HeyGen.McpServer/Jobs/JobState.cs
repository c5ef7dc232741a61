namespace HeyGen.McpServer.Jobs;

/// <summary>What a job's state means for somebody who waits, whatever HeyGen calls the state.</summary>
internal enum JobState
{
    /// <summary>HeyGen works on it.</summary>
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

    /// <summary>The name as results and manifests show it.</summary>
    public static string Name(this JobState state) => state switch
    {
        JobState.Running => "running",
        JobState.NeedsInput => "needs_input",
        JobState.Completed => "completed",
        JobState.Failed => "failed",
        JobState.Gone => "gone",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>Every name, in the order of a job's life.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<JobState>().Select(Name)];
}
