namespace HeyGen.Sandbox.Batches;

internal interface IBatchItem
{
    string Status(DateTimeOffset now);

    /// <summary>The id of what comes out of it, once that is known.</summary>
    string? ResultId(DateTimeOffset now);

    JsonObject? Error(DateTimeOffset now);
}

/// <summary>Many things of one API group that were asked for together.</summary>
internal sealed record Batch(string Group, string? Title, DateTimeOffset CreatedAt, IReadOnlyList<IBatchItem> Items) : IResource, IEventSource
{
    public static string Noun => "Batch";

    public string Id { get; } = Ids.New();

    public string? CallbackUrl { get; private init; }

    public static Batch Keep(ApiCall call, IReadOnlyList<IBatchItem> items) =>
        call.Keep(new Batch(call.Operation.Group, call.Body.Text("title"), call.Now, items) { CallbackUrl = call.Body.Text("callback_url") });

    /// <summary>A batch is known to its own group of the API only.</summary>
    public bool Exists(ApiCall call) => Group == call.Operation.Group;

    /// <summary>The batch as a whole and one page of its items.</summary>
    public JsonObject Describe(ApiCall call)
    {
        var (page, next) = call.Page([.. DescribeItems(call.Now)], item => $"{item["item_index"]}");
        return new()
        {
            ["batch_id"] = Id,
            ["title"] = Title,
            ["status"] = Status(call.Now),
            ["total_items"] = Items.Count,
            ["counts_by_status"] = Items.CountBy(item => item.Status(call.Now)).ToJson(count => count.Key, count => count.Value),
            ["created_at"] = CreatedAt.ToUnixTimeSeconds(),
            ["items"] = page.ToJson(),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        };
    }

    /// <summary>
    /// The end of the requests in it: of files that were announced together there is no event. A batch of which every request was refused has nothing
    /// to wait for, and ended as it began.
    /// </summary>
    public WebhookEvent? EndEvent(EventWindow window)
    {
        var requests = Items.OfType<BatchRequest>().ToArray();
        var endedAt = requests.Max(request => request.Job?.EndsAt) ?? CreatedAt;
        return requests.Length > 0 && window.Holds(endedAt)
            ? new("batch.finished", Id, endedAt, new JsonObject { ["batch_id"] = Id, ["status"] = Status(window.Now) })
            : null;
    }

    /// <summary>
    /// The states of many things in one answer: of those named, and of the members of the batches named. What is not there is <c>not_found</c>.
    /// </summary>
    /// <param name="idsParameter">The query parameter that names single ones.</param>
    /// <param name="find">The state of one; null when it does not exist.</param>
    public static ApiAnswer AnswerStatuses(ApiCall call, string idsParameter, Func<string, JsonObject?> find)
    {
        var single = call.QueryList(idsParameter).Select(id => With("video_id", id, find(id) ?? NotFound()));
        var members = call.QueryList("batch_ids")
            .SelectMany(id => call.TryFind<Batch>(id)?.DescribeItems(call.Now) ?? [NotFound()], (id, item) => With("batch_id", id, item));
        return call.AnswerPage([.. single, .. members], _ => "", entry => entry);
    }

    private static JsonObject NotFound() => new() { ["status"] = "not_found" };

    private static JsonObject With(string field, string id, JsonObject entry)
    {
        entry[field] = id;
        return entry;
    }

    /// <summary><c>processing</c> as long as an item is, then <c>completed</c>, or <c>failed</c> when no item came to anything.</summary>
    private string Status(DateTimeOffset now)
    {
        var statuses = Items.Select(item => item.Status(now)).ToArray();
        return statuses.Any(status => status is "queued" or "processing") ? "processing" : statuses.Contains("completed") ? "completed" : "failed";
    }

    /// <summary>The field for the id of what comes out is called <c>video_id</c> in all groups.</summary>
    private IEnumerable<JsonObject> DescribeItems(DateTimeOffset now) => Items.Select((item, index) => new JsonObject
    {
        ["item_index"] = index,
        ["video_id"] = item.ResultId(now),
        ["status"] = item.Status(now),
        ["error"] = item.Error(now),
    });
}
