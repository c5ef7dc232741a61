using HeyGen.Sandbox.Avatars;

namespace HeyGen.Sandbox.Videos;

/// <summary>What an engine can do with a look. The same rules hold for an avatar video and for an avatar scene.</summary>
internal static class LookRules
{
    /// <summary>The engine that the request names; without one it is avatar_iv.</summary>
    public static string Engine(JsonElement input) => input.Field("engine")?.Text("type") ?? "avatar_iv";

    /// <param name="prefix">The path of the input, ending in a dot, or empty.</param>
    public static void Check(ApiCall call, AvatarLook look, JsonElement input, string prefix, string? resolution)
    {
        var engine = Engine(input);
        if (!look.Engines.Contains(engine))
        {
            throw Refuse(prefix + "engine.type", $"this look supports {string.Join(", ", look.Engines)}");
        }
        if (input.Field("expressiveness") is not null && (engine != "avatar_iv" || !look.IsPhoto))
        {
            throw Refuse(prefix + "expressiveness", "only for photo looks on avatar_iv");
        }
        if (input.Field("motion_prompt") is not null && engine == "avatar_iii")
        {
            throw Refuse(prefix + "motion_prompt", "not for avatar_iii");
        }
        if (engine == "avatar_iii" && look.IsPhoto && resolution == "4k")
        {
            throw Refuse("resolution", "photo looks on avatar_iii cannot be rendered in 4k");
        }
        if (engine == "avatar_v")
        {
            CheckReference(call, look, input, prefix);
        }
    }

    private static void CheckReference(ApiCall call, AvatarLook look, JsonElement input, string prefix)
    {
        var path = prefix + "engine.reference_look_id";
        if (input.Field("engine")?.Text("reference_look_id") is not { } id)
        {
            if (look.IsPhoto && input.Field("motion_prompt") is not null)
            {
                throw Refuse(prefix + "motion_prompt", "a photo look on avatar_v takes it only with a reference look");
            }
            return;
        }

        var reference = call.FindReady<AvatarLook>(id, path);
        if (reference.AvatarType != AvatarLook.DigitalTwin || reference.Group != look.Group)
        {
            throw Refuse(path, "must be a digital twin look of the same group");
        }
    }

    private static ApiException Refuse(string path, string reason) => ApiException.InvalidParameter(path, $"{path}: {reason}.");
}
