using Microsoft.Extensions.Logging;

namespace HeyGen.Sandbox.Http;

/// <summary>
/// The way of an API request: read, find the operation, know the caller, apply a scripted fault, hold the idempotency key, check against the
/// contract, do the work, answer. All refusals end up in one place as HeyGen's error envelope.
/// </summary>
internal sealed partial class ApiEndpoint(World world, AccountRegistry accounts, RequestLog log, FaultPlan faults, ILogger<ApiEndpoint> logger)
{
    private readonly Lazy<OperationTable> operations = new(() => new OperationTable(OperationCatalog.Current, OperationGroups.All()));
    private readonly IdempotencyStore idempotency = new(world.Clock);

    public async Task HandleAsync(HttpContext context)
    {
        var entry = log.Begin(context.Request, world.Clock.Now);
        ApiAnswer answer;
        TimeSpan? retryAfter = null;
        try
        {
            var received = await ReceivedRequest.ReadAsync(context);
            entry.Body = received.LoggedBody;
            if (await AnswerAsync(context, received, entry) is not { } given)
                return;
            answer = given;
        }
        catch (ApiException refusal)
        {
            answer = ApiAnswer.Error(refusal.Status, refusal.Code, refusal.Message, refusal.Parameter);
            retryAfter = refusal.RetryAfter;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The last resort: whatever goes wrong inside is answered as HeyGen answers its own faults.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(logger, exception, entry.Method, entry.Path);
            answer = ApiAnswer.Error(500, "internal_error", "The sandbox itself has failed; its log says more.");
        }

        entry.Status = answer.Status;
        LogAnswer(logger, entry.Method, entry.Path, answer.Status);
        if (retryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await answer.SendAsync(context);
    }

    /// <summary>The answer, or null when the connection was ended or the answer was already sent.</summary>
    private async Task<ApiAnswer?> AnswerAsync(HttpContext context, ReceivedRequest received, RequestEntry entry)
    {
        var request = context.Request;
        var match = operations.Value.Contract.Find(request.Method, request.Path.Value!);
        ApiException.ThrowIf(
            match is null or { Operation.IsRemoved: true },
            404, "not_found", $"HeyGen's v3 API has no {request.Method} {request.Path}.");
        entry.Operation = match.Operation.Id;
        var account = accounts.Authenticate(request.Headers)
            ?? throw new ApiException(401, "unauthorized", "No valid API key. This sandbox accepts keys beginning with \"sandbox\", for example sandbox-key.");
        ApiException.ThrowIf(
            account.IsSubscription && match.Operation.TakesApiKeyOnly, 403, "forbidden", "This operation takes an API key, no OAuth token.");
        var key = IdempotencyStore.ReadKey(request);

        var fault = faults.Take(match.Operation.Id);
        if (fault is not null && await fault.ActBeforeAsync(context, world.Clock, entry))
            return null;

        var work = () => Work(match, account, received, context);
        var delay = () => fault?.DelayAsync(world.Clock, context.RequestAborted) ?? Task.CompletedTask;
        ApiAnswer answer;
        ApiException.ThrowIf(key is null && match.Operation.KeyRule is { IsRequired: true }, "Idempotency-Key", "required");
        if (key is not null && match.Operation.KeyRule is { } rule)
        {
            answer = await idempotency.RunOnceAsync(new(account, $"{request.Method} {request.Path}", key), rule, received.Body, work, delay);
        }
        else
        {
            answer = work();
            await delay();
        }
        if (fault?.Cut != "after")
            return answer;
        context.Abort();
        return null;
    }

    private ApiAnswer Work(OperationMatch match, Account account, ReceivedRequest received, HttpContext context)
    {
        var operation = match.Operation;
        var handler = operations.Value.Find(operation)
            ?? throw new ApiException(501, "not_implemented", $"HeyGen has {operation.Id}, this sandbox does not yet.");
        var query = RequestCheck.Query(operation, context.Request.Query);
        var call = new ApiCall
        {
            Operation = operation,
            World = world,
            Account = account,
            BaseAddress = new Uri($"{context.Request.Scheme}://{context.Request.Host}"),
            PathValues = match.PathValues,
            Query = query,
            Body = RequestCheck.Body(operation, received),
            File = RequestCheck.File(operation, received),
        };
        lock (account.Gate)
        {
            account.Settle();
            var answer = handler(call);
            world.Webhooks.Follow(call);
            log.CountExecution(operation);
            return answer;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "{Method} {Path} answered {Status}")]
    private static partial void LogAnswer(ILogger logger, string method, string path, int status);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Method} {Path} failed inside the sandbox")]
    private static partial void LogFault(ILogger logger, Exception exception, string method, string path);
}
