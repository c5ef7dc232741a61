using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Brands;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.VideoAgents;

/// <summary>Checks what a prompt and a message can both name.</summary>
internal static class AgentInput
{
    /// <exception cref="ApiException">404 when something named does not exist, 400 when it cannot be used.</exception>
    public static void Check(ApiCall call)
    {
        var body = call.Body;
        if (body.Text("avatar_id") is { } look)
            AvatarLook.FindReady(call, look, "avatar_id");
        if (body.Text("voice_id") is { } voice)
            Voice.Find(call, voice, "voice_id");
        if (body.Text("style_id") is { } style && !call.World.Catalogue.Styles.ContainsKey(style))
            throw ApiException.NotFound("not_found", "Style", style, "style_id");
        if (body.Text("brand_kit_id") is { } kit)
            BrandKit.FindReady(call, kit, "brand_kit_id");
        if (body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        foreach (var (index, file) in body.Items("files").Index())
            AssetInput.Check(call, file, $"files[{index}]");
    }
}
