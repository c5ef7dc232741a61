namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class JobStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = (_, texts) =>
        {
            texts["list_jobs.kind"] = "video";
            texts["list_jobs.tool"] = "create_video_from_avatar";
            texts["list_jobs.since"] = "2026-01-31T08:00:00Z";
            // A place in the list, whether or not a row is there.
            texts["list_jobs.token"] = new string('f', 32);
            return Task.CompletedTask;
        },
    };
}
