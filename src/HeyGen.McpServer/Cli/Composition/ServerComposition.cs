using System.Reflection;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Catalog.Webhooks;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Mcp;
using HeyGen.McpServer.Mcp.Resources;
using HeyGen.McpServer.Mcp.Tasks;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Webhooks;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>Puts the program together from its settings. Whatever <c>tools/list</c> does not need is made with the first call (<see cref="StartedServices"/>).</summary>
internal sealed class ServerComposition : IAsyncDisposable
{
    private readonly ILoggerFactory loggers = StandardErrorLog.CreateFactory();
    private readonly StateFolder state;
    private readonly SharedState shared;
    private readonly Lazy<Task<StartedServices>> services;

    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public ServerComposition(ServerSettings settings, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        state = settings.Sandbox ? StateFolder.Temporary() : StateFolder.At(settings.StateDir);
        shared = new SharedState(settings, state, time, loggers);
        var webhookCounts = new WebhookCounts();
        services = new Lazy<Task<StartedServices>>(() =>
            StartedServices.StartAsync(settings, new ServiceSources(state, shared, Pipeline!, webhookCounts, time, loggers), $"heygen-mcp/{ServerInfo.Version}"));
        Pipeline = new CallPipeline(async () => (await services.Value).Tools, loggers.CreateLogger<CallPipeline>());
        Offer = ToolSelection.Of(settings);
        var tools = new SelectedTools(Pipeline, time);
        Serving = new McpServing(ServerInfo, ServerInstructions.Text, tools.Of(Offer), loggers)
        {
            Narrow = narrowing => tools.Of(Offer.Narrow(narrowing)),
            Resources = [new JobResource(Pipeline)],
            Tasks = new TasksExtension(Pipeline, time),
            FindTrouble = shared.FindTrouble,
            WebhookReceiver = async () => (await services.Value).Webhooks,
            WebhookCounts = webhookCounts,
            JobsWatched = () => services is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? services.Value.Result.Jobs.Watched : 0,
        };
    }

    public CallPipeline Pipeline { get; }

    public ToolSelection Offer { get; }

    public McpServing Serving { get; }

    private static Implementation ServerInfo { get; } = new()
    {
        Name = "heygen-mcp",
        Title = "HeyGen (unofficial)",
        Version = typeof(ServerComposition).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
    };

    /// <summary>What registers this server with HeyGen.</summary>
    public async Task<WebhookRegistration> WebhookRegistrationAsync()
    {
        var started = await services.Value;
        return new WebhookRegistration(started.HeyGen, WebhookTools.Endpoints, new JobKinds(), started.WebhookSecrets);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is { IsValueCreated: true, Value.IsFaulted: false })
        {
            await (await services.Value).DisposeAsync();
        }

        await shared.DisposeAsync();
        state.Dispose();
        loggers.Dispose();
    }
}
