using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace HeyGen.Client;

/// <summary>Every call's path: credential, headers, time limits, repeats, answer, error.</summary>
internal sealed class SendPath(
    Func<HttpClient> http, ICredentialSource credentials, HeyGenClientOptions options, TimeProvider time, HeyGenClock clock, ILogger logger)
{
    private readonly ResiliencePipeline<Attempt> pipeline = RetryPipeline.Create(options.Timeouts, time);
    private readonly AnswerReader answers = new(clock);

    public async Task<HeyGenAnswer> SendAsync(
        Operation operation, RequestTemplate template, SendOptions? sendOptions, CancellationToken cancellationToken)
    {
        var key = operation.Method == HttpMethod.Post ? IdempotencyKey.Choose(sendOptions) : null;
        var call = new Call(operation, template, key, cancellationToken)
        {
            Began = time.GetTimestamp(),
            Options = sendOptions ?? new SendOptions(),
            Credential = await credentials.GetAsync(cancellationToken).ConfigureAwait(false),
        };

        var end = await RepeatAsync(call).ConfigureAwait(false);
        // A 401 is refused before any work, so even a create may go out again, once, with a fresh token.
        if (end.Failure is { Error.Status: 401 } && call.CanRepeat && await FreshCredentialAsync(call).ConfigureAwait(false) is { } fresh)
        {
            call.Credential = fresh;
            end = await RepeatAsync(call).ConfigureAwait(false);
        }

        return end.Answer ?? throw Fail(call, end.Failure!);
    }

    private async Task<Credential?> FreshCredentialAsync(Call call)
    {
        try
        {
            return await credentials.RefreshAsync(call.Credential, call.Cancelled).ConfigureAwait(false);
        }
        catch (HeyGenException exception)
        {
            // Only the call knows whether an attempt before this one may have begun the work.
            throw Fail(call, new Failure(exception.Error) { BeganNothing = true, IsTransient = exception.Error.CanRetry, Cause = exception });
        }
    }

    private HeyGenException Fail(Call call, Failure failure)
    {
        var exception = call.Fail(failure);
        if (exception.Error is { WorkStarted: WorkStarted.Unknown } error)
            SendLog.Lost(logger, call.Operation.Id, call.Attempts, error.Code, error.Status, error.RequestId);

        return exception;
    }

    private async Task<Attempt> RepeatAsync(Call call)
    {
        var context = ResilienceContextPool.Shared.Get(call.Cancelled);
        context.Properties.Set(RetryPipeline.Call, call);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, state) => state.Path.TryOnceAsync(state.Call, context.CancellationToken), context, (Path: this, Call: call))
                .ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            // The time for the whole call ran out between two attempts: what the last one met says more than that.
            return new(null, call.LastFailure ?? Failures.TimedOut());
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Attempt> TryOnceAsync(Call call, CancellationToken attemptEnds)
    {
        if (await PrepareAsync(call).ConfigureAwait(false) is { } earlier)
            return earlier;

        var attempt = await ExchangeAsync(call, attemptEnds).ConfigureAwait(false);
        if (attempt.Failure is not { } failure)
        {
            SendLog.Answered(logger, call.Operation.Id, call.Attempts);
            return attempt;
        }

        SendLog.Failed(logger, call.Operation.Id, call.Attempts, failure.Error.Code, failure.Error.Status);
        call.Note(failure);
        return attempt with { ShouldRepeat = call.CanRepeat && call.MayRepeat(failure) && IsWorthWaiting(call, failure.Error) };
    }

    /// <returns>How the attempt before ended, where the caller's own step before the next one failed; else null.</returns>
    private static async Task<Attempt?> PrepareAsync(Call call)
    {
        if (call.Options.BeforeAttempt is not { } prepare)
            return null;

        try
        {
            await prepare(call.Cancelled).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (call.LastFailure is not null && !call.Cancelled.IsCancellationRequested)
        {
            return new(null, call.LastFailure with { Cause = exception });
        }
    }

    private async Task<Attempt> ExchangeAsync(Call call, CancellationToken attemptEnds)
    {
        using var request = call.NextRequest();
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        SendLog.Sending(logger, call.Operation.Id, call.Attempts);
        var sentAt = time.GetUtcNow();
        Task<HttpResponseMessage> sending;
        try
        {
            sending = http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attemptEnds);
        }
        catch (ObjectDisposedException exception)
        {
            return new(null, Failures.Closed(exception, neverLeft: true));
        }

        try
        {
            using var response = await sending.ConfigureAwait(false);
            clock.Note(response, sentAt);
            return call.Operation.StreamsEvents && EventStream.IsIn(response)
                ? await EventStream.ReadAsync(response, call.Credential.Secret, call.Cancelled, attemptEnds).ConfigureAwait(false)
                : await answers.ReadAsync(response, call.Credential.Secret, attemptEnds).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsOurs(exception, call))
        {
            return new(null, FailureOf(exception, attemptEnds.IsCancellationRequested));
        }
    }

    /// <summary>The caller's own cancellation, or a file that turned out not to be fit for sending.</summary>
    private static bool IsOurs(Exception exception, Call call) =>
        exception is HeyGenException || (exception is OperationCanceledException && call.Cancelled.IsCancellationRequested);

    /// <summary>
    /// What an exception between the send and the end of the answer means. No exception passes unread, for the caller would take it for one of before the send.
    /// </summary>
    private static Failure FailureOf(Exception exception, bool timedOut) => exception switch
    {
        OperationCanceledException when timedOut => Failures.TimedOut(),
        OperationCanceledException { InnerException: TimeoutException } => Failures.Unreachable(exception),
        OperationCanceledException or ObjectDisposedException => Failures.Closed(exception, neverLeft: false),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            Failures.Unreadable("The answer is larger than any that HeyGen's API gives.", cause: exception),
        HttpRequestException or IOException => Failures.Unreachable(exception),
        _ => Failures.Unreadable("HeyGen's answer cannot be read.", cause: exception),
    };

    /// <summary>A long wait is reported, not waited for, and a read never waits past its own end.</summary>
    private bool IsWorthWaiting(Call call, HeyGenError error)
    {
        if (call.Options.LeaveRateLimits && error.Kind == FailureKind.RateLimited)
            return false;

        if (error.Code == "resource_not_ready" && call.Operation.Class != OperationClass.Read)
            return false;

        var wait = error.RetryAfter ?? TimeSpan.Zero;
        return wait <= RetryPipeline.LongestWait
            && (call.Operation.Class != OperationClass.Read || time.GetElapsedTime(call.Began) + wait < options.Timeouts.ReadInAll);
    }
}
