namespace HeyGen.Sandbox.Videos;

/// <summary>The scenes of a video as the API shows them, read from the request that it was made with.</summary>
internal static class VideoScenes
{
    public static JsonObject DescribeScenes(this Video video, ApiCall call)
    {
        var request = video.Request;
        return new()
        {
            ["video_id"] = video.Id,
            ["video"] = new JsonObject
            {
                ["title"] = video.Title,
                ["aspect_ratio"] = request.Text("aspect_ratio") ?? "16:9",
                ["resolution"] = request.Text("resolution") ?? "1080p",
                ["caption"] = new JsonObject { ["enabled"] = video.HasCaptions },
                ["brand_glossary_id"] = request.Text("brand_glossary_id"),
            },
            ["scenes"] = Scenes(request).Select((scene, index) => Scene(call, scene, index)).ToJson(),
        };
    }

    /// <summary>A video that is no studio video has one scene, which its whole request tells of.</summary>
    private static IEnumerable<JsonElement> Scenes(JsonElement request) => request.Text("type") == "studio" ? request.Items("scenes") : [request];

    private static JsonObject Scene(ApiCall call, JsonElement scene, int index)
    {
        var id = $"scene-{index + 1}";
        var content = scene.Field("input") ?? scene;
        return new()
        {
            ["id"] = id,
            ["background"] = Background(call, content, $"{id}-background"),
            ["elements"] = Elements(call, scene, content).Select((element, number) => Named(element, $"{id}-element-{number + 1}")).ToJson(),
            ["script"] = Script(call, content).Select((part, number) => Named(part, $"{id}-script-{number + 1}")).ToJson(),
        };
    }

    private static JsonObject? Background(ApiCall call, JsonElement content, string id) => content.Field("background") is not { } background
        ? null
        : background.Text("type") == "color"
            ? new() { ["type"] = "color", ["color"] = background.Text("color") ?? background.Text("value") }
            : new() { ["id"] = id, ["type"] = background.Text("type"), ["url"] = Address(call, background) };

    private static IEnumerable<JsonObject> Elements(ApiCall call, JsonElement scene, JsonElement content)
    {
        if (content.Field("avatar_id") is { ValueKind: JsonValueKind.Array } looks)
            return looks.EnumerateArray().Select(look => new JsonObject { ["type"] = "avatar", ["avatar_id"] = look.GetString() });
        if (content.Text("avatar_id") is { } single)
            return [Avatar(content, single)];
        return (content.Field("source") ?? content.Field("image")) is { } source
            ? [new() { ["type"] = scene.Text("type"), ["url"] = Address(call, source) }]
            : [new() { ["type"] = "placeholder" }];
    }

    private static JsonObject Avatar(JsonElement content, string look) => new()
    {
        ["type"] = "avatar",
        ["avatar_id"] = look,
        ["engine"] = LookRules.Engine(content),
        ["expressiveness"] = content.Text("expressiveness"),
        ["motion_prompt"] = content.Text("motion_prompt"),
    };

    private static IEnumerable<JsonObject> Script(ApiCall call, JsonElement content)
    {
        if (content.Text("script") is { } text)
        {
            return
            [
                new()
                {
                    ["type"] = "text",
                    ["text"] = text,
                    ["voice_id"] = content.Text("voice_id"),
                    ["voice_settings"] = content.Node("voice_settings"),
                },
            ];
        }

        var address = content.Text("audio_url") ?? Asset(call, content.Text("audio_asset_id"));
        return address is null ? [] : [new() { ["type"] = "audio", ["audio_url"] = address }];
    }

    private static string? Address(ApiCall call, JsonElement file) => file.Text("url") ?? Asset(call, file.Text("asset_id"));

    private static string? Asset(ApiCall call, string? id) => id is not null && call.TryFind<Asset>(id) is { } asset ? call.Link(asset.Medium) : null;

    private static JsonObject Named(JsonObject part, string id)
    {
        part["id"] = id;
        return part;
    }
}
