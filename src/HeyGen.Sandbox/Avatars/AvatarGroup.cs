namespace HeyGen.Sandbox.Avatars;

/// <summary>A character; its looks are what videos are made with.</summary>
internal sealed record AvatarGroup(string Id, string Name, string? Gender, long CreatedAt) : IResource
{
    public static string Noun => "Avatar group";

    public static string NotFoundCode => "avatar_group_not_found";

    public bool IsPrivate { get; init; }

    public string? DefaultVoiceId { get; set; }

    public ConsentRequest? Consent { get; set; }

    public ApiException? Protection => PublicAvatar(Id);

    public static ApiException PublicAvatar(string id) => new(403, "resource_access_denied", $"{id} is a public avatar and cannot be changed.");

    public bool HasConsent(DateTimeOffset now) => Consent?.Status(now) == "approved";

    public bool IsListed(ApiCall call) => call.IsAskedFor("ownership", IsPrivate ? "private" : "public");

    /// <summary>Its looks go with it.</summary>
    public bool OnDelete(ApiCall call)
    {
        foreach (var look in Looks(call))
            call.Remove(look);
        return true;
    }

    public JsonObject Describe(ApiCall call)
    {
        var looks = Looks(call);
        return new()
        {
            ["id"] = Id,
            ["name"] = Name,
            ["created_at"] = CreatedAt,
            ["looks_count"] = looks.Length,
            ["gender"] = Gender,
            ["default_voice_id"] = DefaultVoiceId,
            ["preview_image_url"] = looks is [var first, ..] ? call.Link(first.PreviewMedium) : null,
            ["status"] = IsPrivate ? looks.LastOrDefault()?.Status(call.Now) : null,
            ["consent_status"] = Consent?.Status(call.Now) ?? (IsConsentAwaited(looks) ? "pending" : null),
        };
    }

    private AvatarLook[] Looks(ApiCall call) =>
        [.. (IsPrivate ? call.Account.Made<AvatarLook>() : call.World.Catalogue.Of<AvatarLook>()).Values.Where(look => look.Group.Id == Id)];

    /// <summary>A twin's consent is awaited even before anybody asked for it.</summary>
    private bool IsConsentAwaited(AvatarLook[] looks) => IsPrivate && looks.Any(look => look.AvatarType == AvatarLook.DigitalTwin);
}
