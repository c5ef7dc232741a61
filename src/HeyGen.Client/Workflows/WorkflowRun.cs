using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A run of a workflow.</summary>
public sealed record WorkflowRun : OpenRecord
{
    /// <summary>What the run is read by.</summary>
    public string? Id { get; init; }

    /// <summary>pending, processing, succeeded, partial, failed or canceled.</summary>
    public string? Status { get; init; }

    /// <summary>What it has made, in a shape that depends on the workflow; there also after a partial failure.</summary>
    public JsonElement? Outputs { get; init; }
}
