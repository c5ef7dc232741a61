namespace HeyGen.Client;

/// <summary>What is known of one failed attempt, before it is known whether there will be another.</summary>
internal sealed record Failure(HeyGenError Error)
{
    /// <summary>HeyGen refused the attempt, or it never left: it began no work.</summary>
    public bool BeganNothing { get; init; }

    /// <summary>The same request may succeed shortly.</summary>
    public bool IsTransient { get; init; }

    public Exception? Cause { get; init; }
}

/// <summary>The failures that are ours to word, because HeyGen said nothing.</summary>
internal static class Failures
{
    public const string ClosedCode = "client_closed";

    public static Failure TimedOut() => new(new HeyGenError
    {
        Code = "timeout",
        Message = "HeyGen did not answer in time.",
        Hint = "Check first whether the work was begun, then try again.",
        Kind = FailureKind.Timeout,
    })
    { IsTransient = true };

    /// <param name="host">Whom the request was for.</param>
    public static Failure Unreachable(Exception cause, string host = "HeyGen")
    {
        var fault = ConnectionFault.Of(cause);
        return new(new HeyGenError
        {
            Code = "network_error",
            Message = $"{host} could not be reached: {fault.Message}.",
            Hint = fault.NeverLeft ? fault.Hint : "Check first whether the work was begun, then try again.",
            Kind = FailureKind.Network,
        })
        { IsTransient = true, BeganNothing = fault.NeverLeft, Cause = cause };
    }

    /// <param name="neverLeft">It was disposed before the attempt, so nothing of the request has left.</param>
    public static Failure Closed(Exception cause, bool neverLeft) => new(new HeyGenError
    {
        Code = ClosedCode,
        Message = neverLeft
            ? "The connection to HeyGen was closed on this side before the request was sent."
            : "The connection to HeyGen was closed on this side before its answer came.",
        Hint = neverLeft ? "Start the server again." : "Start the server again, and check whether the work was begun before sending again.",
        Kind = FailureKind.Network,
    })
    { BeganNothing = neverLeft, Cause = cause };

    /// <summary>HeyGen accepted the request, and its answer cannot be read.</summary>
    public static Failure Unreadable(string message, int? status = null, string? requestId = null, Exception? cause = null) => new(new HeyGenError
    {
        Code = "unreadable_answer",
        Message = message,
        Hint = "Check HeyGen's address and the proxy in between; check whether the work was begun before sending again.",
        Kind = FailureKind.UnreadableAnswer,
        Status = status,
        RequestId = requestId,
    })
    { Cause = cause };

    /// <summary>The store behind a presigned address did not take the bytes. Its answer is not HeyGen's, so only the status is reported.</summary>
    public static Failure UploadRefused(int status) => new(new HeyGenError
    {
        Code = "upload_refused",
        Message = $"The store that HeyGen named for the file answered HTTP {status}.",
        Hint = "Upload the file again; a new upload gets a new address.",
        Kind = status >= 500 ? FailureKind.ServerFault : FailureKind.InvalidRequest,
        Status = status,
    })
    { IsTransient = status is >= 500 or 408 or 429 };

    /// <summary>A request that cannot be sent as it stands; nothing was sent.</summary>
    public static HeyGenException Unsendable(string code, string parameter, string message, string hint) => new(new HeyGenError
    {
        Code = code,
        Message = message,
        Hint = hint,
        Kind = FailureKind.InvalidRequest,
        Param = parameter,
    });

    /// <summary>No usable credential; nothing was sent.</summary>
    public static HeyGenException Credentials(string code, string message, string hint, Exception? cause = null) => new(
        new HeyGenError { Code = code, Message = message, Hint = hint, Kind = FailureKind.Credentials }, cause);
}
