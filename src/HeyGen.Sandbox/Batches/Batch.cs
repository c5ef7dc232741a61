using HeyGen.Sandbox.Webhooks;

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

/// <summary>What a checked item comes to.</summary>
/// <param name="Terms">What its job will take and cost.</param>
/// <param name="Begin">Keeps what the job makes, and returns its id.</param>
internal sealed record BatchWork(JobTerms Terms, Func<Job, string> Begin);

/// <summary>One request of a batch: either under way, with the id of what comes out of it, or refused.</summary>
internal sealed record BatchItem(string? ResultId, Job? Job, ApiException? Refusal)
{
    public string Status(DateTimeOffset now) => Job?.Status(now, now < Job.StartedAt ? "queued" : "processing") ?? "failed";
}

/// <summary>Many requests of one API group, sent as one. A group adds how one of its requests is checked.</summary>
internal sealed record RequestBatch(string Id, string Group, string? Title, long CreatedAt, IReadOnlyList<BatchItem> Requests)
    : Batch(Id, Title, CreatedAt), IEventSource
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
        var items = checks.Select(item => item.Work is { } work ? Begin(work, jobs.Dequeue()) : new(ResultId: null, Job: null, item.Refusal)).ToArray();
        var batch = call.Keep(new RequestBatch(Ids.New(), call.Operation.Group, call.Body.Text("title"), call.Now.ToUnixTimeSeconds(), items));
        return call.Answer(new JsonObject { ["batch_id"] = batch.Id });
    }

    public static ApiAnswer AnswerStatuses(ApiCall call, string idsParameter, Func<string, string?> status) =>
        AnswerStatuses<RequestBatch>(call, idsParameter, id => status(id) is { } state ? new JsonObject { ["status"] = state } : null);

    public override bool Exists(ApiCall call) => Group == call.Operation.Group;

    /// <summary>A batch of which every item was refused has nothing to wait for, and ended as it began.</summary>
    public WebhookEvent? EndEvent(EventWindow window)
    {
        var endedAt = Requests.Max(item => item.Job?.EndsAt) ?? DateTimeOffset.FromUnixTimeSeconds(CreatedAt);
        return window.Holds(endedAt)
            ? new("batch.finished", Id, endedAt, new JsonObject { ["batch_id"] = Id, ["status"] = Status(window.Now) })
            : null;
    }

    protected override IEnumerable<string> Statuses(DateTimeOffset now) => Requests.Select(item => item.Status(now));

    protected override IEnumerable<JsonObject> Items(ApiCall call) => Requests.Select((item, index) =>
    {
        var status = item.Status(call.Now);
        return new JsonObject
        {
            ["item_index"] = index,
            ["video_id"] = status == "queued" ? null : item.ResultId,
            ["status"] = status,
            ["error"] = status == "failed" ? Error(item.Refusal) : null,
        };
    });

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

    private static BatchItem Begin(BatchWork work, Job job) => new(work.Begin(job), job, Refusal: null);

    private static JsonObject Error(ApiException? refusal) =>
        new() { ["code"] = refusal?.Code ?? "rendering_failed", ["message"] = refusal?.Message ?? "The video could not be rendered." };
}
