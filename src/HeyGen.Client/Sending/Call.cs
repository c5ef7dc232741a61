namespace HeyGen.Client;

/// <summary>One call with all its attempts: what they share, and what they have left behind.</summary>
internal sealed class Call(Operation operation, RequestTemplate template, string? idempotencyKey, CancellationToken cancelled)
{
    private bool mayHaveBegun;

    public Operation Operation { get; } = operation;

    public bool CanRepeat => template.CanRepeat;

    public CancellationToken Cancelled { get; } = cancelled;

    public int Attempts { get; private set; }

    public Failure? LastFailure { get; private set; }

    public required SendOptions Options { get; init; }

    /// <summary>What proves the account; replaced once when HeyGen refuses it.</summary>
    public required Credential Credential { get; set; }

    /// <summary>When the call began, as a timestamp of the time provider.</summary>
    public required long Began { get; init; }

    public HttpRequestMessage NextRequest()
    {
        Attempts++;
        var request = template.Create();
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);

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

    /// <summary>The failure as the caller sees it. An attempt that may have begun the work is never forgotten, even when a later one was refused.</summary>
    public HeyGenException Fail(Failure failure) => new(
        failure.Error with
        {
            CanRetry = MayRepeat(failure),
            WorkStarted = mayHaveBegun && Operation.Class != OperationClass.Read ? WorkStarted.Unknown : WorkStarted.No,
            IdempotencyKey = idempotencyKey,
        },
        failure.Cause);
}

/// <summary>A request that is made anew for each attempt, because a message cannot be sent twice.</summary>
internal sealed record RequestTemplate(Func<HttpRequestMessage> Create)
{
    /// <summary>Its content is still there after an attempt; a stream that cannot seek is not.</summary>
    public bool CanRepeat { get; init; } = true;
}

/// <summary>How one attempt of a call ended: with an answer or a failure.</summary>
internal sealed record Attempt(HeyGenAnswer? Answer, Failure? Failure)
{
    /// <summary>The call may and should be sent again.</summary>
    public bool ShouldRepeat { get; init; }
}
