namespace HeyGen.Client;

/// <summary>One call with all its attempts: what they share, and what they have left behind.</summary>
/// <param name="operation">What is called.</param>
/// <param name="template">What is sent at each attempt.</param>
/// <param name="idempotencyKey">The key of a POST, the same for each attempt.</param>
/// <param name="cancelled">The caller's token.</param>
internal sealed class Call(Operation operation, RequestTemplate template, string? idempotencyKey, CancellationToken cancelled)
{
    private bool mayHaveBegun;

    public Operation Operation { get; } = operation;

    /// <summary>The request can be made again at all.</summary>
    public bool CanRepeat => template.CanRepeat;

    public CancellationToken Cancelled { get; } = cancelled;

    /// <summary>How often the call was sent so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>The failure of the attempt before.</summary>
    public Failure? LastFailure { get; private set; }

    /// <summary>What the caller decided.</summary>
    public required SendOptions Options { get; init; }

    /// <summary>What proves the account; replaced once when HeyGen refuses it.</summary>
    public required Credential Credential { get; set; }

    /// <summary>When the call began, as a timestamp of the time provider.</summary>
    public required long Began { get; init; }

    /// <summary>The request of the next attempt, with credential and key.</summary>
    public HttpRequestMessage NextRequest()
    {
        Attempts++;
        var request = template.Create();
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (Credential.Kind == CredentialKind.ApiKey)
        {
            request.Headers.Add("X-Api-Key", Credential.Secret);
        }
        else
        {
            request.Headers.Authorization = new("Bearer", Credential.Secret);
        }

        return request;
    }

    public void Note(Failure failure)
    {
        LastFailure = failure;
        mayHaveBegun |= !failure.BeganNothing;
    }

    /// <summary>Whether the call may be sent again after a failure, without the risk of doing the work twice.</summary>
    public bool MayRepeat(Failure failure) => failure.IsTransient && (failure.BeganNothing || Operation.IsRepeatable);

    /// <summary>
    /// The failure as the caller sees it. An attempt that may have begun the work is never forgotten, even when a later one was refused.
    /// </summary>
    public HeyGenException Fail(Failure failure) => new(
        failure.Error with
        {
            CanRetry = MayRepeat(failure),
            WorkStarted = mayHaveBegun && Operation.Class != OperationClass.Read ? WorkStarted.Unknown : WorkStarted.No,
            IdempotencyKey = idempotencyKey,
        },
        failure.Cause);
}
