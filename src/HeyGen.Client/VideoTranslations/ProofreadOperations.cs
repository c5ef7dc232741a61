namespace HeyGen.Client;

/// <summary>Operations on proofreads: the subtitles of a translation, edited before the video is rendered.</summary>
public static class ProofreadOperations
{
    private const string Proofreads = "/v3/video-translations/proofreads";
    private const string Proofread = Proofreads + "/{proofread_id}";

    /// <summary>Has the translated subtitles of a video prepared.</summary>
    public static Operation<CreateProofread, CreatedProofreads> Create { get; } =
        new("create_proofread", HttpMethod.Post, Proofreads, OperationClass.Create, json => json.CreateProofread, json => json.CreatedProofreads)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Reads a proofread's state.</summary>
    public static Operation<GetProofread, Proofread> Get { get; } =
        new("get_proofread", HttpMethod.Get, Proofread, OperationClass.Read, json => json.GetProofread, json => json.Proofread);

    /// <summary>Tells where a proofread's subtitles are.</summary>
    public static Operation<DownloadProofreadSrt, ProofreadSrt> DownloadSrt { get; } =
        new("download_proofread_srt", HttpMethod.Get, Proofread + "/srt", OperationClass.Read, json => json.DownloadProofreadSrt, json => json.ProofreadSrt);

    /// <summary>Replaces a proofread's subtitles with edited ones.</summary>
    public static Operation<UploadProofreadSrt, Proofread> UploadSrt { get; } =
        new("upload_proofread_srt", HttpMethod.Put, Proofread + "/srt", OperationClass.Write, json => json.UploadProofreadSrt, json => json.Proofread);

    /// <summary>Renders the translated video from a proofread's subtitles.</summary>
    public static Operation<GenerateFromProofread, GeneratedFromProofread> Generate { get; } =
        new("generate_from_proofread", HttpMethod.Post, Proofread + "/generate", OperationClass.Create,
            json => json.GenerateFromProofread, json => json.GeneratedFromProofread)
        { TakesIdempotencyKey = true };
}
