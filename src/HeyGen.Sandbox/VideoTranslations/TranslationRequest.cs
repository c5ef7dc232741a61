namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>
/// A request to translate a video, checked but for its languages, of which an item of a batch has one only. The other rules are the same for a
/// single request, an item and a proofread.
/// </summary>
/// <param name="Source">What is known of the video or sound.</param>
internal sealed record TranslationRequest(JsonElement Body, byte[]? GivenSubtitles, Footage? Source)
{
    public const double JobSeconds = 10;

    /// <summary>The length of what is translated.</summary>
    public double Seconds => Body.Number("end_time") is { } end
        ? end - (Body.Number("start_time") ?? 0)
        : Source is { Seconds: var all } ? Math.Max(0.5, all - (Body.Number("start_time") ?? 0)) : SpokenLength.UnknownAudioSeconds;

    public FilmSize Size => Source?.Size ?? FilmSize.Landscape;

    public static TranslationRequest Check(ApiCall call, JsonElement body)
    {
        AssetInput.CheckField(call, body, "video", "video");
        AssetInput.CheckField(call, body, "audio", "audio");
        AssetInput.CheckUrlField(body, "callback_url");
        call.CheckNamed<Folder>(body, "folder_id");
        call.CheckNamed<BrandGlossary>(body, "brand_glossary_id");
        foreach (var (index, voice) in (body.Field("stock_voice_config") ?? default).Texts("preferred_stock_voice_ids").Index())
            call.FindReady<Voice>(voice, $"stock_voice_config.preferred_stock_voice_ids[{index}]");
        AssetInput.CheckStretch(body);
        var source = call.FootageOf(body, "video") ?? call.FootageOf(body, "audio");
        return new(body, body.Field("srt") is { } srt ? Subtitles.Read(call, srt, "srt") : null, source);
    }

    /// <param name="takesSlot">Whether it counts against the concurrent jobs; an item of a batch does not.</param>
    public JobTerms Terms(bool takesSlot)
    {
        var price = Prices.Translation(Body.Text("mode"), Body.Flag("translate_audio_only"), Seconds);
        return new JobTerms(JobSeconds, price, takesSlot).With(TestHooks.In(Body.Text("title")));
    }

    /// <summary>The translation into one language. Given subtitles that say what the video says in its own language do not end up in the result.</summary>
    public string Begin(ApiCall call, string language, Job job)
    {
        var subtitles = Body.Text("srt_role") == "output" && GivenSubtitles is { } given ? given : Subtitles.Invent(language);
        return call.Keep(new VideoTranslation(Body, job, language, subtitles) { Film = new(Size, Seconds) }).Id;
    }
}

/// <summary>The languages that can be translated into, by the names that the API takes; it takes no codes.</summary>
internal static class Languages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Arabic", "Arabic (Egypt)", "Arabic (Saudi Arabia)", "Bengali (India)", "Bulgarian", "Catalan",
        "Chinese (Cantonese, Traditional)", "Chinese (Mandarin, Simplified)", "Chinese (Taiwanese Mandarin, Traditional)",
        "Croatian", "Czech", "Danish", "Dutch", "Dutch (Belgium)", "English", "English (Australia)", "English (UK)", "English (US)", "Estonian",
        "Filipino", "Finnish", "French", "French (Canada)", "French (France)", "German", "German (Austria)", "German (Germany)", "Greek",
        "Hebrew (Israel)", "Hindi", "Hungarian (Hungary)", "Indonesian", "Italian", "Japanese", "Korean", "Malay", "Norwegian Bokmål (Norway)",
        "Persian (Iran)", "Polish", "Portuguese", "Portuguese (Brazil)", "Portuguese (Portugal)", "Romanian", "Russian", "Slovak",
        "Spanish", "Spanish (Mexico)", "Spanish (Spain)", "Swahili (Kenya)", "Swedish", "Tamil", "Thai (Thailand)", "Turkish", "Ukrainian",
        "Urdu (Pakistan)", "Vietnamese (Vietnam)", "Welsh (United Kingdom)",
    ];

    public static IReadOnlyList<string> Read(JsonElement body)
    {
        var languages = body.Texts("output_languages");
        foreach (var (index, language) in languages.Index())
            Check(language, $"output_languages[{index}]");
        return languages;
    }

    public static void Check(string language, string path)
    {
        ApiException.ThrowIf(!All.Contains(language), path, $"\"{language}\" is no language that videos are translated into");
    }
}
