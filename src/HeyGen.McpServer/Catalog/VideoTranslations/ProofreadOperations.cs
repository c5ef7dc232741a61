using HeyGen.Client;

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
