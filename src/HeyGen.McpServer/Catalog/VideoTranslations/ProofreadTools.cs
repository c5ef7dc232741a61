namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Tools for proofreads: create, wait, read the subtitles, edit, send them back, render.</summary>
internal static class ProofreadTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_proofread", "/v3/video-translations/proofreads", () => VideoTranslationsJson.Default.CreateProofread)
            with
        { TakesIdempotencyKey = true },
        Title = "Prepare translated subtitles",
        Description =
            "Prepares the translated subtitles of a video for editing, before it is rendered. May need an Enterprise plan; costs money; waits for it.",
        Keywords = "review correct edit fix check by hand first draft before rendering translation dub srt captions translator editor proofreading approval",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Spends,
        Price = TranslationWork.Proofread,
        Job = new StartedJob(VideoTranslationKinds.Proofread, "proofread_ids") { StartsSeveral = true },
        Rules = [ArgumentRule.Renamed("brand_glossary_id", "brand_voice_id")],
        // HeyGen lists no proofreads.
        LookForWorkWith = "get_current_user (the balance shows it)",
        Explainer = typeof(UnknownLanguage),
        Languages = ["output_languages[]"],
        LanguageForm = LanguageForm.TranslationName,
        Example = """{"video": "https://example.com/keynote.mp4", "output_languages": ["Spanish"], "title": "Keynote"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = Operation.Get("get_proofread", "/v3/video-translations/proofreads/{proofread_id}", () => VideoTranslationsJson.Default.GetProofread),
        Title = "Get a proofread",
        Description = "Reads one proofread: status, language, and why it failed.",
        Keywords = "review translation subtitles captions prepared preparing proofreading finished ready done failed status yet",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Reads,
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]"}""",
    };

    public static ToolDefinition DownloadSrt { get; } = new()
    {
        Operation = Operation.Get("download_proofread_srt", "/v3/video-translations/proofreads/{proofread_id}/srt",
            () => VideoTranslationsJson.Default.DownloadProofreadSrt),
        Title = "Read a proofread's subtitles",
        Description = "Reads the subtitles of a completed proofread as SRT text, with links to them as they are and as they first were.",
        Keywords = "captions translated translation review to correct edit file text lines export grab transcript fixing",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Reads,
        Handler = typeof(DownloadSubtitlesHandler),
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]"}""",
    };

    public static ToolDefinition UploadSrt { get; } = new()
    {
        Operation = Operation.Put("upload_proofread_srt", "/v3/video-translations/proofreads/{proofread_id}/srt",
            () => VideoTranslationsJson.Default.UploadProofreadSrt),
        Title = "Replace a proofread's subtitles",
        Description = "Replaces the subtitles of a proofread with edited ones. SRT text is uploaded as an asset first.",
        Keywords = "captions correct corrected corrections fixed edited reviewed translation hand in send back submit return file replace wording",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.None,
        Next = "Call generate_from_proofread with this proofread_id to render the video.",
        Handler = typeof(UploadSubtitlesHandler),
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]", "srt": "https://example.com/spanish.srt"}""",
    };

    public static ToolDefinition Generate { get; } = new()
    {
        Operation = Operation.Create("generate_from_proofread", "/v3/video-translations/proofreads/{proofread_id}/generate",
            () => VideoTranslationsJson.Default.GenerateFromProofread) with
        { TakesIdempotencyKey = true },
        Title = "Render a proofread",
        Description = "Renders the translated video from a proofread's subtitles. Paid like create_video_translation; waits for the render.",
        Keywords = "dub dubbed final translation subtitles captions approved approve checked corrected reviewed go ahead finish produce build complete now",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Spends,
        Price = TranslationWork.FromProofread,
        IgnoredFields = new Dictionary<string, string> { ["captions"] = VideoTranslationTools.CaptionsAreMade },
        Job = new StartedJob(VideoTranslationKinds.VideoTranslation, "video_translation_id"),
        LookForWorkWith = "list_video_translations",
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Get, DownloadSrt, UploadSrt, Generate];
}
