namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>A create as it stands after a call for it, or after a read of its row.</summary>
/// <param name="AlreadySubmitted">An earlier call asked for it; this one started nothing.</param>
internal sealed record Submitted(Submission Row, AccountIdentity Account, bool AlreadySubmitted)
{
    /// <summary>Its position in the queue, while it is in this process's.</summary>
    public QueuePosition? Position { get; init; }

    /// <summary>HeyGen's answer to the create; null while there is none, or none that can be worked with.</summary>
    public HeyGenAnswer? Answer => Row.State.IsOpen() || Row.Answer is not { } answer
        ? null
        : new HeyGenAnswer(JsonSerializer.SerializeToElement(answer, JsonNodes.Default.JsonObject), HasMore: null, NextToken: null, RequestId: null);
}

/// <summary>A call that HeyGen has answered.</summary>
/// <param name="Submitted">The create's row; null for a call that is no create.</param>
internal sealed record AnsweredCall(ToolCall Call, HeyGenAnswer Answer, Submitted? Submitted);

/// <summary>A submission that somebody waited for by its id has failed. Its own tool says what that means, not the one that waited.</summary>
internal sealed class SubmissionFailedException(ToolDefinition tool, HeyGenException failure) : ToolFailure(failure.Message, failure)
{
    public ToolDefinition Tool => tool;

    public HeyGenError Error => failure.Error;
}
