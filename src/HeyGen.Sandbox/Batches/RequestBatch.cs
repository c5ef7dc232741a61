using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.Batches;

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
