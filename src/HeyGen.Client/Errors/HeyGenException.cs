namespace HeyGen.Client;

/// <summary>A call to HeyGen that failed. A caller's own cancellation stays an <see cref="OperationCanceledException"/>.</summary>
/// <param name="error">What is known of the failure.</param>
/// <param name="cause">The exception beneath, where there is one.</param>
public sealed class HeyGenException(HeyGenError error, Exception? cause = null) : Exception($"{error.Code}: {error.Message}", cause)
{
    /// <summary>What is known of the failure.</summary>
    public HeyGenError Error { get; } = error;
}
