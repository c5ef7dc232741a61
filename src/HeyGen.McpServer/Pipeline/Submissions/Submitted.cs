using HeyGen.Client;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>A create as it stands after a call for it, or after a look at it.</summary>
/// <param name="Row">Its row in the ledger.</param>
/// <param name="AlreadySubmitted">An earlier call asked for it; this one started nothing.</param>
internal sealed record Submitted(Submission Row, bool AlreadySubmitted)
{
    /// <summary>Its place in the queue, while it is in this process's.</summary>
    public QueuePosition? Place { get; init; }
}

/// <summary>A submission that somebody waited for by its id has failed. Its own tool says what that means, not the one that waited.</summary>
internal sealed class SubmissionFailedException(ToolDefinition tool, HeyGenException failure) : Exception(failure.Message, failure)
{
    public ToolDefinition Tool => tool;

    public HeyGenException Failure => failure;
}
