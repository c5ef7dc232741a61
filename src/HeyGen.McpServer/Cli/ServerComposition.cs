using System.Reflection;
using HeyGen.Client;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Hosting;
using HeyGen.McpServer.Hosting.Tasks;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Ledger;
using HeyGen.McpServer.Redis;
using HeyGen.McpServer.Resources;
using HeyGen.McpServer.Signing;
using HeyGen.McpServer.Spend;
using HeyGen.McpServer.State;
using HeyGen.McpServer.Tools;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Submitting;
using HeyGen.McpServer.Webhooks;
using HeyGen.Sandbox;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Cli;

/// <summary>
/// Puts the program together from its settings. Whatever <c>tools/list</c> does not need (the client, the sandbox, the watcher) is made
/// with the first call.
/// </summary>
internal sealed class ServerComposition : IAsyncDisposable
{
    /// <summary>At speed 1 the sandbox renders in 8 s what takes HeyGen about three minutes.</summary>
    private const double SandboxJobSpeed = 22;

    /// <summary>Twice as often as at HeyGen: some eight looks at a job of 8 s show how it gets on, and cost nobody anything.</summary>
    private const double SandboxLookSpeed = 2;

    private readonly ServerSettings settings;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers = StandardErrorLog.CreateFactory();
    private readonly StateFolder state;
    private readonly RedisConnection? redis;
    private readonly Lazy<Task<ToolServices>> services;
    private readonly WebhookCounts webhookCounts = new();
    private readonly WebhookPace webhookPace = new();
    private SandboxServer? sandbox;
    private HeyGenClient? heyGen;
    private PublicWeb? web;
    private LinkedTextReader? linkedTexts;
    private Submitter? submitter;
    private JobWatcher? jobs;
    private WebhookSecrets? webhookSecrets;
    private WebhookReceiver? webhooks;

    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public ServerComposition(ServerSettings settings, TimeProvider? time = null)
    {
        this.settings = settings;
        this.time = time ?? TimeProvider.System;
        state = settings.Sandbox ? StateFolder.Temporary() : StateFolder.At(settings.StateDir);
        redis = settings.Redis is null ? null : ConnectionTo(settings.Redis);
        services = new Lazy<Task<ToolServices>>(StartServicesAsync);
        Pipeline = new CallPipeline(() => services.Value, loggers.CreateLogger<CallPipeline>());
        Offer = ToolOffer.Of(settings);
        var tools = new OfferedTools(Pipeline, this.time);
        Serving = new McpServing(ServerInfo, ServerInstructions.Text, tools.Of(Offer), loggers)
        {
            Narrow = narrowing => tools.Of(Offer.Narrow(narrowing)),
            Resources = [new JobResource(Pipeline)],
            Tasks = new TasksExtension(Pipeline, this.time),
            FindTrouble = redis is null ? null : redis.FindTroubleAsync,
            WebhookReceiver = WebhookReceiverAsync,
            WebhookCounts = webhookCounts,
            JobsWatched = () => jobs?.Watched ?? 0,
        };
    }

    public CallPipeline Pipeline { get; }

    public ToolOffer Offer { get; }

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
        await services.Value;
        return new WebhookRegistration(heyGen!, webhookSecrets!);
    }

    public async ValueTask DisposeAsync()
    {
        submitter?.Dispose();
        linkedTexts?.Dispose();
        heyGen?.Dispose();
        web?.Dispose();
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }

        if (redis is not null)
        {
            await redis.DisposeAsync();
        }

        state.Dispose();
        loggers.Dispose();
    }

    /// <summary>Nothing is connected yet, and without --redis nothing of its library is even loaded.</summary>
    private RedisConnection ConnectionTo(string address)
    {
        if (settings.Sandbox)
        {
            throw new ServerStartException("--redis and --sandbox exclude each other: each machine would have a sandbox of its own, with nothing to share. Run 'heygen-mcp sandbox' and name it by --base-url.", ExitCode.Usage);
        }

        try
        {
            return new RedisConnection(RedisAddress.Read(address), loggers.CreateLogger<RedisConnection>());
        }
        catch (FormatException unreadable)
        {
            throw new ServerStartException(unreadable.Message, ExitCode.Usage, unreadable);
        }
    }

    private async Task<WebhookReceiver> WebhookReceiverAsync()
    {
        await services.Value;
        return webhooks!;
    }

    private async Task<ToolServices> StartServicesAsync()
    {
        var options = await ClientOptionsAsync();
        heyGen = HeyGenClient.Create(options);
        web = new PublicWeb(options.BaseAddress);
        linkedTexts = new LinkedTextReader(time);
        var queues = new SlotQueues(time);
        IJobReader Observed(IJobReader reader) => new SlotFreeingJobReader(reader, queues);
        var reader = Observed(new JobReader(heyGen));
        var signals = await SignalsAsync();
        var watcher = jobs = new JobWatcher(Observed(new JobReader(heyGen) { LeavesRateLimits = true }), signals, time, loggers.CreateLogger<JobWatcher>())
        {
            Speed = settings.Sandbox ? Math.Max(1, SandboxLookSpeed * settings.SandboxSpeed) : 1,
            PaceFactor = webhookPace.FactorOf,
        };
        ISharedValues values = redis is null ? new FolderValues(state) : new RedisValues(redis);
        ILedger ledger = redis is null ? new MemoryLedger(time) : new RedisLedger(redis);
        submitter = new Submitter(heyGen, ledger, settings.Limits, queues, time, loggers.CreateLogger<Submitter>());
        StartWebhooks(values, ledger, signals);
        var files = new LocalFiles(settings.FilesDirs, settings.ServesLocalUser);
        return new ToolServices(heyGen, reader, watcher, new WaitTime(settings.WaitSeconds), time)
        {
            Ledger = ledger,
            Submitter = submitter,
            Deliveries = new Deliveries(heyGen, ledger, loggers.CreateLogger<Deliveries>()),
            Limits = settings.Limits,
            Billing = new Billing(heyGen, time),
            SigningKey = new SigningKey(settings.SigningKeyFile, values),
            LocalFiles = files,
            Uploads = new AssetUploads(heyGen, watcher, files, web, time),
            Web = web,
            LinkedTexts = linkedTexts,
            State = state,
            Pipeline = Pipeline,
            JobSpeed = settings.Sandbox ? SandboxJobSpeed * settings.SandboxSpeed : 1,
        };
    }

    private async Task<IJobSignals> SignalsAsync()
    {
        if (redis is null)
        {
            return new LocalJobSignals();
        }

        var shared = new RedisSignals(redis, loggers.CreateLogger<RedisSignals>());
        await shared.ListenAsync();
        return shared;
    }

    private void StartWebhooks(ISharedValues values, ILedger ledger, IJobSignals signals)
    {
        webhookSecrets = new WebhookSecrets(values);
        webhooks = new WebhookReceiver(webhookSecrets, ledger, signals, webhookCounts, loggers.CreateLogger<WebhookReceiver>());
        if (settings.ReceivesWebhooks)
        {
            _ = webhookPace.FollowAsync(heyGen!, webhookSecrets, webhooks);
        }
    }

    private async Task<HeyGenClientOptions> ClientOptionsAsync()
    {
        var options = new HeyGenClientOptions { UserAgent = $"heygen-mcp/{ServerInfo.Version}" };
        if (settings.Sandbox)
        {
            sandbox = await SandboxServer.StartAsync(new SandboxOptions { Speed = settings.SandboxSpeed }, CancellationToken.None);
            options.BaseAddress = sandbox.Address;
            options.ApiKey = sandbox.ApiKey;
            return options;
        }

        options.BaseAddress = settings.BaseUrl ?? options.BaseAddress;
        options.ApiKey = Environment.GetEnvironmentVariable("HEYGEN_API_KEY");
        options.ApiKeyFile = settings.ApiKeyFile;
        return options;
    }
}
