using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Avatars;

/// <summary>Groups and looks as the API shows them.</summary>
internal static class AvatarViews
{
    public static JsonObject Describe(this AvatarGroup group, ApiCall call)
    {
        var looks = Looks(call, group);
        return new()
        {
            ["id"] = group.Id,
            ["name"] = group.Name,
            ["created_at"] = group.CreatedAt,
            ["looks_count"] = looks.Length,
            ["gender"] = group.Gender,
            ["default_voice_id"] = group.DefaultVoiceId,
            ["preview_image_url"] = looks is [var first, ..] ? call.Link(first.PreviewMedium) : null,
            ["preview_video_url"] = null,
            ["status"] = group.IsPrivate ? GroupStatus(call, looks) : null,
            ["consent_status"] = ConsentStatus(call, group, looks),
            ["error"] = null,
        };
    }

    public static JsonObject Describe(this AvatarLook look, ApiCall call)
    {
        var status = look.Status(call.Now);
        return new()
        {
            ["id"] = look.Id,
            ["name"] = look.Name,
            ["avatar_type"] = look.AvatarType,
            ["group_id"] = look.Group.Id,
            ["gender"] = look.Group.Gender,
            ["default_voice_id"] = look.DefaultVoiceId,
            ["supported_api_engines"] = new JsonArray([.. look.Engines.Select(engine => (JsonNode)engine)]),
            ["tags"] = new JsonArray([.. look.Tags.Select(tag => (JsonNode)tag)]),
            ["image_width"] = look.ImageWidth,
            ["image_height"] = look.ImageHeight,
            ["preferred_orientation"] = look.ImageWidth < look.ImageHeight ? "portrait" : "landscape",
            ["preview_image_url"] = status is "processing" or "failed" ? null : call.Link(look.PreviewMedium),
            ["preview_video_url"] = null,
            ["status"] = status,
            ["error"] = status == "failed" ? Failure() : null,
        };
    }

    private static JsonObject Failure() => new() { ["code"] = "generation_failed", ["message"] = "The training has failed." };

    private static AvatarLook[] Looks(ApiCall call, AvatarGroup group) =>
        [.. (group.IsPrivate ? call.Account.Looks : call.World.Catalogue.Looks).Values.Where(look => look.Group == group)];

    private static string? GroupStatus(ApiCall call, AvatarLook[] looks) => looks is [.., var latest] ? latest.Status(call.Now) : null;

    /// <summary>A twin's consent is awaited even before anybody asked for it.</summary>
    private static string? ConsentStatus(ApiCall call, AvatarGroup group, AvatarLook[] looks) =>
        group.Consent?.Status(call.Now) ?? (group.IsPrivate && looks.Any(look => look.AvatarType == AvatarLook.DigitalTwin) ? "pending" : null);
}
