using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Avatars;

/// <summary>One appearance of a character; its id is what other calls take as <c>avatar_id</c>.</summary>
internal sealed class AvatarLook(string id, AvatarGroup group, string name, string avatarType)
{
    public const string Photo = "photo_avatar";
    public const string DigitalTwin = "digital_twin";
    public const string Studio = "studio_avatar";

    public string Id { get; } = id;

    public AvatarGroup Group { get; } = group;

    public string Name { get; set; } = name;

    public string AvatarType { get; } = avatarType;

    public bool IsPhoto => AvatarType == Photo;

    /// <summary>The engines that can animate it, as <c>supported_api_engines</c>.</summary>
    public IReadOnlyList<string> Engines { get; init; } = ["avatar_iv"];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public int ImageWidth { get; init; } = 640;

    public int ImageHeight { get; init; } = 360;

    /// <summary>The training, for a look that the account made.</summary>
    public Job? Training { get; init; }

    public string? DefaultVoiceId => Group.DefaultVoiceId;

    public string PreviewMedium => $"avatars/{Id}.png";

    /// <summary><c>completed</c>, <c>processing</c>, <c>failed</c>, or <c>pending_consent</c>: a trained twin waits until the person has agreed.</summary>
    public string Status(DateTimeOffset now) => Training?.State(now) switch
    {
        JobState.Running => "processing",
        JobState.Failed => "failed",
        JobState.Succeeded when AvatarType == DigitalTwin && !Group.HasConsent(now) => "pending_consent",
        _ => "completed",
    };

    /// <summary>The public or own look with this id, in whatever state.</summary>
    /// <exception cref="ApiException">404 when there is none; the id of a group is none either.</exception>
    public static AvatarLook Find(ApiCall call, string id, string? parameter) =>
        call.Account.Looks.GetValueOrDefault(id) ?? call.World.Catalogue.Looks.GetValueOrDefault(id)
        ?? throw ApiException.NotFound("avatar_not_found", "Avatar look", id, parameter);

    /// <summary>The public or own look with this id, ready to appear in a video.</summary>
    /// <exception cref="ApiException">404 when there is none, 409 while it is in training, 400 when it failed or lacks consent.</exception>
    public static AvatarLook FindReady(ApiCall call, string id, string parameter)
    {
        var look = Find(call, id, parameter);
        return look.Status(call.Now) switch
        {
            "processing" => throw new ApiException(409, "resource_not_ready", $"Avatar look {id} is still in training.", parameter),
            "pending_consent" => throw new ApiException(400, "avatar_consent_required", $"The person shown by avatar look {id} has not agreed yet.", parameter),
            "failed" => throw ApiException.InvalidParameter(parameter, $"{parameter}: the training of this look has failed."),
            _ => look,
        };
    }
}
