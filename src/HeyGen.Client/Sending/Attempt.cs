namespace HeyGen.Client;

/// <summary>How one attempt of a call ended: with an answer or a failure.</summary>
internal sealed record Attempt(HeyGenAnswer? Answer, Failure? Failure)
{
    /// <summary>The call may and should be sent again.</summary>
    public bool ShouldRepeat { get; init; }
}
