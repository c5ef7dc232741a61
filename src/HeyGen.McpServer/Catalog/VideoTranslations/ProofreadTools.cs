using HeyGen.Client;
using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Operations on proofreads: the subtitles of a translation, edited before the video is rendered.</summary>
internal static class ProofreadOperations
{
    private const string Proofreads = "/v3/video-translations/proofreads";
    private const string Proofread = Proofreads + "/{proofread_id}";

    /// <summary>Has the translated subtitles of a video prepared.</summary>
    public static Operation<CreateProofread> Create { get; } =
        new("create_proofread", HttpMethod.Post, Proofreads, OperationClass.Create, () => VideoTranslationsJson.Default.CreateProofread)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Reads a proofread's state.</summary>
    public static Operation<GetProofread> Get { get; } =
        new("get_proofread", HttpMethod.Get, Proofread, OperationClass.Read, () => VideoTranslationsJson.Default.GetProofread);

    /// <summary>Tells where a proofread's subtitles are.</summary>
    public static Operation<DownloadProofreadSrt> DownloadSrt { get; } =
        new("download_proofread_srt", HttpMethod.Get, Proofread + "/srt", OperationClass.Read, () => VideoTranslationsJson.Default.DownloadProofreadSrt);

    /// <summary>Replaces a proofread's subtitles with edited ones.</summary>
    public static Operation<UploadProofreadSrt> UploadSrt { get; } =
        new("upload_proofread_srt", HttpMethod.Put, Proofread + "/srt", OperationClass.Write, () => VideoTranslationsJson.Default.UploadProofreadSrt);

    /// <summary>Renders the translated video from a proofread's subtitles.</summary>
    public static Operation<GenerateFromProofread> Generate { get; } =
        new("generate_from_proofread", HttpMethod.Post, Proofread + "/generate", OperationClass.Create,
            () => VideoTranslationsJson.Default.GenerateFromProofread)
        { TakesIdempotencyKey = true };
}

/// <summary>Tools for proofreads: create, wait, read the subtitles, edit, send them back, render.</summary>
internal static class ProofreadTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_proofread",
        Title = "Prepare translated subtitles",
        Description = "Prepares the translated subtitles of a video for editing, before it is rendered. May need an Enterprise plan; costs money; waits for it.",
        Keywords = "review correct edit fix check by hand first draft before rendering translation dub srt captions translator editor proofreading approval",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Spends,
        Price = TranslationWork.Proofread,
        Operation = ProofreadOperations.Create,
        Job = new StartedJob(VideoTranslationKinds.Proofread, "proofread_ids") { StartsSeveral = true },
        // HeyGen lists no proofreads.
        LookForWorkWith = "get_current_user (the balance shows it)",
        Explainer = typeof(UnknownLanguage),
        Example = """{"video": "https://example.com/keynote.mp4", "output_languages": ["Spanish"], "title": "Keynote"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_proofread",
        Title = "Get a proofread",
        Description = "Reads one proofread: status, language, and why it failed.",
        Keywords = "review translation subtitles captions prepared preparing proofreading finished ready done failed status yet",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Reads,
        Operation = ProofreadOperations.Get,
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]"}""",
    };

    public static ToolDefinition DownloadSrt { get; } = new()
    {
        Name = "download_proofread_srt",
        Title = "Read a proofread's subtitles",
        Description = "Reads the subtitles of a completed proofread as SRT text, with links to them as they are and as they first were.",
        Keywords = "captions translated translation review to correct edit file text lines export grab transcript fixing",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Reads,
        Operation = ProofreadOperations.DownloadSrt,
        Handler = typeof(DownloadSubtitlesHandler),
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]"}""",
    };

    public static ToolDefinition UploadSrt { get; } = new()
    {
        Name = "upload_proofread_srt",
        Title = "Replace a proofread's subtitles",
        Description = "Replaces the subtitles of a proofread with edited ones. SRT text is uploaded as an asset first.",
        Keywords = "captions correct corrected corrections fixed edited reviewed translation hand in send back submit return file replace wording",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.None,
        Operation = ProofreadOperations.UploadSrt,
        Next = "Call generate_from_proofread with this proofread_id to render the video.",
        Handler = typeof(UploadSubtitlesHandler),
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]", "srt": "https://example.com/spanish.srt"}""",
    };

    public static ToolDefinition Generate { get; } = new()
    {
        Name = "generate_from_proofread",
        Title = "Render a proofread",
        Description = "Renders the translated video from a proofread's subtitles. Paid like create_video_translation; waits for the render.",
        Keywords = "dub dubbed final translation subtitles captions approved approve checked corrected reviewed go ahead finish produce build complete now",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Spends,
        Price = TranslationWork.FromProofread,
        Operation = ProofreadOperations.Generate,
        Job = new StartedJob(VideoTranslationKinds.VideoTranslation, "video_translation_id"),
        LookForWorkWith = "list_video_translations",
        Example = """{"proofread_id": "$create_proofread.proofread_ids[0]", "captions": true}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Get, DownloadSrt, UploadSrt, Generate];
}
