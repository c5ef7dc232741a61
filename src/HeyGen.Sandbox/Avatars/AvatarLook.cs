namespace HeyGen.Sandbox.Avatars;

/// <summary>One appearance of a character; its id is what other calls take as <c>avatar_id</c>.</summary>
/// <param name="Id">HeyGen's studio looks have speaking ids; all others are hexadecimal.</param>
/// <param name="Engines">The engines that can animate it, as <c>supported_api_engines</c>.</param>
internal sealed record AvatarLook(string Id, AvatarGroup Group, string AvatarType, string[] Engines) : IResource, IEventSource
{
    public const string Photo = "photo_avatar";
    public const string DigitalTwin = "digital_twin";
    public const string Studio = "studio_avatar";

    public static string Noun => "Avatar look";

    public static string NotFoundCode => "avatar_not_found";

    public required string Name { get; set; }

    public bool IsPhoto => AvatarType == Photo;

    public string[] Tags { get; init; } = [];

    public Job? Training { get; init; }

    public string? DefaultVoiceId => Group.DefaultVoiceId;

    public string PreviewMedium => $"avatars/{Id}.png";

    public IEnumerable<MediaFile> Media => [new(PreviewMedium, MediaContent.Picture(ImageWidth, ImageHeight, Id))];

    private int ImageWidth => IsPhoto ? 360 : 640;

    private int ImageHeight => IsPhoto ? 640 : 360;

    public ApiException? Protection => AvatarGroup.PublicAvatar(Id);

    /// <summary><c>completed</c>, <c>processing</c>, <c>failed</c>, or <c>pending_consent</c>: a trained twin waits until the person has agreed.</summary>
    public string Status(DateTimeOffset now) => Training?.State(now) switch
    {
        JobState.Running => "processing",
        JobState.Failed => "failed",
        JobState.Succeeded when AvatarType == DigitalTwin && !Group.HasConsent(now) => "pending_consent",
        _ => "completed",
    };

    public bool IsListed(ApiCall call) =>
        Group.IsListed(call) && call.IsAskedFor("group_id", Group.Id) && call.IsAskedFor("avatar_type", AvatarType);

    public ApiException? NotReady(ApiCall call, string? parameter) => Status(call.Now) switch
    {
        "processing" => new(409, "resource_not_ready", $"Avatar look {Id} is still in training.", parameter),
        "pending_consent" => new(400, "avatar_consent_required", $"The person shown by avatar look {Id} has not agreed yet.", parameter),
        "failed" => ApiException.InvalidParameter(parameter, "the training of this look has failed"),
        _ => null,
    };

    /// <summary>The last look takes its group with it.</summary>
    public bool OnDelete(ApiCall call)
    {
        if (call.Account.Made<AvatarLook>().Values.All(other => other == this || other.Group != Group))
            call.Remove(Group);
        return true;
    }

    public WebhookEvent? EndEvent(EventWindow window) => window.End(
        AvatarType == DigitalTwin ? "instant_avatar" : "photo_avatar_generation", Id, Training, () => new() { ["id"] = Id, ["group_id"] = Group.Id });

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        return new()
        {
            ["id"] = Id,
            ["name"] = Name,
            ["avatar_type"] = AvatarType,
            ["group_id"] = Group.Id,
            ["gender"] = Group.Gender,
            ["default_voice_id"] = DefaultVoiceId,
            ["supported_api_engines"] = Engines.ToJson(),
            ["tags"] = Tags.ToJson(),
            ["image_width"] = ImageWidth,
            ["image_height"] = ImageHeight,
            ["preferred_orientation"] = ImageWidth < ImageHeight ? "portrait" : "landscape",
            ["preview_image_url"] = status is "processing" or "failed" ? null : call.Link(PreviewMedium),
            ["status"] = status,
            ["error"] = status == "failed" ? new JsonObject { ["code"] = "generation_failed", ["message"] = "The training has failed." } : null,
        };
    }
}
