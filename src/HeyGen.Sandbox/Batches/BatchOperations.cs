using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Batches;

/// <summary>What the batches of all groups do alike. A group adds how one of its requests is checked.</summary>
internal static class BatchOperations
{
    /// <summary>Counted after a request for several languages has become one item for each.</summary>
    public const int MostItems = 100;

    /// <summary>
    /// Begins a batch. An item that is refused fails alone and the others go on: the answer has left by the time HeyGen looks at the items.
    /// </summary>
    /// <exception cref="ApiException">402 when the balance does not suffice for all items; then none is begun.</exception>
    public static ApiAnswer Create<T>(ApiCall call, IEnumerable<T> requests, Func<T, BatchWork> check)
    {
        var checks = requests.Select(request => Check(request, check)).ToArray();
        var jobs = new Queue<Job>(call.Account.StartQueue([.. checks.Select(item => item.Work).OfType<BatchWork>().Select(work => work.Terms)]));
        var items = new List<BatchItem>();
        foreach (var (work, refusal) in checks)
            items.Add(work is null ? new(items.Count, ResultId: null, Job: null, refusal) : Begin(items.Count, work, jobs.Dequeue()));
        var batch = new Batch(Ids.New(), call.Operation.Group, call.Body.Text("title"), call.Now.ToUnixTimeSeconds(), items);
        call.Account.Made<Batch>().Add(batch.Id, batch);
        return call.Answer(new JsonObject { ["batch_id"] = batch.Id });
    }

    /// <summary>The batch as a whole and one page of its items.</summary>
    /// <exception cref="ApiException">404 when the group has no such batch.</exception>
    public static ApiAnswer Get(ApiCall call)
    {
        var id = call.PathValue("batch_id");
        var batch = Find(call, id) ?? throw ApiException.NotFound("not_found", "Batch", id);
        var (items, next) = call.Page(batch.Items, item => $"{item.Index}");
        var counts = batch.Items.CountBy(item => item.Status(call.Now)).Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value));
        return call.Answer(new JsonObject
        {
            ["batch_id"] = batch.Id,
            ["title"] = batch.Title,
            ["status"] = batch.Status(call.Now),
            ["total_items"] = batch.Items.Count,
            ["counts_by_status"] = new JsonObject(counts),
            ["created_at"] = batch.CreatedAt,
            ["items"] = new JsonArray([.. items.Select(item => Describe(call, item))]),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        });
    }

    /// <summary>The states of many jobs in one answer: of those named, and of the members of the batches named. What is not there is <c>not_found</c>.</summary>
    /// <param name="call">The request.</param>
    /// <param name="idsParameter">The query parameter that names jobs.</param>
    /// <param name="status">The state of one job; null when it does not exist.</param>
    public static ApiAnswer Statuses(ApiCall call, string idsParameter, Func<string, string?> status)
    {
        JsonNode[] entries =
        [
            .. Listed(call, idsParameter).Select(id => new JsonObject { ["video_id"] = id, ["status"] = status(id) ?? "not_found" }),
            .. Listed(call, "batch_ids").SelectMany(id => Find(call, id) is { } batch
                ? batch.Items.Select(item => Describe(call, item, batch.Id))
                : [new JsonObject { ["batch_id"] = id, ["status"] = "not_found" }]),
        ];
        return call.AnswerPage(entries, _ => "", entry => entry);
    }

    private static (BatchWork? Work, ApiException? Refusal) Check<T>(T request, Func<T, BatchWork> check)
    {
        try
        {
            return (check(request), null);
        }
        catch (ApiException refusal)
        {
            return (null, refusal);
        }
    }

    private static BatchItem Begin(int index, BatchWork work, Job job) => new(index, work.Begin(job), job, Refusal: null);

    private static Batch? Find(ApiCall call, string id) =>
        call.Account.Made<Batch>().TryGetValue(id, out var batch) && batch.Group == call.Operation.Group ? batch : null;

    private static string[] Listed(ApiCall call, string parameter) =>
        call.QueryValue(parameter)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static JsonObject Describe(ApiCall call, BatchItem item, string? batchId = null)
    {
        var status = item.Status(call.Now);
        var entry = new JsonObject
        {
            ["item_index"] = item.Index,
            ["video_id"] = status == "queued" ? null : item.ResultId,
            ["status"] = status,
            ["error"] = status == "failed" ? Error(item) : null,
        };
        if (batchId is not null)
            entry["batch_id"] = batchId;
        return entry;
    }

    private static JsonObject Error(BatchItem item) => item.Refusal is { } refusal
        ? new() { ["code"] = refusal.Code, ["message"] = refusal.Message }
        : new() { ["code"] = "rendering_failed", ["message"] = "The video could not be rendered." };
}
