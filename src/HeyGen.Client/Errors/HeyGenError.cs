namespace HeyGen.Client;

/// <summary>Why a call failed, what to do next, and whether HeyGen may have begun the work.</summary>
public sealed record HeyGenError
{
    /// <summary>HeyGen's code in lower case, or ours where HeyGen gave none (<c>missing_credentials</c>, <c>network_error</c>, <c>timeout</c>, ...).</summary>
    public required string Code { get; init; }

    /// <summary>HeyGen's words, freed of control characters and cut to 500 characters, and 1,500 for a list of faults; ours where HeyGen gave none.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next, in one sentence of ours.</summary>
    public required string Hint { get; init; }

    /// <summary>The sort of failure.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>HeyGen's X-Request-Id, to be quoted in a support case.</summary>
    public string? RequestId { get; init; }

    /// <summary>The field at fault, in HeyGen's name for it.</summary>
    public string? Param { get; init; }

    /// <summary>Where HeyGen explains the error.</summary>
    public string? DocumentationUrl { get; init; }

    /// <summary>The same call may succeed later and cannot do the work twice. For a POST this holds only with the same <see cref="IdempotencyKey"/>.</summary>
    public bool CanRetry { get; init; }

    /// <summary>How long to wait before the next try: what HeyGen asks for, at most five minutes.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether HeyGen may have begun the work all the same.</summary>
    public WorkStarted WorkStarted { get; init; }

    /// <summary>The key that a POST was sent with, given or made up; null when nothing was sent.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>Whether a call that failed may have begun work, and so may be charged.</summary>
public enum WorkStarted
{
    /// <summary>Nothing was begun: the call only reads, was refused, or never left.</summary>
    No,

    /// <summary>The call may have arrived, and no definite answer came.</summary>
    Unknown,
}

/// <summary>The sort of failure, as far as a caller acts on it differently.</summary>
public enum FailureKind
{
    /// <summary>The key or token is missing, malformed or refused.</summary>
    Credentials,

    /// <summary>The credential is good and may not do this.</summary>
    Permission,

    /// <summary>Balance, credits or plan do not suffice.</summary>
    Payment,

    /// <summary>What the call names does not exist for this account.</summary>
    NotFound,

    /// <summary>HeyGen refused the request as it stands.</summary>
    InvalidRequest,

    /// <summary>The request clashes with the present state.</summary>
    Conflict,

    /// <summary>Too many requests, too many jobs, or a quota used up.</summary>
    RateLimited,

    /// <summary>A fault on HeyGen's side.</summary>
    ServerFault,

    /// <summary>HeyGen could not be reached, or the connection broke.</summary>
    Network,

    /// <summary>HeyGen did not answer in time.</summary>
    Timeout,

    /// <summary>An answer came that is not what the API promises, such as a proxy's page.</summary>
    UnreadableAnswer,
}

/// <summary>A call to HeyGen that failed. A caller's own cancellation stays an <see cref="OperationCanceledException"/>.</summary>
/// <param name="error">What is known of the failure.</param>
/// <param name="cause">The exception beneath, where there is one.</param>
public sealed class HeyGenException(HeyGenError error, Exception? cause = null) : Exception($"{error.Code}: {error.Message}", cause)
{
    /// <summary>What is known of the failure.</summary>
    public HeyGenError Error { get; } = error;
}
