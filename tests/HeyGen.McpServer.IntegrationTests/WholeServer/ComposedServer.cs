using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>What a command of the program is made of, without its host.</summary>
internal sealed class ComposedServer : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public ComposedServer(ServerSettings settings, TimeProvider? time = null, Action<IServiceCollection>? replace = null)
    {
        var collection = new ServiceCollection().AddLogging();
        collection.AddSingleton(time ?? TimeProvider.System);
        collection.AddServer(settings);
        replace?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public ToolCallPipeline Pipeline => Get<ToolCallPipeline>();

    public ToolSelection Tools => Get<ToolSelection>();

    public McpServing Serving => Get<McpServing>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Serves the same objects over HTTP.</summary>
    public void Serve(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IToolCatalog>(_ => Get<IToolCatalog>());
        builder.Services.AddSingleton(_ => Serving);
        builder.Services.AddSingleton(_ => Tools);
        builder.Services.AddSingleton(_ => Get<ServerSettings>());
        foreach (var service in Get<IEnumerable<IHostedService>>())
            builder.Services.AddSingleton(service);

        builder.Services.AddSingleton(_ => Get<WebhookReceiver>());
        builder.Services.AddSingleton(_ => Get<WebhookCounts>());
        builder.Services.AddSingleton(_ => Get<JobPoller>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
