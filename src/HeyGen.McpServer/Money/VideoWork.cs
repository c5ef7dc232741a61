using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Money;

/// <summary>Reads out of the request for a video what will be charged. The type of an avatar's look decides the rate, and no request tells it.</summary>
internal static class VideoWork
{
    private const string Operation = "create_video";

    /// <summary>How long a picture stays that nobody speaks over, when the request does not say; HeyGen publishes no default.</summary>
    private const decimal SilentSceneSeconds = 5;

    public static IReadOnlyList<Work> Of(string? type, JsonObject request, decimal? mediaSeconds) => type switch
    {
        "avatar" => [Avatar(request, JsonText.Read(request["resolution"]), mediaSeconds)],
        "image" => [new Work(Operation, RequestedWork.Facts(("type", type), ("resolution", JsonText.Read(request["resolution"]) ?? "1080p"))) { Seconds = Speech(request) ?? mediaSeconds }],
        "studio" => Studio(request, mediaSeconds),
        _ => [new Work(Operation, RequestedWork.Facts(("type", type)))],
    };

    private static Work Avatar(JsonObject request, string? resolution, decimal? mediaSeconds)
    {
        var engine = request["engine"] is JsonObject given ? JsonText.Read(given["type"]) : null;
        var facts = RequestedWork.Facts(("type", "avatar"), ("engine", engine ?? "avatar_iv"), ("resolution", resolution ?? "1080p"));
        return new Work(Operation, facts) { Seconds = Speech(request) ?? mediaSeconds };
    }

    /// <summary>The price list has no studio videos. Their avatar scenes are taken to cost what avatar videos do, the others nothing.</summary>
    private static List<Work> Studio(JsonObject request, decimal? mediaSeconds)
    {
        var resolution = JsonText.Read(request["resolution"]);
        var scenes = RequestedWork.Each(request, "scenes").Select(scene => Scene(scene, resolution, mediaSeconds)).ToList();
        return scenes.TrueForAll(scene => scene.IsFree) ? [new Work(Operation, RequestedWork.Facts(("type", "studio")))] : scenes;
    }

    private static Work Scene(JsonObject scene, string? resolution, decimal? mediaSeconds) => scene["input"] is JsonObject avatar
        ? Avatar(avatar, resolution, mediaSeconds)
        : new Work(Operation) { IsFree = true, Seconds = Speech(scene) ?? Silent(scene, mediaSeconds) };

    /// <summary>A recording and a clip are as long as they are.</summary>
    private static decimal? Silent(JsonObject scene, decimal? mediaSeconds) =>
        JsonText.Read(scene["type"]) == "image" && scene["audio_url"] is null && scene["audio_asset_id"] is null
            ? JsonNumber.Read(scene["duration"]) ?? SilentSceneSeconds
            : mediaSeconds;

    private static decimal? Speech(JsonObject request) =>
        RequestedWork.Spoken(request, "script", request["voice_settings"] is JsonObject settings ? JsonNumber.Read(settings["speed"]) : null);
}
