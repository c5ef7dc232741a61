namespace HeyGen.Sandbox.Avatars;

/// <summary>A character; its looks are what videos are made with.</summary>
internal sealed class AvatarGroup(string id, string name, string? gender, long createdAt)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string? Gender { get; } = gender;

    public long CreatedAt { get; } = createdAt;

    public bool IsPrivate { get; init; }

    public string? DefaultVoiceId { get; set; }

    /// <summary>The person's consent, once asked for.</summary>
    public ConsentRequest? Consent { get; set; }

    public bool HasConsent(DateTimeOffset now) => Consent?.Status(now) == "approved";
}
