namespace HeyGen.Sandbox.BackgroundRemovals;

/// <summary>A film that is being taken apart, or has been.</summary>
internal sealed record BackgroundRemoval(string Id, IReadOnlyList<string> Layers, Job Job) : IResource
{
    /// <summary>The share of the job after which the work begins.</summary>
    private const double BeginsAt = 0.125;

    /// <summary>The sandbox fetches nothing, so it does not know how long the film is.</summary>
    private const double FilmSeconds = 6;

    /// <summary>What the caller knows the job by.</summary>
    public string? RequestId { get; init; }

    /// <summary>HeyGen still tells of a deleted job, by its state.</summary>
    public bool IsDeleted { get; private set; }

    public static string Noun => "Background removal";

    public IEnumerable<MediaFile> Media => Layers.Select(layer => new MediaFile(Medium(layer), MediaContent.Film(Format(layer))));

    public bool IsListed(ApiCall call) => !IsDeleted;

    public bool OnDelete(ApiCall call)
    {
        IsDeleted = true;
        return false;
    }

    public JsonObject Describe(ApiCall call)
    {
        var status = IsDeleted ? "deleted" : Job.Status(call.Now, "pending", BeginsAt, "processing");
        var isDone = status == "completed";
        return new()
        {
            ["id"] = Id,
            ["status"] = status,
            ["layers"] = (isDone ? Layers : []).ToJson(layer => layer, layer => call.Link(Medium(layer))),
            ["duration"] = isDone ? FilmSeconds : null,
            ["error"] = status == "failed" ? "The video could not be taken apart." : null,
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
            ["completed_at"] = isDone ? Job.EndsAt.ToUnixTimeSeconds() : null,
        };
    }

    private string Medium(string layer) => $"background-removals/{Id}-{layer}.{Format(layer)}";

    /// <summary>Only webm can be seen through, as a foreground without its background is.</summary>
    private static string Format(string layer) => layer == "foreground" ? "webm" : "mp4";
}
