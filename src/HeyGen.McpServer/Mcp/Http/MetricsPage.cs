using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary><c>/metrics</c>: numbers of this process in the text format of Prometheus.</summary>
internal static class MetricsPage
{
    public const string Path = "/metrics";
    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints, WebhookCounts webhooks, JobPoller? jobs) => endpoints.MapGet(Path, context =>
    {
        context.Response.ContentType = MediaType;
        return context.Response.WriteAsync(Text(webhooks, jobs?.Watched ?? 0), context.RequestAborted);
    });

    private static string Text(WebhookCounts webhooks, int jobs)
    {
        var text = new StringBuilder()
            .Append("# HELP heygen_mcp_webhooks_total Webhook deliveries, by what became of them.\n")
            .Append("# TYPE heygen_mcp_webhooks_total counter\n");
        foreach (var outcome in Enum.GetValues<WebhookOutcome>())
            text.Append(CultureInfo.InvariantCulture, $"heygen_mcp_webhooks_total{{outcome=\"{Name(outcome)}\"}} {webhooks[outcome]}\n");

        return text
            .Append("# HELP heygen_mcp_jobs_watched Jobs that somebody waits for.\n")
            .Append("# TYPE heygen_mcp_jobs_watched gauge\n")
            .Append(CultureInfo.InvariantCulture, $"heygen_mcp_jobs_watched {jobs}\n")
            .ToString();
    }

    private static string Name(WebhookOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());
}
