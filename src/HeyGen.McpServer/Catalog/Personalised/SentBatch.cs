using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>A batch of some of the rows.</summary>
/// <param name="First">Its first row, counted from 1.</param>
internal sealed record RowBatch(int First, int Count, CheckedCall Checked);

/// <summary>What became of a batch's create.</summary>
/// <param name="Submitted">Null where it failed.</param>
/// <param name="Refusal">Why it failed; null where it did not.</param>
internal sealed record SentBatch(RowBatch Batch, Submitted? Submitted, ToolResult? Refusal = null)
{
    /// <summary>The jobs that HeyGen named; none while it has not answered.</summary>
    public IReadOnlyList<string> Jobs { get; } = Submitted?.Answer is { Data.ValueKind: JsonValueKind.Object } answer
        ? VideoTools.CreateBatch.Job!.Ids(JsonObject.Create(answer.Data)!, [])
        : [];
}
