using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>The answer of <c>/healthz</c> and <c>/readyz</c>.</summary>
/// <param name="Status"><c>ok</c>, or <c>degraded</c> where only part of the work can be done.</param>
/// <param name="Trouble">What cannot be done, and why; null when all can.</param>
internal sealed record Health(string Status, string Version, string? Trouble = null)
{
    private const string LivePath = "/healthz";
    private const string ReadyPath = "/readyz";

    public static bool IsProbe(HttpRequest request) => request.Path == LivePath || request.Path == ReadyPath;

    public static void Map(IEndpointRouteBuilder endpoints, McpServing serving, IServerHealth? health)
    {
        var alive = new Health("ok", serving.ServerInfo.Version);
        endpoints.MapGet(LivePath, context => AnswerAsync(context, alive));
        endpoints.MapGet(ReadyPath, async context =>
        {
            // 200 with trouble too: all machines stand on one Redis, so that a 503 would take them all out of service, and with them the reads that go on.
            var trouble = health is null ? null : await health.FindTroubleAsync(context.RequestAborted);
            await AnswerAsync(context, trouble is null ? alive : alive with { Status = "degraded", Trouble = trouble });
        });
    }

    private static Task AnswerAsync(HttpContext context, Health health) => context.Response.WriteAsJsonAsync(health, HealthJson.Default.Health);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;
