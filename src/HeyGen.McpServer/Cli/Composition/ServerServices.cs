using System.Reflection;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Catalog.Assets;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Catalog.Personalised;
using HeyGen.McpServer.Catalog.Users;
using HeyGen.McpServer.Catalog.Webhooks;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Mcp;
using HeyGen.McpServer.Mcp.Apps;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Mcp.Completions;
using HeyGen.McpServer.Mcp.Prompts;
using HeyGen.McpServer.Mcp.Resources;
using HeyGen.McpServer.Mcp.Stdio;
using HeyGen.McpServer.Mcp.Tasks;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>What every command serves or calls with, layer by layer. Nothing is read, opened or connected before its first use.</summary>
internal static class ServerServices
{
    /// <summary>At speed 1 the sandbox renders in 8 s what takes HeyGen about three minutes.</summary>
    private const double SandboxJobSpeed = 22;

    /// <summary>Twice as often as at HeyGen: some eight reads of a job of 8 s show its progress, and cost nobody anything.</summary>
    private const double SandboxPollingSpeed = 2;

    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public static IServiceCollection AddServer(this IServiceCollection services, ServerSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ServerStop.Never);
        return services
            .AddSingleton(settings)
            .AddSingleton(settings.Limits)
            .AddState(settings)
            .AddHeyGen(settings)
            .AddJobs(settings)
            .AddMoney()
            .AddFiles(settings)
            .AddWebhooks(settings)
            .AddPipeline(settings)
            .AddTools()
            .AddMcp(settings)
            .AddLogger<FailureFormatter>()
            .AddLogger<HeyGenClient>()
            .AddLogger<DeferredLedgerWrites>()
            .AddLogger<JobPoller>()
            .AddLogger<JobSettler>()
            .AddLogger<Reconciler>()
            .AddLogger<SqliteLedger>();
    }

    /// <summary>Closed, for those that a start needs: an open generic service is built by reflection.</summary>
    private static IServiceCollection AddLogger<T>(this IServiceCollection services) =>
        services.AddSingleton<ILogger<T>>(provider => new Logger<T>(provider.GetRequiredService<ILoggerFactory>()));

    private static IServiceCollection AddHeyGen(this IServiceCollection services, ServerSettings settings)
    {
        if (settings.Sandbox)
            services.AddSingleton(_ => new InProcessSandbox(settings.SandboxSpeed));

        return services.AddSingleton(provider => HeyGenClient.Create(
            ClientOptions(settings, provider),
            provider.GetRequiredService<TimeProvider>(),
            credentials: null,
            provider.GetRequiredService<ILogger<HeyGenClient>>()));
    }

    private static HeyGenClientOptions ClientOptions(ServerSettings settings, IServiceProvider provider)
    {
        var options = new HeyGenClientOptions { UserAgent = $"heygen-mcp/{Version}", Store = () => provider.GetRequiredService<PublicWeb>().Http };
        if (provider.GetService<InProcessSandbox>() is { } sandbox)
        {
            options.BaseAddress = sandbox.Address;
            options.ApiKey = sandbox.ApiKey;
            return options;
        }

        options.BaseAddress = settings.BaseUrl ?? options.BaseAddress;
        options.ApiKey = Environment.GetEnvironmentVariable("HEYGEN_API_KEY");
        options.ApiKeyFile = settings.ApiKeyFile;
        return options;
    }

    private static IServiceCollection AddJobs(this IServiceCollection services, ServerSettings settings)
    {
        var speed = settings.Sandbox
            ? new JobSpeed(SandboxJobSpeed * settings.SandboxSpeed, Math.Max(1, SandboxPollingSpeed * settings.SandboxSpeed))
            : JobSpeed.Usual;
        return services
            .AddSingleton(speed)
            .AddSingleton<IJobKinds, JobKinds>()
            .AddSingleton<ConcurrencyLimiter>()
            .AddSingleton<IJobReader>(provider => Observed(provider, leavesRateLimits: false))
            .AddSingleton(provider => new JobPoller(
                Observed(provider, leavesRateLimits: true),
                provider.GetRequiredService<IJobSignals>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<JobPoller>>())
            {
                Speed = speed.Polling,
                Stopping = provider.GetRequiredService<ServerStop>().Token,
                IntervalFactor = provider.GetRequiredService<WebhookPolling>().FactorOf,
            });
    }

    /// <summary>Whoever reads a job that has ended settles it in the ledger, and lets the next create try.</summary>
    private static PermitReleasingJobReader Observed(IServiceProvider provider, bool leavesRateLimits)
    {
        var heyGen = provider.GetRequiredService<HeyGenClient>();
        var following = new FollowingJobReader(new JobReader(heyGen) { LeavesRateLimits = leavesRateLimits }, heyGen, provider.GetRequiredService<ILedger>());
        var settling = new SettlingJobReader(following, provider.GetRequiredService<JobSettler>());
        return new PermitReleasingJobReader(settling, provider.GetRequiredService<ConcurrencyLimiter>());
    }

    private static IServiceCollection AddMoney(this IServiceCollection services) => services
        .AddSingleton<JobSettler>()
        .AddSingleton(provider => new Billing(
            provider.GetRequiredService<HeyGenClient>(), UserTools.GetCurrentUser.Operation!, provider.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddFiles(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(provider => new LocalFiles(settings.FilesDirs, settings.ServesLocalUser, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(new UploadOperations(AssetFileTools.Upload.Operation!, AssetTools.DirectUpload, AssetKinds.File.Read, AssetKinds.Asset))
        .AddSingleton(provider => new PublicWeb(provider.GetRequiredService<HeyGenClient>().BaseAddress))
        .AddSingleton<KnownAssets>()
        .AddSingleton<AssetUploads>()
        .AddSingleton<LinkedTextReader>();

    private static IServiceCollection AddWebhooks(this IServiceCollection services, ServerSettings settings)
    {
        if (settings.ReceivesWebhooks)
            services.AddHostedService(provider => provider.GetRequiredService<WebhookPolling>());

        return services
            .AddSingleton(WebhookTools.Endpoints)
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookCounts>()
            .AddSingleton<WebhookReceiver>()
            .AddSingleton<WebhookRegistration>()
            .AddSingleton<WebhookPolling>();
    }

    private static IServiceCollection AddPipeline(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton<ArgumentBinder>()
        .AddSingleton<JobMedia>()
        .AddSingleton<FileArguments>()
        .AddSingleton<PricingStage>()
        .AddSingleton<DuplicateStage>()
        .AddSingleton<ConfirmationSubjects>()
        .AddSingleton<CallTokens>()
        .AddSingleton<ApprovalStage>()
        .AddSingleton<FileUploadStage>()
        .AddSingleton<SubmissionWriter>()
        .AddSingleton<Reconciler>()
        .AddSingleton<SubmissionSender>()
        .AddSingleton(provider => new Submitter(
            provider.GetRequiredService<HeyGenClient>(),
            provider.GetRequiredService<ILedger>(),
            provider.GetRequiredService<IToolCatalog>(),
            provider.GetRequiredService<SpendingLimits>(),
            provider.GetRequiredService<SubmissionSender>(),
            provider.GetRequiredService<SubmissionWriter>(),
            provider.GetRequiredService<TimeProvider>())
        {
            Leaving = provider.GetRequiredService<ServerStop>().Token,
        })
        .AddSingleton(new WaitTime(settings.WaitSeconds, WaitTime.HostLimit()))
        .AddSingleton<CallTimers>()
        .AddSingleton<WaitingStage>()
        .AddSingleton<ResultFormatter>()
        .AddSingleton<JobCosts>()
        .AddSingleton<FailureFormatter>()
        .AddSingleton<ToolCallPipeline>();

    private static IServiceCollection AddTools(this IServiceCollection services)
    {
        foreach (var tool in ToolCatalog.All)
        {
            if (tool.Handler is { } handler)
                services.TryAddSingleton(handler);

            if (tool.Explainer is { } explainer)
                services.TryAddSingleton(explainer);

            if (tool.Precheck is { } precheck)
                services.TryAddSingleton(precheck);

            if (tool.Expansion is { } expansion)
                services.TryAddSingleton(expansion);
        }

        return services
            .AddSingleton<IToolCatalog, ToolCatalog>()
            .AddSingleton<IToolParts, ToolParts>()
            .AddSingleton<JobLookup>()
            .AddSingleton<RowsFile>()
            .AddSingleton<DownloadSources>()
            .AddSingleton<BatchDownload>();
    }

    private static IServiceCollection AddMcp(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(ToolCatalog.Select(settings.Toolsets, settings.ReadOnly))
        .AddSingleton<SelectedTools>()
        .AddSingleton<JobResource>()
        .AddSingleton<Recipes>()
        .AddSingleton<SkillResource>()
        .AddSingleton<SkillsExtension>()
        .AddSingleton<AppDocuments>()
        .AddSingleton<IEnumerable<AppResource>>(provider =>
            [.. AppPage.All.Select(page => new AppResource(page, provider.GetRequiredService<AppDocuments>()))])
        .AddSingleton<TaskMemory>()
        .AddSingleton<TaskReader>()
        .AddSingleton<TaskResults>()
        .AddSingleton<TaskViews>()
        .AddSingleton<TaskMethods>()
        .AddSingleton<TaskSubscriptions>()
        .AddSingleton<TasksExtension>()
        .AddSingleton<AccountResources>()
        .AddSingleton<JobEnds>()
        .AddSingleton<JobSubscriptions>()
        .AddSingleton<ThingReader>()
        .AddSingleton<IEnumerable<IResourceSource>>(Sources)
        .AddSingleton<CompletionHandler>()
        .AddSingleton<CompletionLists>()
        .AddSingleton<IEnumerable<ICompletionSource>>(CompletionSources)
        .AddSingleton(new Implementation { Name = "heygen-mcp", Title = "HeyGen (unofficial)", Version = Version })
        .AddSingleton(provider =>
        {
            var tools = provider.GetRequiredService<SelectedTools>();
            return new McpServing(provider.GetRequiredService<Implementation>(), tools.All())
            {
                Narrow = tools.Narrowed,
                Resources =
                [
                    provider.GetRequiredService<JobResource>(), provider.GetRequiredService<SkillResource>(),
                    .. provider.GetRequiredService<IEnumerable<AppResource>>(),
                ],
                Recipes = provider.GetRequiredService<Recipes>(),
                Skills = provider.GetRequiredService<SkillsExtension>(),
                Account = provider.GetRequiredService<AccountResources>(),
                Completions = provider.GetRequiredService<CompletionHandler>(),
                Tasks = provider.GetRequiredService<TasksExtension>(),
            };
        })
        .AddSingleton<StdioServer>();

    /// <summary>In the order of the list: what the account has made before what HeyGen has for all.</summary>
    private static IEnumerable<IResourceSource> Sources(IServiceProvider provider)
    {
        var (pipeline, reader) = (provider.GetRequiredService<ToolCallPipeline>(), provider.GetRequiredService<ThingReader>());
        var things = ThingKind.All.Select(kind => new ThingResources(kind, reader));
        return [new AccountResource(pipeline), new JobResources(pipeline), .. things, new ToolResources()];
    }

    private static IEnumerable<ICompletionSource> CompletionSources(IServiceProvider provider)
    {
        var (pipeline, reader) = (provider.GetRequiredService<ToolCallPipeline>(), provider.GetRequiredService<ThingReader>());
        return
        [
            .. ThingKind.All.Select(kind => new ThingCompletions(kind, reader)),
            new LanguageCompletions(pipeline), new JobCompletions(pipeline), new ToolCompletions(),
        ];
    }

    private static string Version { get; } =
        typeof(ServerServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

/// <summary>Gives tools their classes out of the container, each made with its first call: a client that only lists tools pays for none of them.</summary>
internal sealed class ToolParts(IServiceProvider services) : IToolParts
{
    public IToolHandler HandlerOf(ToolDefinition tool) => (IToolHandler)services.GetRequiredService(tool.Handler!);

    public IRefusalExplainer ExplainerOf(ToolDefinition tool) => (IRefusalExplainer)services.GetRequiredService(tool.Explainer!);

    public IPrecheck PrecheckOf(ToolDefinition tool) => (IPrecheck)services.GetRequiredService(tool.Precheck!);

    public ICallExpansion ExpansionOf(ToolDefinition tool) => (ICallExpansion)services.GetRequiredService(tool.Expansion!);
}
