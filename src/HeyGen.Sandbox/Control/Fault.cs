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

    [JsonIgnore]
    public bool IsAnswer => Status is not null || Code is not null || Message is not null || Body is not null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Fault))]
internal sealed partial class FaultContext : JsonSerializerContext;
