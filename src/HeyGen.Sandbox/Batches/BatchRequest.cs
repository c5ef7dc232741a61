namespace HeyGen.Sandbox.Batches;

/// <summary>What a checked request of a batch comes to: its job, and how what the job makes is kept.</summary>
internal sealed record BatchWork(JobTerms Terms, Func<Job, string> Begin);

/// <summary>One request of a batch: either under way, with the id of what comes out of it, or refused.</summary>
internal sealed record BatchRequest(string? MadeId, Job? Job, ApiException? Refusal) : IBatchItem
{
    /// <summary>Counted after a request for several languages has become one item for each.</summary>
    public const int MostOfABatch = 100;

    public string Status(DateTimeOffset now) => Job?.Status(now, now < Job.StartedAt ? "queued" : "processing") ?? "failed";

    public string? ResultId(DateTimeOffset now) => Status(now) == "queued" ? null : MadeId;

    public JsonObject? Error(DateTimeOffset now) => Status(now) != "failed" ? null : new()
    {
        ["code"] = Refusal?.Code ?? "rendering_failed",
        ["message"] = Refusal?.Message ?? "The video could not be rendered.",
    };

    /// <summary>
    /// Begins a batch. A request that is refused fails alone and the others go on: the answer has left by the time HeyGen looks at them.
    /// </summary>
    /// <exception cref="ApiException">402 when the balance does not suffice for all; then none is begun.</exception>
    public static ApiAnswer CreateBatch<T>(ApiCall call, IEnumerable<T> requests, Func<T, BatchWork> check)
    {
        var checks = requests.Select(request => Check(request, check)).ToArray();
        var jobs = new Queue<Job>(call.Account.StartQueue([.. checks.Select(item => item.Work).OfType<BatchWork>().Select(work => work.Terms)]));
        var items = checks.Select(item => item.Work is { } work ? Begin(work, jobs.Dequeue()) : new(MadeId: null, Job: null, item.Refusal));
        return call.Answer(new JsonObject { ["batch_id"] = Batch.Keep(call, [.. items]).Id });
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

    private static BatchRequest Begin(BatchWork work, Job job) => new(work.Begin(job), job, Refusal: null);
}
