using System.ComponentModel;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Model.Requests;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>Arguments of <c>upload_asset</c>.</summary>
internal sealed record UploadAsset
{
    [Description("Path on the user's machine (only over stdio), https URL, or base64 data (data:image/png;base64,...).")]
    public required string File { get; set; }
}

/// <summary>Arguments of <c>download_asset</c>.</summary>
internal sealed record DownloadAsset
{
    [Description("Job whose result to fetch, e.g. video:abc123.")]
    public string? JobId { get; set; }

    [Description("Which of the job's links, e.g. captioned_video_url; left out, the main one.")]
    public string? What { get; set; }

    [Description("Asset to fetch.")]
    public string? AssetId { get; set; }

    [Description("Link from an earlier result; job_id is better, for it can be renewed.")]
    public string? Url { get; set; }

    [Description("File or folder to write to, below the allowed folders; left out, the first of them.")]
    public string? Path { get; set; }

    [Description("Replace an existing file; otherwise the new one is numbered.")]
    [DefaultValue(false)]
    [RareField]
    public bool? Overwrite { get; set; }
}

/// <summary>Files between the user's disk and HeyGen.</summary>
internal static class AssetFileTools
{
    public static ToolDefinition Upload { get; } = new()
    {
        Name = "upload_asset",
        Title = "Upload a file",
        Description = "Uploads a file of any size and gives its asset_id, which other tools take. Whoever has the asset's url can open it.",
        Toolset = AssetTools.Toolset,
        IsDefault = true,
        Keywords = "send attach local picture image photo audio recording pdf srt zip footage file computer disk laptop attachment slides",
        Effects = Effects.LocalFiles,
        Operation = AssetOperations.Upload,
        RequestType = ToolJson.Default.UploadAsset,
        ArgumentAliases = new Dictionary<string, string>
        {
            ["path"] = "file", ["file_path"] = "file", ["filePath"] = "file", ["url"] = "file", ["data"] = "file", ["base64"] = "file", ["source"] = "file",
        },
        Handler = UploadAsync,
        Example = """{"file": "data:audio/wav;base64,UklGRgQAAABXQVZF"}""",
    };

    public static ToolDefinition Download { get; } = new()
    {
        Name = "download_asset",
        Title = "Download a file",
        Description = "Saves a job's result or an asset on the user's disk (only over stdio). Called again after a cut, it goes on where it stopped.",
        Toolset = AssetTools.Toolset,
        IsDefault = true,
        Keywords = "save fetch export store video captions subtitles thumbnail mp4 local disk file on my machine laptop locally",
        Effects = Effects.LocalFiles,
        RequestType = ToolJson.Default.DownloadAsset,
        Rules =
        [
            ArgumentRule.ExactlyOneOf("job_id", "asset_id", "url"),
            ArgumentRule.Excludes(ArgumentCondition.Given("asset_id"), "what"),
            ArgumentRule.Excludes(ArgumentCondition.Given("url"), "what"),
        ],
        Handler = DownloadAsync,
        Example = """{"job_id": "$create_video_from_avatar.job.id", "what": "thumbnail_url", "path": "downloads/"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Upload, Download];

    private static async Task<ToolResult> UploadAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        await using var progress = CallProgress.Start(call.Caller, services, cancellationToken);
        var file = call.Arguments["file"]!.GetValue<string>();
        var uploaded = await services.Uploads.UploadAsync(file, call.Caller.Roots, transfer => progress?.Show(transfer, share: 1), cancellationToken);
        var shaped = UntrustedText.Clean(uploaded.Answer);
        if (uploaded.Job is { } job)
        {
            shaped["status"] = UntrustedText.Clean(job.Status);
            shaped["job"] = new JsonObject { ["id"] = job.Id.ToString(), ["kind"] = job.Id.Kind, ["state"] = job.State.Name() };
        }

        shaped["next"] = uploaded.Job?.State is JobState.Running
            ? $"HeyGen still looks the file through: call wait_for_job with job_ids [\"{uploaded.Job.Id}\"] before you use it."
            : "Pass asset_id wherever a tool takes a file. The url is public: whoever has it can open it.";
        return ToolResult.From(shaped);
    }

    private static async Task<ToolResult> DownloadAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var path = Text(call, "path");
        // First of all, so that a caller elsewhere is told at once.
        var folders = await services.LocalFiles.AllowAsync(path, call.Caller.Roots, cancellationToken);
        var (found, other) = await DownloadSource.FindAsync(Text(call, "job_id"), Text(call, "what"), Text(call, "asset_id"), Text(call, "url"), services, cancellationToken);
        if (found is null)
        {
            return other!;
        }

        var overwrites = call.Arguments["overwrite"]?.GetValue<bool>() ?? false;
        var target = DownloadTarget.Choose(folders, path, found.Name, overwrites);
        await using var progress = CallProgress.Start(call.Caller, services, cancellationToken);
        var download = new FileDownload(services.Web, target, found.Link, transfer => progress?.Show(transfer, share: 1), services.Time);
        return ToolResult.From(Shape(await download.RunAsync(cancellationToken), found));
    }

    private static JsonObject Shape(DownloadedFile file, DownloadSource source)
    {
        var shaped = new JsonObject
        {
            ["path"] = file.Path,
            ["size_bytes"] = file.Size,
            ["sha256"] = file.Sha256,
            ["mime_type"] = UntrustedText.Clean(file.MediaType),
            ["file"] = new JsonObject { ["uri"] = new Uri(file.Path).AbsoluteUri, ["name"] = Path.GetFileName(file.Path) },
        };
        if (source.Others.Count > 0)
        {
            shaped["also_there"] = new JsonArray([.. source.Others.Select(name => JsonValue.Create(name))]);
            shaped["next"] = "also_there lists the job's other links: pass one as what to download it too.";
        }

        return shaped;
    }

    private static string? Text(ToolCall call, string name) => call.Arguments[name]?.GetValue<string>();
}
