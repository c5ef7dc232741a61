using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace HeyGen.Client;

/// <summary>The one way out: credential, headers, time limits, repeats, answer, error.</summary>
internal sealed class SendPath(
    Func<HttpClient> http, ICredentialSource credentials, HeyGenClientOptions options, TimeProvider time, ILogger logger)
{
    private readonly ResiliencePipeline<Attempt> pipeline = RetryPipeline.Create(options.Timeouts, time);
    private readonly AnswerReader answers = new(time);

    public ValueTask<Credential> CredentialAsync(CancellationToken cancellationToken) => credentials.GetAsync(cancellationToken);

    public async Task<HeyGenAnswer> SendAsync(
        Operation operation, RequestTemplate template, SendOptions? sendOptions, CancellationToken cancellationToken)
    {
        var key = operation.Method == HttpMethod.Post ? IdempotencyKey.Choose(sendOptions) : null;
        var call = new Call(operation, template, key, cancellationToken)
        {
            Began = time.GetTimestamp(),
            LeavesRateLimits = sendOptions?.LeaveRateLimits is true,
            Credential = await credentials.GetAsync(cancellationToken).ConfigureAwait(false),
        };

        var end = await RepeatAsync(call).ConfigureAwait(false);
        if (end.Failure is { Error.Status: 401 } && call.CanRepeat)
        {
            // A 401 is refused before any work, so even a create may go out again, once, with a fresh token.
            if (await credentials.RefreshAsync(call.Credential, cancellationToken).ConfigureAwait(false) is { } fresh)
            {
                call.Credential = fresh;
                end = await RepeatAsync(call).ConfigureAwait(false);
            }
        }
        return end.Answer ?? throw call.Fail(end.Failure!);
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

    private async Task<Attempt> ExchangeAsync(Call call, CancellationToken attemptEnds)
    {
        using var request = call.NextRequest();
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        SendLog.Sending(logger, call.Operation.Id, call.Attempts);
        try
        {
            using var response = await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attemptEnds).ConfigureAwait(false);
            return call.Operation.StreamsEvents && EventStream.IsIn(response)
                ? await EventStream.ReadAsync(response, call.Cancelled, attemptEnds).ConfigureAwait(false)
                : await answers.ReadAsync(response, call.Credential.Secret, attemptEnds).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!call.Cancelled.IsCancellationRequested)
        {
            // Cancelled by neither the caller nor the time limit: the handler gave up connecting.
            return new(null, attemptEnds.IsCancellationRequested ? Failures.TimedOut() : Failures.Unreachable(exception, neverLeft: true));
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new(null, Failures.Unreadable("The answer is larger than any that HeyGen's API gives.", cause: exception));
        }
        catch (HttpRequestException exception)
        {
            return new(null, Failures.Unreachable(exception, NeverLeft(exception)));
        }
        catch (IOException exception)
        {
            return new(null, Failures.Unreachable(exception, neverLeft: false));
        }
    }

    /// <summary>These come up while connecting only, so no byte of the request has left.</summary>
    private static bool NeverLeft(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>A long wait is told, not waited for, and a read never waits past its own end.</summary>
    private bool IsWorthWaiting(Call call, HeyGenError error)
    {
        if (call.LeavesRateLimits && error.Kind == FailureKind.RateLimited)
        {
            return false;
        }

        if (error.Code == "resource_not_ready" && call.Operation.Class != OperationClass.Read)
        {
            return false;
        }

        var wait = error.RetryAfter ?? TimeSpan.Zero;
        return wait <= RetryPipeline.LongestWait
            && (call.Operation.Class != OperationClass.Read || time.GetElapsedTime(call.Began) + wait < options.Timeouts.ReadInAll);
    }
}
