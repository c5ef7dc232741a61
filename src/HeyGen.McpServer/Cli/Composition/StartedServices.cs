using HeyGen.Client;
using HeyGen.McpServer.Catalog.Users;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Webhooks;
using HeyGen.Sandbox;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>What calls work with, and <c>tools/list</c> does not need: made with the first call.</summary>
internal sealed class StartedServices : IAsyncDisposable
{
    /// <summary>At speed 1 the sandbox renders in 8 s what takes HeyGen about three minutes.</summary>
    private const double SandboxJobSpeed = 22;

    /// <summary>Twice as often as at HeyGen: some eight looks at a job of 8 s show how it gets on, and cost nobody anything.</summary>
    private const double SandboxLookSpeed = 2;

    private readonly SandboxServer? sandbox;
    private readonly Submitter submitter;

    private StartedServices(ServerSettings settings, SandboxServer? sandbox, HeyGenClientOptions options, IJobSignals signals, ServiceSources sources)
    {
        var (state, shared, pipeline, webhookCounts, time, loggers) = sources;
        this.sandbox = sandbox;
        HeyGen = HeyGenClient.Create(options);
        var web = new PublicWeb(options.BaseAddress);
        var queues = new ConcurrencyLimiter(time);
        IJobReader Observed(IJobReader reader) =>
            new PermitReleasingJobReader(new SettlingJobReader(reader, HeyGen, shared.Ledger, time, loggers.CreateLogger<SettlingJobReader>()), queues);
        var pace = new WebhookPolling();
        Jobs = new JobPoller(Observed(new JobReader(HeyGen) { LeavesRateLimits = true }), signals, time, loggers.CreateLogger<JobPoller>())
        {
            Speed = settings.Sandbox ? Math.Max(1, SandboxLookSpeed * settings.SandboxSpeed) : 1,
            PaceFactor = pace.FactorOf,
        };
        submitter = new Submitter(HeyGen, shared.Ledger, settings.Limits, queues, time, loggers.CreateLogger<Submitter>());
        WebhookSecrets = new WebhookSecrets(shared.Values);
        Webhooks = new WebhookReceiver(WebhookSecrets, shared.Ledger, signals, webhookCounts, loggers.CreateLogger<WebhookReceiver>());
        if (settings.ReceivesWebhooks)
        {
            _ = pace.FollowAsync(HeyGen, WebhookSecrets, Webhooks);
        }

        var files = new LocalFiles(settings.FilesDirs, settings.ServesLocalUser);
        Tools = new ToolServices(HeyGen, Observed(new JobReader(HeyGen)), Jobs, new WaitTime(settings.WaitSeconds), time)
        {
            Ledger = shared.Ledger,
            Submitter = submitter,
            Limits = settings.Limits,
            Billing = new Billing(HeyGen, UserOperations.GetCurrent, time),
            SigningKey = new SigningKey(settings.SigningKeyFile, shared.Values),
            LocalFiles = files,
            Uploads = new AssetUploads(HeyGen, Jobs, files, web, time),
            Web = web,
            LinkedTexts = new LinkedTextReader(web, time),
            State = state,
            Pipeline = pipeline,
            JobSpeed = settings.Sandbox ? SandboxJobSpeed * settings.SandboxSpeed : 1,
        };
    }

    public HeyGenClient HeyGen { get; }

    public JobPoller Jobs { get; }

    public WebhookSecrets WebhookSecrets { get; }

    public WebhookReceiver Webhooks { get; }

    public ToolServices Tools { get; }

    public static async Task<StartedServices> StartAsync(ServerSettings settings, ServiceSources sources, string userAgent)
    {
        var sandbox = settings.Sandbox ? await SandboxServer.StartAsync(new SandboxOptions { Speed = settings.SandboxSpeed }, CancellationToken.None) : null;
        return new StartedServices(settings, sandbox, ClientOptions(settings, sandbox, userAgent), sources.Shared.StartSignals(), sources);
    }

    public async ValueTask DisposeAsync()
    {
        submitter.Dispose();
        HeyGen.Dispose();
        Tools.Web.Dispose();
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }
    }

    private static HeyGenClientOptions ClientOptions(ServerSettings settings, SandboxServer? sandbox, string userAgent)
    {
        var options = new HeyGenClientOptions { UserAgent = userAgent };
        if (sandbox is not null)
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
}

/// <summary>What the services are made from.</summary>
internal sealed record ServiceSources(
    StateFolder State, SharedState Shared, CallPipeline Pipeline, WebhookCounts WebhookCounts, TimeProvider Time, ILoggerFactory Loggers);
