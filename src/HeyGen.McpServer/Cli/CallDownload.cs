using HeyGen.McpServer.Catalog.Assets;
using HeyGen.McpServer.Pipeline;

namespace HeyGen.McpServer.Cli;

/// <summary><c>--download DIR</c>: fetches the files of a result, as the tool <c>download_asset</c> does.</summary>
internal static class CallDownload
{
    /// <summary>Where the files are told in the result.</summary>
    private const string Files = "files";

    /// <summary>How many files of a batch stand in the folder besides those that are told.</summary>
    private const string MoreFiles = "more_files";

    /// <summary>Fetches what a finished call made, and adds the paths to its result.</summary>
    /// <returns>The result, or why the files could not be fetched; the job is done nevertheless.</returns>
    public static async Task<ToolResult> AddAsync(
        ToolResult result, string folder, ToolCallPipeline pipeline, Caller caller, CancellationToken cancellationToken)
    {
        if (result is not { Kind: ResultKind.Done, Structured: { } structured })
            return result;

        if (Request(structured) is not { } arguments)
        {
            await Console.Error.WriteLineAsync("--download: this result has no file.");
            return result;
        }

        Directory.CreateDirectory(folder);
        arguments["path"] = folder + Path.DirectorySeparatorChar;
        var fetching = caller with { Roots = _ => Task.FromResult<IReadOnlyList<string>>([folder]) };
        var fetched = await pipeline.CallAsync(AssetFileTools.Download, arguments, fetching, cancellationToken);
        if (fetched is not { Kind: ResultKind.Done, Structured: { } download })
        {
            await Console.Error.WriteLineAsync($"The job is done; its file was not fetched. {fetched.Text}");
            return result with { Kind = fetched.Kind };
        }

        string[] paths = [.. Paths(download)];
        foreach (var path in paths)
            await Console.Error.WriteLineAsync(path);

        structured[Files] = new JsonArray([.. paths.Select(path => JsonValue.Create(path))]);
        if (download[MoreFiles] is { } more)
            structured[MoreFiles] = more.DeepClone();

        return result;
    }

    /// <summary>What to fetch: the jobs of a result, which have fresh links, or the link of one that made a file at once. Null for a result without.</summary>
    private static JsonObject? Request(JsonObject result)
    {
        string[] jobs =
        [
            .. Texts(result["job_ids"]),
            .. (result["jobs"] as JsonArray ?? []).OfType<JsonObject>().Select(job => JsonText.At(job, "job.id")).OfType<string>(),
        ];
        if (jobs.Length > 0)
            return new JsonObject { ["job_ids"] = new JsonArray([.. jobs.Select(job => JsonValue.Create(job))]) };

        if (JsonText.At(result, "job.id") is { } only)
            return new JsonObject { ["job_id"] = only };

        var link = (result["links"] as JsonObject)?.Select(named => JsonText.Read(named.Value)).FirstOrDefault(text => text is not null);
        return (link ?? JsonText.At(result, "audio_url")) is { } url ? new JsonObject { ["url"] = url } : null;
    }

    /// <summary>Of a batch its files stand below a folder, and its table with them.</summary>
    private static IEnumerable<string> Paths(JsonObject download) => JsonText.At(download, "path") is { } path
        ? [path]
        : Texts(download[Files]).Append(JsonText.At(download, "table") ?? "").Select(name => Path.Combine(JsonText.At(download, "folder") ?? "", name));

    private static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(JsonText.Read).OfType<string>();
}
