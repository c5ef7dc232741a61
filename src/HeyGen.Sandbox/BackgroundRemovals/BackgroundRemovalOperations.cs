namespace HeyGen.Sandbox.BackgroundRemovals;

/// <summary>The API's group <c>background_removal</c>. No price is known, so it is free here.</summary>
internal sealed class BackgroundRemovalOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    public void Register(OperationTable operations)
    {
        operations.Stores<BackgroundRemoval>("/v3/background-removals");
        operations["create_background_removal"] = Create;
    }

    /// <summary>A request id that was used before stands for the job that it began; the header <c>Idempotency-Key</c> is ignored here.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var requestId = call.Body.Text("request_id");
        if (requestId is not null && call.Account.Made<BackgroundRemoval>().Values.FirstOrDefault(job => job.RequestId == requestId) is { } first)
            return call.Answer(first.Describe(call));
        AssetInput.CheckField(call, call.Body, "video", "video");
        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("title"))));
        var film = call.FootageOf(call.Body, "video") ?? new(FilmSize.Landscape, BackgroundRemoval.UnknownSeconds);
        return call.Answer(call.Keep(new BackgroundRemoval(call.Body, job, film)).Describe(call));
    }
}

/// <summary>A film that is being taken apart, or has been.</summary>
internal sealed record BackgroundRemoval(JsonElement Request, Job Job, Footage Film) : Product(Request, Job), IResource
{
    /// <summary>The sandbox fetches nothing, so it does not know how long a film of elsewhere is.</summary>
    public const double UnknownSeconds = 6;

    private readonly string[] layers = Request.Texts("layers");

    /// <summary>HeyGen still tells of a deleted job, by its state.</summary>
    private bool isDeleted;

    public static string Noun => "Background removal";

    public string? RequestId => Request.Text("request_id");

    public override IEnumerable<MediaFile> Media =>
        layers.Select(layer => new MediaFile(Layer(layer), MediaContent.Film(Format(layer), Film.Size ?? FilmSize.Landscape, Film.Seconds)));

    protected override string Failure => "The video could not be taken apart.";

    public bool IsListed(ApiCall call) => !isDeleted;

    public bool OnDelete(ApiCall call)
    {
        isDeleted = true;
        return false;
    }

    public override string Status(DateTimeOffset now) => isDeleted ? "deleted" : Job.Status(now, "pending", 0.125, "processing");

    public override JsonObject Describe(ApiCall call)
    {
        var described = base.Describe(call);
        described.TryAdd("layers", new JsonObject());
        described["error"] = isDeleted ? null : described["failure_message"]?.DeepClone();
        described["completed_at"] = isDeleted ? null : described["completed_at"]?.DeepClone();
        return described;
    }

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => isDeleted ? [] : new()
    {
        ["layers"] = layers.ToJson(layer => layer, layer => link(Layer(layer))),
        ["duration"] = Film.Seconds,
    };

    private string Layer(string name) => Medium($"-{name}.{Format(name)}");

    /// <summary>Only webm can be seen through, as a foreground without its background is.</summary>
    private static string Format(string layer) => layer == "foreground" ? "webm" : "mp4";
}
