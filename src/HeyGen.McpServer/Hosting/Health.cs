using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HeyGen.McpServer.Hosting;

/// <summary>The answer of <c>/healthz</c> and <c>/readyz</c>.</summary>
internal sealed record Health(string Status, string Version)
{
    private const string LivePath = "/healthz";
    private const string ReadyPath = "/readyz";

    public static bool IsProbe(HttpRequest request) => request.Path == LivePath || request.Path == ReadyPath;

    public static void Map(IEndpointRouteBuilder endpoints, string version)
    {
        var health = new Health("ok", version);
        Task Answer(HttpContext context) => context.Response.WriteAsJsonAsync(health, HealthJson.Default.Health);
        endpoints.MapGet(LivePath, Answer);
        endpoints.MapGet(ReadyPath, Answer);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;
