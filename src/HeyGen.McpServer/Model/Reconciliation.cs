namespace HeyGen.McpServer.Model;

/// <summary>
/// How HeyGen shows that it began a create whose answer never came, for a create without an idempotency key that can be told from all others. Where a
/// tool has none, nothing tells: speech and comparisons are in no list, batches are listed nowhere, live streams neither; and <c>callback_id</c> is shown
/// by no read.
/// </summary>
internal sealed record Reconciliation
{
    /// <summary>Lists what may be the work, newest first; null where the arguments name it.</summary>
    public Operation? List { get; init; }

    public JsonObject ListArguments { get; init; } = [];

    /// <summary>Which of the list's items is worth reading; all where it shows too little.</summary>
    public Func<JsonObject, JsonObject, bool> MayBe { get; init; } = (_, _) => true;

    /// <summary>Field of an item, or argument of the call, with the id.</summary>
    public required string IdField { get; init; }

    /// <summary>Reads one of them whole; null where the list shows enough.</summary>
    public Operation? Read { get; init; }

    /// <summary>Whether the thing read shows the work of these arguments, begun at or after a moment in Unix seconds of HeyGen's clock.</summary>
    public required Func<JsonObject, JsonObject, long, bool> IsOf { get; init; }

    /// <summary>Field of the create's answer with the id.</summary>
    public required string AnswerField { get; init; }

    /// <summary>Several creates leave their traces in one and the same thing.</summary>
    public bool IsShared { get; init; }
}
