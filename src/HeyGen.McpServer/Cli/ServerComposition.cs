using System.Reflection;
using HeyGen.Client;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Hosting;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Ledger;
using HeyGen.McpServer.Resources;
using HeyGen.McpServer.Signing;
using HeyGen.McpServer.Spend;
using HeyGen.McpServer.State;
using HeyGen.McpServer.Tools;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Submitting;
using HeyGen.Sandbox;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Cli;

/// <summary>
/// Puts the program together from its settings. Whatever <c>tools/list</c> does not need (the client, the sandbox, the watcher) is made
/// with the first call.
/// </summary>
internal sealed partial class ServerComposition : IAsyncDisposable
{
    /// <summary>At speed 1 the sandbox renders in 8 s what takes HeyGen about three minutes.</summary>
    private const double SandboxJobSpeed = 22;

    /// <summary>Twice as often as at HeyGen: some eight looks at a job of 8 s show how it gets on, and cost nobody anything.</summary>
    private const double SandboxLookSpeed = 2;

    private readonly ServerSettings settings;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers = StandardErrorLog.CreateFactory();
    private readonly StateFolder state;
    private SandboxServer? sandbox;
    private HeyGenClient? heyGen;
    private PublicWeb? web;
    private LinkedTextReader? linkedTexts;
    private Submitter? submitter;
    private SqliteLedger? ledgerFile;

    public ServerComposition(ServerSettings settings, TimeProvider? time = null)
    {
        this.settings = settings;
        this.time = time ?? TimeProvider.System;
        state = settings.Sandbox ? StateFolder.Temporary() : StateFolder.At(settings.StateDir);
        Pipeline = new CallPipeline(StartServicesAsync, loggers.CreateLogger<CallPipeline>());
        Offer = ToolOffer.Of(settings);
        var tools = new OfferedTools(Pipeline, this.time);
        Serving = new McpServing(ServerInfo, ServerInstructions.Text, tools.Of(Offer), loggers)
        {
            Narrow = narrowing => tools.Of(Offer.Narrow(narrowing)),
            Resources = [new JobResource(Pipeline)],
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

        if (ledgerFile is not null)
        {
            await ledgerFile.DisposeAsync();
        }

        state.Dispose();
        loggers.Dispose();
    }

    private async Task<ToolServices> StartServicesAsync()
    {
        var options = await ClientOptionsAsync();
        heyGen = HeyGenClient.Create(options);
        web = new PublicWeb(options.BaseAddress);
        linkedTexts = new LinkedTextReader(TimeProvider.System);
        var ledger = CreateLedger();
        var queues = new SlotQueues(TimeProvider.System);
        var reader = new SlotFreeingJobReader(
            new SettlingJobReader(new JobReader(heyGen), heyGen, ledger, time, loggers.CreateLogger<SettlingJobReader>()), queues);
        var watcher = new JobWatcher(reader, TimeProvider.System, loggers.CreateLogger<JobWatcher>())
        {
            Speed = settings.Sandbox ? Math.Max(1, SandboxLookSpeed * settings.SandboxSpeed) : 1,
        };
        var values = new FolderValues(state);
        submitter = new Submitter(heyGen, ledger, settings.Limits, queues, TimeProvider.System, loggers.CreateLogger<Submitter>());
        var files = new LocalFiles(settings.FilesDirs, settings.ServesLocalUser);
        return new ToolServices(heyGen, reader, watcher, new WaitTime(settings.WaitSeconds), time)
        {
            Ledger = ledger,
            Submitter = submitter,
            Deliveries = new Deliveries(heyGen, ledger, loggers.CreateLogger<Deliveries>()),
            Limits = settings.Limits,
            Billing = new Billing(heyGen, TimeProvider.System),
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

    private ILedger CreateLedger()
    {
        if (settings.Sandbox)
        {
            // The sandbox forgets its jobs with the process; a ledger that outlives it would tell of jobs that are nowhere.
            return new MemoryLedger(time);
        }

        if (!state.HasPlace)
        {
            LogNoPlace(loggers.CreateLogger<ServerComposition>());
            return new MemoryLedger(time);
        }

        ledgerFile = new SqliteLedger(state, time);
        return ledgerFile;
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

    [LoggerMessage(EventId = 140, Level = LogLevel.Warning, Message = "This user has no home folder, so that jobs and budgets are known until this process ends only. Choose a folder with --state-dir.")]
    private static partial void LogNoPlace(ILogger logger);
}
