using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.IntegrationTests.Catalog.Webhooks;

/// <summary>A HeyGen that tells an endpoint's secret with every answer, and gives the endpoint an id of the test's choice.</summary>
internal sealed class TellingServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("heygen-mcp-tests");

    private TellingServer(WebApplication application)
    {
        this.application = application;
        KeyFile = Path.Combine(scratch.FullName, "key");
        File.WriteAllText(KeyFile, "key");
    }

    public Uri Address => new(application.Urls.Single());

    public string KeyFile { get; }

    public string Scratch => scratch.FullName;

    public static async Task<TellingServer> StartAsync(string endpointId)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var endpoint =
            $$"""{"endpoint_id": "{{endpointId}}", "url": "https://example.com/", "status": "enabled", "secret": "whsec_1", "created_at": "2026-11-22"}""";
        application.Run(context =>
        {
            context.Response.ContentType = "application/json";
            var isList = HttpMethods.IsGet(context.Request.Method);
            return context.Response.WriteAsync($$"""{"data": {{(isList ? $"[{endpoint}]" : endpoint)}}}""", context.RequestAborted);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new TellingServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        scratch.Delete(recursive: true);
    }
}
