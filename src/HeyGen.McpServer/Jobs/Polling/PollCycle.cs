namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>Jobs of one kind and of about the same age are looked at together, once in each round.</summary>
/// <param name="pace">How long from one round to the next, before chance varies it.</param>
internal sealed class PollCycle(TimeSpan pace)
{
    public TimeSpan Pace => pace;
}
