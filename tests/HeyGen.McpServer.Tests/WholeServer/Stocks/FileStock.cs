namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class FileStock
{
    /// <summary>The beginning of a picture, which is all that the sandbox looks at.</summary>
    private const string Picture = "data:image/png;base64,iVBORw0KGgo=";

    public static Stock Stock { get; } = Create();

    private static Stock Create()
    {
        // Every call of download_asset needs something to fetch.
        var job = "";
        return new Stock
        {
            Fill = async (server, texts) =>
            {
                job = texts["job_id"];
                texts["upload_asset.file"] = Picture;
                texts["download_asset.what"] = "thumbnail_url";
                texts["download_asset.path"] = "downloads/";
                var video = await server.ResultAsync("get_job", $$"""{"job_id": "{{job}}"}""");
                texts["download_asset.url"] = (string)video["links"]!["thumbnail_url"]!;
            },
            Adjust = (tool, _, example) =>
            {
                if (tool == "download_asset" && !example.ContainsKey("asset_id") && !example.ContainsKey("url"))
                    example["job_id"] = job;
            },
        };
    }
}
