using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Workflows;

/// <summary>A workflow at work, or one that has been. Its nodes work one after the other.</summary>
internal sealed record WorkflowRun(string Id, string WorkflowId, WorkflowVersion Version, Job Job)
{
    private const double BeginsAt = 0.1;

    public IReadOnlyList<(string Id, string Type)> Nodes { get; } = WorkflowGraph.Nodes(Version.Graph);

    public bool IsCancelled { get; set; }

    /// <summary>A run that fails does so in its last node; what the others made stays.</summary>
    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < BeginsAt ? "pending" : "processing",
        JobState.Succeeded => "succeeded",
        _ when IsCancelled => "canceled",
        _ => Nodes.Count > 1 ? "partial" : "failed",
    };

    public string NodeStatus(int index, DateTimeOffset now)
    {
        var share = Job.Fraction(now) * Nodes.Count;
        if (share < index + 1)
            return IsCancelled ? "canceled" : share < index ? "pending" : "processing";
        return index == Nodes.Count - 1 && Job.State(now) == JobState.Failed ? "failed" : "succeeded";
    }

    public string Medium(int index) => $"workflow-runs/{Id}-{index}.mp4";
}
