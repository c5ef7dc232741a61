using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Tools for proofreads: create, wait, read the subtitles, edit, send them back, render.</summary>
internal static class ProofreadTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_proofread",
        Title = "Prepare translated subtitles",
        Description = "Prepares the translated subtitles of a video for editing, before it is rendered. May need an Enterprise plan; costs money; waits for it.",
        Keywords = "review correct edit translation dub srt proofreading captions before rendering translator editor check by hand",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Spends,
        Operation = ProofreadOperations.Create,
        Job = new StartedJob(VideoTranslationKinds.Proofread, "proofread_ids"),
        // HeyGen lists no proofreads.
        LookForWorkWith = "get_current_user (the balance shows it)",
        ExplainRefusal = UnknownLanguage.ExplainAsync,
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_proofread",
        Title = "Get a proofread",
        Description = "Reads one proofread: status, language, and why it failed.",
        Keywords = "review translation subtitles ready finished",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Reads,
        Operation = ProofreadOperations.Get,
    };

    public static ToolDefinition DownloadSrt { get; } = new()
    {
        Name = "download_proofread_srt",
        Title = "Read a proofread's subtitles",
        Description = "Reads the subtitles of a completed proofread as SRT text, with links to them as they are and as they first were.",
        Keywords = "captions edit translation review to correct file",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Reads,
        Operation = ProofreadOperations.DownloadSrt,
        Handler = ProofreadSubtitles.DownloadAsync,
    };

    public static ToolDefinition UploadSrt { get; } = new()
    {
        Name = "upload_proofread_srt",
        Title = "Replace a proofread's subtitles",
        Description = "Replaces the subtitles of a proofread with edited ones. SRT text is uploaded as an asset first.",
        Keywords = "captions correct translation review corrected edited hand in return",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.None,
        Operation = ProofreadOperations.UploadSrt,
        Next = "Call generate_from_proofread with this proofread_id to render the video.",
        Handler = ProofreadSubtitles.UploadAsync,
    };

    public static ToolDefinition Generate { get; } = new()
    {
        Name = "generate_from_proofread",
        Title = "Render a proofread",
        Description = "Renders the translated video from a proofread's subtitles. Paid like create_video_translation; waits for the render.",
        Keywords = "dub final translation subtitles approve captions approved render go ahead finish",
        Toolset = VideoTranslationTools.Toolset,
        Effects = Effects.Spends,
        Operation = ProofreadOperations.Generate,
        Job = new StartedJob(VideoTranslationKinds.VideoTranslation, "video_translation_id"),
        LookForWorkWith = "list_video_translations",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Get, DownloadSrt, UploadSrt, Generate];
}
