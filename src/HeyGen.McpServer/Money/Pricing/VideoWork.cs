namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Reads out of the request for a video what will be charged. The type of an avatar's look decides the rate, and no request contains it.</summary>
internal static class VideoWork
{
    private const string Operation = "create_video";

    /// <summary>How long a picture stays that nobody speaks over, when the request does not say; HeyGen publishes no default.</summary>
    private const decimal SilentSceneSeconds = 5;

    /// <summary>HeyGen's limit of a picture scene.</summary>
    private const decimal LongestSilentSceneSeconds = 300;

    public static WorkOf Avatar { get; } = (request, lengths) => [[Shot(request, JsonText.Read(request["resolution"]), lengths)]];

    public static WorkOf Image { get; } = (request, lengths) => [[Picture(request, lengths)]];

    public static WorkOf CinematicAvatar { get; } = Charges.PerCall(Operation, ("type", "cinematic_avatar"));

    public static WorkOf Studio { get; } = (request, lengths) => [Scenes(request, lengths)];

    public static WorkOf Batch { get; } = (arguments, lengths) => [.. Charges.Each(arguments, "videos", lengths, Item).SelectMany(item => item)];

    private static IReadOnlyList<IReadOnlyList<Work>> Item(JsonObject video, MediaLengths lengths) => JsonText.Read(video["type"]) switch
    {
        "avatar" => Avatar(video, lengths),
        "image" => Image(video, lengths),
        "studio" => Studio(video, lengths),
        var type => [[new Work(Operation, Charges.Facts(("type", type)))]],
    };

    private static Work Picture(JsonObject request, MediaLengths lengths) => Spoken(
        new Work(Operation, Charges.Facts(("type", "image"), ("resolution", JsonText.Read(request["resolution"]) ?? "1080p"))), request, lengths);

    private static Work Shot(JsonObject request, string? resolution, MediaLengths lengths)
    {
        var engine = request["engine"] is JsonObject given ? JsonText.Read(given["type"]) : null;
        var facts = Charges.Facts(("type", "avatar"), ("engine", engine ?? "avatar_iv"), ("resolution", resolution ?? "1080p"));
        return Spoken(new Work(Operation, facts), request, lengths);
    }

    private static List<Work> Scenes(JsonObject request, MediaLengths lengths)
    {
        var resolution = JsonText.Read(request["resolution"]);
        return [.. Charges.Each(request, "scenes", lengths, (scene, known) => Scene(scene, resolution, known))];
    }

    /// <summary>An avatar scene costs what an avatar video does; the others have rates of their own.</summary>
    private static Work Scene(JsonObject scene, string? resolution, MediaLengths lengths)
    {
        if (scene["input"] is JsonObject avatar)
            return Shot(avatar, resolution, lengths.In("input"));

        var work = new Work(Operation, Charges.Facts(("type", "studio"), ("resolution", resolution ?? "1080p")));
        var isPicture = JsonText.Read(scene["type"]) == "image";
        return HasVoice(scene) ? Spoken(work, scene, lengths)
            : isPicture ? work with { Seconds = Math.Clamp(JsonNumber.Read(scene["duration"]) ?? SilentSceneSeconds, 0, LongestSilentSceneSeconds) }
            : Charges.Of(work, lengths.Of("source"), Charges.LongestFilm);
    }

    private static bool HasVoice(JsonObject scene) => scene["script"] is not null || scene["audio_url"] is not null || scene["audio_asset_id"] is not null;

    /// <summary>As long as its script takes to be spoken, or its recording is.</summary>
    private static Work Spoken(Work work, JsonObject request, MediaLengths lengths)
    {
        var speed = request["voice_settings"] is JsonObject settings ? JsonNumber.Read(settings["speed"]) : null;
        return Charges.Of(work, Charges.Spoken(request, "script", speed) ?? lengths.Of("audio_url", "audio_asset_id"), Charges.LongestRecording);
    }
}
