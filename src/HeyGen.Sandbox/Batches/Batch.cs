namespace HeyGen.Sandbox.Batches;

/// <summary>Many things that were asked for together, as the API shows them.</summary>
internal abstract record Batch(string Id, string? Title, long CreatedAt) : IResource
{
    public static string Noun => "Batch";

    /// <summary><c>processing</c> as long as an item is, then <c>completed</c>, or <c>failed</c> when no item came to anything.</summary>
    public string Status(DateTimeOffset now)
    {
        var statuses = Statuses(now).ToArray();
        if (statuses.Any(status => status is "queued" or "processing"))
        {
            return "processing";
        }
        return statuses.Contains("completed") ? "completed" : "failed";
    }

    /// <summary>The batch as a whole and one page of its items.</summary>
    public JsonObject Describe(ApiCall call)
    {
        var items = Items(call).ToArray();
        var (page, next) = call.Page(items, item => $"{item["item_index"]}");
        return new()
        {
            ["batch_id"] = Id,
            ["title"] = Title,
            ["status"] = Status(call.Now),
            ["total_items"] = items.Length,
            ["counts_by_status"] = Statuses(call.Now).CountBy(status => status).ToJson(count => count.Key, count => count.Value),
            ["created_at"] = CreatedAt,
            ["items"] = page.ToJson(),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        };
    }

    /// <summary>A batch is known to its own group of the API only.</summary>
    public virtual bool Exists(ApiCall call) => true;

    /// <summary>The items; the field for the id of what comes out is called <c>video_id</c> in all groups.</summary>
    protected abstract IEnumerable<JsonObject> Items(ApiCall call);

    protected abstract IEnumerable<string> Statuses(DateTimeOffset now);

    /// <summary>
    /// The states of many things in one answer: of those named, and of the members of the batches named. What is not there is <c>not_found</c>.
    /// </summary>
    /// <param name="call">The request.</param>
    /// <param name="idsParameter">The query parameter that names single ones.</param>
    /// <param name="status">The state of one; null when it does not exist.</param>
    public static ApiAnswer AnswerStatuses<T>(ApiCall call, string idsParameter, Func<string, JsonObject?> status)
        where T : Batch, IResource
    {
        var single = call.QueryList(idsParameter).Select(id => With("video_id", id, status(id) ?? Missing()));
        var members = call.QueryList("batch_ids")
            .SelectMany(id => call.TryFind<T>(id)?.Items(call) ?? [Missing()], (id, item) => With("batch_id", id, item));
        return call.AnswerPage([.. single, .. members], _ => "", entry => entry);
    }

    private static JsonObject Missing() => new() { ["status"] = "not_found" };

    private static JsonObject With(string field, string id, JsonObject entry)
    {
        entry[field] = id;
        return entry;
    }
}
