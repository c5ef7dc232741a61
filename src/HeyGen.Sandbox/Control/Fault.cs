using System.Text.Json.Serialization;

namespace HeyGen.Sandbox.Control;

/// <summary>
/// A fault that a tester scripts. With a status, code, message or body the request is answered so and no work is done; otherwise the work is done,
/// and the answer comes late or gets lost.
/// </summary>
internal sealed record Fault
{
    /// <summary>An operation id, or <c>*</c> for all.</summary>
    public required string Operation { get; init; }

    /// <summary>500 when only other parts of the answer are given.</summary>
    public int? Status { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Sent as it is in place of an error envelope, for example a gateway's HTML.</summary>
    public string? Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>By the sandbox's clock, before the answer and after the work. Idempotency keys are in flight meanwhile.</summary>
    public int DelayMs { get; init; }

    /// <summary>Never answers, and does no work.</summary>
    public bool Hang { get; init; }

    /// <summary>Ends the connection <c>before</c> or <c>after</c> the work.</summary>
    public string? Cut { get; init; }

    /// <summary>How many requests are hit.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many requests pass before.</summary>
    public int After { get; init; }

    /// <summary>Acts in place of the work, where the fault says so; true when the request is done with.</summary>
    public async Task<bool> ActBeforeAsync(HttpContext context, JobClock clock, RequestEntry entry)
    {
        if (Hang)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (Cut == "before")
        {
            context.Abort();
            return true;
        }
        if (Status is null && Code is null && Message is null && Body is null)
            return false;
        await DelayAsync(clock, context.RequestAborted);
        entry.Status = Status ?? StatusCodes.Status500InternalServerError;
        foreach (var (name, value) in Headers ?? new Dictionary<string, string>())
            context.Response.Headers[name] = value;
        var answer = Body is null
            ? ApiAnswer.Error(entry.Status.Value, Code ?? "internal_error", Message ?? "A scripted fault.")
            : new ApiAnswer(entry.Status.Value, Encoding.UTF8.GetBytes(Body)) { ContentType = "text/html" };
        await (ContentType is null ? answer : answer with { ContentType = ContentType }).SendAsync(context);
        return true;
    }

    public Task DelayAsync(JobClock clock, CancellationToken ct) => Task.Delay(TimeSpan.FromMilliseconds(DelayMs), clock.Time, ct);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Fault))]
internal sealed partial class FaultContext : JsonSerializerContext;
