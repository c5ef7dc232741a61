using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace HeyGen.Client;

/// <summary>The time limits and repeats around each attempt.</summary>
internal static class RetryPipeline
{
    /// <summary>A longer wait than this is left to the caller, and reported to it.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Where the strategies find the call that they are applied to.</summary>
    public static readonly ResiliencePropertyKey<Call> Call = new("HeyGen.Call");

    private static readonly TimeSpan firstWait = TimeSpan.FromSeconds(1);

    public static ResiliencePipeline<Attempt> Create(HeyGenTimeouts timeouts, TimeProvider time) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = arguments => new(InAll(CallOf(arguments.Context), timeouts)) })
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                ShouldHandle = arguments => new(arguments.Outcome.Result is { ShouldRepeat: true }),
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = firstWait,
                MaxDelay = LongestWait,
                DelayGenerator = arguments => new(AskedWait(arguments)),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = arguments => new(OneAttempt(CallOf(arguments.Context).Operation, timeouts)) })
            .Build();

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(Call, null!);

    private static TimeSpan InAll(Call call, HeyGenTimeouts timeouts) =>
        call.Operation.Class == OperationClass.Read ? timeouts.ReadInAll : Timeout.InfiniteTimeSpan;

    private static TimeSpan OneAttempt(Operation operation, HeyGenTimeouts timeouts) => operation.Class switch
    {
        OperationClass.Read => timeouts.Read,
        OperationClass.Write => timeouts.Write,
        OperationClass.Upload => timeouts.Upload,
        _ => operation.TakesIdempotencyKey ? timeouts.KeyedCreate : timeouts.Create,
    };

    /// <summary>What HeyGen asks for, when it is longer than the wait that the backoff would come to; null leaves that wait.</summary>
    private static TimeSpan? AskedWait(RetryDelayGeneratorArguments<Attempt> arguments)
    {
        var backoff = firstWait * Math.Pow(2, arguments.AttemptNumber);
        return arguments.Outcome.Result?.Failure?.Error.RetryAfter is { } asked && asked > backoff ? asked : null;
    }
}
