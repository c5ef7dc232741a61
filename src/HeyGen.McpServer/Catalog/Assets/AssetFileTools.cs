using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>Files between the user's disk and HeyGen.</summary>
internal static class AssetFileTools
{
    public static ToolDefinition Upload { get; } = new()
    {
        // For small files. Its body is a multipart form, so it is sent by HeyGenClient.UploadAsync only.
        Operation = new Operation<NoFields>("upload_asset", HttpMethod.Post, "/v3/assets", OperationClass.Upload, () => AssetsJson.Default.NoFields)
        {
            TakesIdempotencyKey = true,
        },
        Title = "Upload a file",
        Description = "Uploads a file of any size and gives its asset_id, which other tools take. Whoever has the asset's url can open it.",
        Toolset = AssetTools.Toolset,
        IsDefault = true,
        Keywords = "send attach add import bring own local picture image photo audio mp3 music video footage pdf srt file computer disk laptop " +
            "attachment slides",
        Effects = Effects.LocalFiles,
        RequestType = AssetFilesJson.Default.UploadAsset,
        ArgumentAliases = new Dictionary<string, string>
        {
            ["path"] = "file",
            ["file_path"] = "file",
            ["filePath"] = "file",
            ["url"] = "file",
            ["data"] = "file",
            ["base64"] = "file",
            ["source"] = "file",
        },
        Handler = typeof(UploadAssetHandler),
        Example = """{"file": "data:audio/wav;base64,UklGRgQAAABXQVZF"}""",
    };

    public static ToolDefinition Download { get; } = new()
    {
        Name = "download_asset",
        Title = "Download a file",
        Description = "Saves a job's result or an asset on the user's disk (only over stdio). Called again after a cut, it goes on where it stopped.",
        Toolset = AssetTools.Toolset,
        IsDefault = true,
        Keywords = "save fetch export keep copy store video mp4 captions subtitles thumbnail local disk drive folder computer desktop laptop machine locally",
        Effects = Effects.LocalFiles,
        RequestType = AssetFilesJson.Default.DownloadAsset,
        Rules =
        [
            ArgumentRule.ExactlyOneOf("job_id", "job_ids", "asset_id", "url"),
            ArgumentRule.Excludes(ArgumentCondition.Given("asset_id"), "what"),
            ArgumentRule.Excludes(ArgumentCondition.Given("url"), "what"),
        ],
        Handler = typeof(DownloadAssetHandler),
        Example = """{"job_id": "$create_video_from_avatar.job.id", "what": "thumbnail_url", "path": "downloads/"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Upload, Download];
}

/// <summary>Does <c>upload_asset</c>.</summary>
internal sealed class UploadAssetHandler(AssetUploads uploads, CallTimers timers) : IToolHandler
{
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        await using var timer = timers.Start(call, cancellationToken);
        timer.Begin();
        var file = call.Read(AssetFilesJson.Default.UploadAsset).File;
        var uploaded = await uploads.UploadAsync(file, call.Caller.Roots, transfer => timer.Show(transfer, share: 1), cancellationToken);
        var shown = UntrustedText.Clean(uploaded.Answer);
        if (uploaded.Job is { } job)
        {
            shown["status"] = UntrustedText.Clean(job.Status);
            shown["job"] = new JsonObject { ["id"] = job.Id.ToString(), ["kind"] = job.Id.Kind, ["state"] = job.State.Name() };
        }

        shown["next"] = uploaded.Job?.State is JobState.Running
            ? $"HeyGen still looks the file through: call wait_for_job with job_ids [\"{uploaded.Job.Id}\"] before you use it."
            : "Pass asset_id wherever a tool takes a file. The url is public: whoever has it can open it.";
        return ToolResult.From(shown);
    }
}

/// <summary>Does <c>download_asset</c>.</summary>
internal sealed class DownloadAssetHandler(
    LocalFiles local, DownloadSources sources, BatchDownload batches, PublicWeb web, CallTimers timers, ServerSettings settings, TimeProvider time)
    : IToolHandler
{
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Read(AssetFilesJson.Default.DownloadAsset);
        // First of all, so that a caller elsewhere is refused at once.
        var folders = await local.AllowAsync(asked.Path, call.Caller.Roots, cancellationToken);
        var (found, batch, other) = await sources.FindAsync(asked, call.Caller, cancellationToken);
        if (other is not null)
            return other;

        await using var timer = timers.Start(call, cancellationToken);
        timer.Begin();
        if (batch is not null)
            return await batches.RunAsync(asked, batch, folders, call.Caller, timer.Show, cancellationToken);

        var target = DownloadTarget.Choose(folders, asked.Path, found!.Name, asked.Overwrite ?? false);
        var download = new FileDownload(web, target, found.Link, settings.DownloadLimit, transfer => timer.Show(transfer, share: 1), time);
        return ToolResult.From(Show(await download.RunAsync(cancellationToken), found));
    }

    private static JsonObject Show(DownloadedFile file, DownloadSource source)
    {
        var shown = new JsonObject
        {
            ["path"] = file.Path,
            ["size_bytes"] = file.Size,
            ["sha256"] = file.Sha256,
            ["mime_type"] = UntrustedText.Clean(file.MediaType),
            ["file"] = new JsonObject { ["uri"] = new Uri(file.Path).AbsoluteUri, ["name"] = Path.GetFileName(file.Path) },
        };
        if (source.Others.Count > 0)
        {
            shown["also_there"] = new JsonArray([.. source.Others.Select(name => JsonValue.Create(name))]);
            shown["next"] = "also_there lists the job's other links: pass one as what to download it too.";
        }

        return shown;
    }
}

/// <summary>Source-generated JSON of the records above, which are this server's own and not HeyGen's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DownloadAsset))]
[JsonSerializable(typeof(UploadAsset))]
internal sealed partial class AssetFilesJson : JsonSerializerContext;
