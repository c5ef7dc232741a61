namespace HeyGen.Sandbox.Voices;

/// <summary>A voice: public, or a clone of the account's own.</summary>
internal sealed record Voice(string Id, string Name, string Language, string Gender, string Description) : IResource
{
    /// <summary>The engines it works with; speech synthesis wants <c>starfish</c>.</summary>
    public IReadOnlyList<string> Engines { get; init; } = ["starfish"];

    public bool SupportsPause { get; init; } = true;

    public bool SupportsLocale { get; init; }

    public Job? Cloning { get; init; }

    private bool IsPrivate => Cloning is not null;

    public static string Noun => "Voice";

    public static string NotFoundCode => "voice_not_found";

    public IEnumerable<MediaFile> Media => [new(PreviewMedium, MediaContent.Tone(3, Id))];

    private string PreviewMedium => $"voices/{Id}.wav";

    public bool IsListed(ApiCall call) => (call.QueryValue("type") == "private") == IsPrivate
        && IsReady(call.Now)
        && (call.QueryValue("engine") is not { } engine || Engines.Contains(engine, StringComparer.OrdinalIgnoreCase))
        && (call.QueryValue("language") is not { } language || Language.Equals(language, StringComparison.OrdinalIgnoreCase))
        && call.IsAskedFor("gender", Gender);

    public ApiException? NotReady(ApiCall call, string? parameter) => Cloning?.State(call.Now) switch
    {
        JobState.Running => new(409, "resource_not_ready", $"Voice {Id} is still being cloned.", parameter),
        JobState.Failed => new(400, "voice_unavailable", $"The cloning of voice {Id} has failed.", parameter),
        _ => null,
    };

    public JsonObject Describe(ApiCall call) => new()
    {
        ["voice_id"] = Id,
        ["name"] = Name,
        ["language"] = Language,
        ["gender"] = Gender,
        ["support_pause"] = SupportsPause,
        ["support_locale"] = SupportsLocale,
        ["support_interactive_avatar"] = false,
        ["type"] = IsPrivate ? "private" : "public",
        ["preview_audio_url"] = IsReady(call.Now) ? call.Link(PreviewMedium) : null,
        ["created_at"] = Cloning?.CreatedAt,
        ["status"] = Cloning?.Status(call.Now, "processing", "complete"),
        ["failure_message"] = Cloning?.State(call.Now) == JobState.Failed ? "The sample could not be cloned." : null,
    };

    private bool IsReady(DateTimeOffset now) => Cloning is null || Cloning.State(now) == JobState.Succeeded;
}
