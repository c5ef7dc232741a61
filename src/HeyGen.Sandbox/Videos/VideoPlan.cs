namespace HeyGen.Sandbox.Videos;

/// <summary>What a request for a video comes to, of which there are four kinds, each with rules of its own. A batch holds such requests too.</summary>
/// <param name="JobSeconds">How long rendering takes at speed 1.</param>
/// <param name="Script">All that is said, or the prompt of a film that has no script.</param>
internal sealed record VideoPlan(double JobSeconds, double OutputSeconds, decimal Price, string Script)
{
    private const double AvatarJobSeconds = 8;
    private const double CinematicJobSeconds = 10;
    private const double StudioJobSeconds = 10;
    private const double CinematicOutputSeconds = 10;
    private const double SilentSceneSeconds = 5;
    private const int CinematicVideos = 3;
    private const int CinematicImages = 9;

    public static VideoPlan Make(ApiCall call, JsonElement body)
    {
        FilmRules.Check(call, body);
        return body.Text("type") switch
        {
            "avatar" => Avatar(call, body),
            "image" => Image(call, body),
            "cinematic_avatar" => Cinematic(call, body),
            _ => Studio(call, body),
        };
    }

    private static VideoPlan Avatar(ApiCall call, JsonElement body)
    {
        var (speech, price) = AvatarShot(call, body, "", body.Text("resolution"));
        return new(AvatarJobSeconds, speech.Seconds, price, speech.Script);
    }

    private static VideoPlan Image(ApiCall call, JsonElement body)
    {
        AssetInput.CheckField(call, body, "image", "image");
        var speech = SpeechSource.Read(call, body, "", defaultVoiceId: null);
        var price = Prices.AvatarVideo("avatar_iv", isPhoto: true, body.Text("resolution") == "4k", speech.Seconds);
        return new(AvatarJobSeconds, speech.Seconds, price, speech.Script);
    }

    /// <summary>References and looks share a budget; a photo look counts as an image, any other as a video.</summary>
    private static VideoPlan Cinematic(ApiCall call, JsonElement body)
    {
        ApiException.ThrowIf(body.Flag("auto_duration") && body.Field("duration") is not null, "duration", "excluded by auto_duration");
        var looks = body.Texts("avatar_id").Select((id, index) => call.FindReady<AvatarLook>(id, $"avatar_id[{index}]")).ToArray();
        var references = body.Items("references").Select((file, index) => AssetInput.Check(call, file, $"references[{index}]", "image", "video")).ToArray();
        var videos = looks.Count(look => !look.IsPhoto) + references.Count(kind => kind == "video");
        var images = looks.Count(look => look.IsPhoto) + references.Count(kind => kind != "video");
        if (videos > CinematicVideos || images > CinematicImages)
        {
            throw ApiException.InvalidParameter(
                "references",
                $"references: with the looks at most {CinematicVideos} videos and {CinematicImages} images, found {videos} and {images}.");
        }

        return new(CinematicJobSeconds, body.Number("duration") ?? CinematicOutputSeconds, Prices.CinematicVideo, body.Text("prompt")!);
    }

    /// <summary>There is no price for a whole studio video; its avatar scenes cost what avatar videos do.</summary>
    private static VideoPlan Studio(ApiCall call, JsonElement body)
    {
        var scripts = new List<string>();
        var (seconds, price) = (0.0, 0m);
        foreach (var (index, scene) in body.Items("scenes").Index())
        {
            var (speech, scenePrice) = scene.Text("type") == "avatar_video"
                ? AvatarScene(call, scene.Field("input")!.Value, $"scenes[{index}].input.", body.Text("resolution"))
                : (MediaScene(call, scene, $"scenes[{index}]."), 0m);
            scripts.Add(speech.Script);
            seconds += speech.Seconds;
            price += scenePrice;
        }

        return new(StudioJobSeconds, seconds, price, string.Join(' ', scripts).Trim());
    }

    private static (SpeechSource Speech, decimal Price) AvatarShot(ApiCall call, JsonElement input, string prefix, string? resolution)
    {
        var look = call.FindReady<AvatarLook>(input.Text("avatar_id")!, prefix + "avatar_id");
        LookRules.Check(call, look, input, prefix, resolution);
        var speech = SpeechSource.Read(call, input, prefix, look.DefaultVoiceId);
        return (speech, Prices.AvatarVideo(LookRules.Engine(input), look.IsPhoto, resolution == "4k", speech.Seconds));
    }

    private static (SpeechSource Speech, decimal Price) AvatarScene(ApiCall call, JsonElement input, string prefix, string? resolution)
    {
        FilmRules.CheckSceneBackground(call, input, prefix);
        return AvatarShot(call, input, prefix, resolution);
    }

    private static SpeechSource MediaScene(ApiCall call, JsonElement scene, string prefix)
    {
        AssetInput.Check(call, scene.Field("source")!.Value, prefix + "source", scene.Text("type")!);
        return SpeechSource.ReadOptional(call, scene, prefix, defaultVoiceId: null) ?? new("", scene.Number("duration") ?? SilentSceneSeconds);
    }
}
