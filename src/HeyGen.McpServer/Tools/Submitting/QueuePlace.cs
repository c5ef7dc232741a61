namespace HeyGen.McpServer.Tools.Submitting;

/// <summary>Where a submission stands among those that wait for a free slot at HeyGen, counted from 1.</summary>
internal sealed record QueuePlace(int Place, int Of)
{
    /// <summary>For a person.</summary>
    public override string ToString() => $"Waiting for a free slot at HeyGen: place {Place} of {Of}";
}
