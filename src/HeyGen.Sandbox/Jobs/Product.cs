namespace HeyGen.Sandbox.Jobs;

/// <summary>
/// What a job makes of a request, in the way that most groups of the API tell of it: some of what was asked for, how far the job is, and in the end
/// its result or why there is none.
/// </summary>
internal abstract record Product(JsonElement Request, Job Job)
{
    public string Id { get; } = Ids.New();

    public string? Title { get; set; } = Request.Text("title");

    public string? CallbackUrl => Request.Text("callback_url");

    public abstract IEnumerable<MediaFile> Media { get; }

    protected virtual string IdField => "id";

    /// <summary>The fields of the request that are told as they were given.</summary>
    protected virtual string[] Repeated => ["callback_id"];

    protected abstract string Failure { get; }

    public abstract string Status(DateTimeOffset now);

    public virtual JsonObject Describe(ApiCall call) => Describe(call.Now, call.Link);

    protected JsonObject Describe(DateTimeOffset now, Func<string, string> link)
    {
        var state = Job.State(now);
        var described = new JsonObject
        {
            [IdField] = Id,
            ["status"] = Status(now),
            ["title"] = Title,
            ["progress"] = (int)(Job.Fraction(now) * 100),
            ["created_at"] = Job.CreatedAt,
            ["completed_at"] = state == JobState.Succeeded ? Job.EndsAt.ToUnixTimeSeconds() : null,
            ["failure_message"] = state == JobState.Failed ? Failure : null,
        };
        foreach (var field in Repeated)
            described[field] = Request.Node(field);
        foreach (var (field, value) in state == JobState.Succeeded ? Result(link) : [])
            described[field] = value;
        return described;
    }

    /// <summary>What the end of the job adds.</summary>
    protected abstract Dictionary<string, JsonNode?> Result(Func<string, string> link);

    protected string Medium(string ending) => $"{Id}{ending}";

    protected IEnumerable<MediaFile> FilmAndThumbnail(FilmSize size, double seconds, string format = "mp4") =>
        [new(Medium($".{format}"), MediaContent.Film(format, size, seconds)), Thumbnail(size)];

    protected MediaFile Thumbnail(FilmSize size)
    {
        var small = size.Within(640);
        return new(Medium(".png"), MediaContent.Picture(small.Width, small.Height, Id));
    }

    protected Dictionary<string, JsonNode?> FilmAndThumbnailLinks(Func<string, string> link, string format = "mp4") =>
        new() { ["video_url"] = link(Medium($".{format}")), ["thumbnail_url"] = link(Medium(".png")) };
}
