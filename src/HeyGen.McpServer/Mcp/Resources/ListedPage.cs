using HeyGen.McpServer.Pipeline;

namespace HeyGen.McpServer.Mcp.Resources;

/// <summary>A page of a list, as the tool that lists it answers.</summary>
/// <param name="Next">The token of the page after it; null for the last.</param>
/// <param name="Failure">The answer that is no page; null for a page.</param>
internal sealed record ListedPage(IReadOnlyList<JsonObject> Items, string? Next, ToolResult? Failure)
{
    /// <param name="arguments">Those of the tool besides the two of paging; it is not changed.</param>
    /// <param name="token">Null for the first page.</param>
    public static async Task<ListedPage> ReadAsync(
        ToolCallPipeline pipeline, ToolDefinition list, JsonObject arguments, int size, string? token, Caller caller, CancellationToken cancellationToken)
    {
        var asked = arguments.DeepClone().AsObject();
        asked["limit"] = size;
        if (token is not null)
            asked["token"] = token;

        var answer = await pipeline.CallAsync(list, asked, caller, cancellationToken);
        return answer is { IsError: false, Structured: { } page }
            ? new ListedPage([.. (page["data"] as JsonArray ?? []).OfType<JsonObject>()], JsonText.At(page, "next_token"), Failure: null)
            : new ListedPage([], Next: null, answer);
    }

    /// <summary>The jobs of a row of <c>list_jobs</c>.</summary>
    public static IEnumerable<JobId> JobsOf(JsonObject row)
    {
        foreach (var text in (row["job_ids"] as JsonArray ?? []).Select(JsonText.Read))
        {
            if (text is not null && JobId.TryParse(text, out var job))
                yield return job.Value;
        }
    }
}
