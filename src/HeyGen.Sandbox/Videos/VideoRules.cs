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
        ApiException.ThrowIf(!look.Engines.Contains(engine), prefix + "engine.type", $"this look supports {string.Join(", ", look.Engines)}");
        ApiException.ThrowIf(
            input.Field("expressiveness") is not null && (engine != "avatar_iv" || !look.IsPhoto),
            prefix + "expressiveness", "only for photo looks on avatar_iv");
        ApiException.ThrowIf(input.Field("motion_prompt") is not null && engine == "avatar_iii", prefix + "motion_prompt", "not for avatar_iii");
        ApiException.ThrowIf(
            input.Field("motion_prompt") is not null && engine == "avatar_iv" && look.AvatarType == AvatarLook.Studio,
            prefix + "motion_prompt", "not for studio looks on avatar_iv");
        ApiException.ThrowIf(
            engine == "avatar_iii" && look.IsPhoto && resolution == "4k",
            "resolution", "photo looks on avatar_iii cannot be rendered in 4k");
        if (engine == "avatar_v")
            CheckReference(call, look, input, prefix);
    }

    private static void CheckReference(ApiCall call, AvatarLook look, JsonElement input, string prefix)
    {
        var path = prefix + "engine.reference_look_id";
        if (input.Field("engine")?.Text("reference_look_id") is not { } id)
        {
            ApiException.ThrowIf(
                look.IsPhoto && input.Field("motion_prompt") is not null,
                prefix + "motion_prompt", "a photo look on avatar_v takes it only with a reference look");
            return;
        }

        var reference = call.FindReady<AvatarLook>(id, path);
        ApiException.ThrowIf(
            reference.AvatarType != AvatarLook.DigitalTwin || reference.Group != look.Group,
            path, "must be a digital twin look of the same group");
    }
}

/// <summary>Rules about the film as a whole: background, watermark, folder, glossary, callback.</summary>
internal static class FilmRules
{
    public static void Check(ApiCall call, JsonElement body)
    {
        AssetInput.CheckUrlField(body, "callback_url");
        call.CheckNamed<Folder>(body, "folder_id");
        call.CheckNamed<BrandGlossary>(body, "brand_glossary_id");
        if (body.Field("watermark")?.Field("image") is { } image)
            AssetInput.Check(call, image, "watermark.image", "image");
        CheckBackground(call, body);
    }

    /// <summary>Checks the file behind an avatar in a scene.</summary>
    public static void CheckSceneBackground(ApiCall call, JsonElement input, string prefix)
    {
        if (input.Field("background") is not { } background || background.Text("type") == "color")
            return;
        ApiException.ThrowIf(
            background.Text("url") is null == background.Text("asset_id") is null, $"{prefix}background.url", "give one of url and asset_id");
        AssetInput.CheckFlat(call, background, "url", "asset_id", $"{prefix}background.", background.Text("type")!);
    }

    private static void CheckBackground(ApiCall call, JsonElement body)
    {
        if (body.Field("background") is not { } background)
            return;
        ApiException.ThrowIf(body.Text("output_format") == "webm", "background", "webm is transparent and takes none");
        ApiException.ThrowIf(background.Text("type") == "color" && background.Text("value") is null, "background.value", "a colour is needed");
        ApiException.ThrowIf(
            background.Text("type") == "image" && background.Text("url") is null && background.Text("asset_id") is null,
            "background.url", "url or asset_id is needed for an image");
        AssetInput.CheckFlat(call, background, "url", "asset_id", "background.", "image");
    }
}
