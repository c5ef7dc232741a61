namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>Where a submission stands among those that wait for a free slot at HeyGen, counted from 1.</summary>
internal sealed record QueuePosition(int Place, int Of)
{
    /// <summary>For a person.</summary>
    public override string ToString() => $"Waiting for a free slot at HeyGen: place {Place} of {Of}";
}
