namespace HeyGen.McpServer.Money.Ledger;

/// <summary>How far a submission is. Only the last word of HeyGen settles it: <see cref="Completed"/>, <see cref="Failed"/> or <see cref="Refused"/>.</summary>
internal enum SubmissionState
{
    /// <summary>Written down, and certainly not begun at HeyGen: not sent yet, or sent and refused by a concurrency or rate limit.</summary>
    Prepared,

    /// <summary>On its way: HeyGen may have begun.</summary>
    Sent,

    /// <summary>HeyGen took it on and works on it.</summary>
    Accepted,

    Completed,

    /// <summary>HeyGen tried and failed; it does not charge for that.</summary>
    Failed,

    Refused,

    /// <summary>No answer came, and it is not known whether HeyGen began.</summary>
    Unknown,
}

internal static class SubmissionStates
{
    /// <summary>HeyGen has said its last word.</summary>
    public static bool IsSettled(this SubmissionState state) => state is SubmissionState.Completed or SubmissionState.Failed or SubmissionState.Refused;

    /// <summary>It is open whether HeyGen began, or will.</summary>
    public static bool IsOpen(this SubmissionState state) => state is SubmissionState.Prepared or SubmissionState.Sent or SubmissionState.Unknown;

    public static string Name(this SubmissionState state) => state switch
    {
        SubmissionState.Prepared => "prepared",
        SubmissionState.Sent => "sent",
        SubmissionState.Accepted => "accepted",
        SubmissionState.Completed => "completed",
        SubmissionState.Failed => "failed",
        SubmissionState.Refused => "refused",
        SubmissionState.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>Every name, in the order of a submission's life.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<SubmissionState>().Select(Name)];
}
