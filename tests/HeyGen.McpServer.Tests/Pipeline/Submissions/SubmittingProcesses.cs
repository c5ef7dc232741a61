using System.Net.Http.Json;
using System.Text;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Tests.Money.Ledger;
using HeyGen.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.McpServer.Tests.Pipeline.Submissions;

/// <summary>A sandbox, a ledger, and any number of processes that submit to the one and share the other. Pauses pass at once.</summary>
internal sealed class SubmittingProcesses : IAsyncDisposable
{
    public const string AvatarVideo = "create_video_from_avatar";
    public const string AgentVideo = "create_video_agent";
    public const string AgentMessage = "send_video_agent_message";
    public const string SpokenText = "create_speech";

    private static readonly TimeSpan noWait = TimeSpan.Zero;

    private readonly SandboxServer sandbox;
    private readonly HeyGenClient client;
    private readonly HttpClient http;
    private readonly List<Submitter> processes = [];

    private SubmittingProcesses(SandboxServer sandbox, SkippingClock clock)
    {
        this.sandbox = sandbox;
        Clock = clock;
        Ledger = new MemoryLedger(clock);
        client = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey }, clock);
        http = new HttpClient { BaseAddress = sandbox.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", sandbox.ApiKey);
        Queues = new ConcurrencyLimiter(clock);
        First = Process();
    }

    public SkippingClock Clock { get; }

    public MemoryLedger Ledger { get; }

    public ConcurrencyLimiter Queues { get; }

    public IJobReader Reader => new PermitReleasingJobReader(new JobReader(client), Queues);

    /// <summary>A process that does nothing unusual.</summary>
    public Submitter First { get; }

    public static async Task<SubmittingProcesses> StartAsync()
    {
        var clock = new SkippingClock();
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Credits = 1_000_000, TimeProvider = clock }, TestContext.Current.CancellationToken);
        return new SubmittingProcesses(sandbox, clock);
    }

    /// <summary>Another process, with a ledger of its own making before the shared one.</summary>
    public Submitter Process(ILedger? ledger = null) => Compose(ledger ?? Ledger, new ConcurrencyLimiter(Clock));

    /// <summary>A process whose queues know of jobs that <see cref="Reader"/> sees ending.</summary>
    public Submitter ListeningProcess() => Compose(Ledger, Queues);

    private Submitter Compose(ILedger ledger, ConcurrencyLimiter limiter)
    {
        var writer = new SubmissionWriter(new DeferredLedgerWrites(ledger, Clock, NullLogger<DeferredLedgerWrites>.Instance), Clock);
        var reconciler = new Reconciler(client, ledger, Clock, NullLogger<Reconciler>.Instance);
        var sender = new SubmissionSender(client, ledger, limiter, writer, reconciler, Clock);
        var process = new Submitter(client, ledger, new ToolCatalog(), new SpendingLimits(), sender, writer, Clock);
        processes.Add(process);
        return process;
    }

    /// <summary>Arguments that the tool takes; the words make one call differ from another.</summary>
    public async Task<ToolCall> CallAsync(string tool, string words = "Hello.", bool newTake = false, string caller = "local", string session = "local")
    {
        var arguments = tool switch
        {
            AvatarVideo => new JsonObject { ["avatar_id"] = await FirstAsync("/v3/avatars/looks", "id"), ["script"] = words },
            AgentVideo => new JsonObject { ["prompt"] = words },
            AgentMessage => new JsonObject { ["session_id"] = words, ["message"] = "Go on." },
            SpokenText => new JsonObject { ["text"] = words, ["voice_id"] = await FirstAsync("/v3/voices?engine=starfish", "voice_id") },
            "clone_voice" => new JsonObject { ["voice_name"] = words, ["audio"] = "https://example.com/me.mp3" },
            "create_background_removal" => new JsonObject { ["video"] = "https://example.com/clip.mp4", ["title"] = words },
            "create_podcast" => await PodcastAsync(words),
            _ => throw new ArgumentOutOfRangeException(nameof(tool)),
        };
        return new ToolCall(
            ToolCatalog.Find(tool)!,
            arguments,
            new CallOptions { NewTake = newTake },
            new Caller("tester", SendProgress: null) { Tag = caller, Session = session });
    }

    public async Task<Submitted> SubmitAsync(ToolCall call, Submitter? process = null, TimeSpan? wait = null, Action<QueuePosition>? moved = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var identified = new IdentifiedCall(call, await client.IdentifyAsync(cancellationToken));
        var priced = await new PricingStage(new FileArguments(new ArgumentBinder(new ToolCatalog()), new LocalFiles([], false, TimeProvider.System), uploads: null!, new JobMedia(Reader, new JobKinds(), Ledger)), Reader, parts: null!)
            .PriceAsync(identified, cancellationToken);
        return await (process ?? First).SubmitAsync(new ReadyCall(priced, Duplicate: null, Approval.Given), wait ?? noWait, moved, cancellationToken).Soon();
    }

    /// <summary>The session of an agent that has thought, and asks.</summary>
    public async Task<string> AskingAgentAsync()
    {
        var created = await CallAsync(AgentVideo);
        created.Arguments["mode"] = "chat";
        var session = (string)(await SubmitAsync(created)).Row.Answer!["session_id"]!;
        Clock.Advance(TimeSpan.FromSeconds(30));
        return session;
    }

    public async Task<Submission> RowAsync(string id)
    {
        var account = await client.IdentifyAsync(TestContext.Current.CancellationToken);
        return (await Ledger.FindAsync(account.Tag, id, TestContext.Current.CancellationToken))!;
    }

    public async Task<Submission> RowAsync()
    {
        var account = await client.IdentifyAsync(TestContext.Current.CancellationToken);
        return (await Ledger.ListAsync(new LedgerQuery(account.Tag), TestContext.Current.CancellationToken))[0];
    }

    public async Task ChangeAsync(Submission row, Func<Submission, Submission> change) =>
        Assert.NotNull(await Ledger.ChangeAsync(row.Account, row.Id, change, TestContext.Current.CancellationToken));

    /// <summary>How often the sandbox did an operation's work.</summary>
    public async Task<int> ExecutedAsync(string operation) =>
        (int?)(await http.GetFromJsonAsync<JsonObject>("/sandbox/state", TestContext.Current.CancellationToken))!["executed"]![operation] ?? 0;

    public async Task<IReadOnlyList<JsonObject>> RequestsAsync(string operation) =>
        [.. (await http.GetFromJsonAsync<JsonArray>("/sandbox/requests", TestContext.Current.CancellationToken))!
            .Select(request => request!.AsObject()).Where(request => (string?)request["operation"] == operation)];

    public async Task<int> CountAsync(string path) =>
        (await http.GetFromJsonAsync<JsonObject>(path, TestContext.Current.CancellationToken))!["data"]!.AsArray().Count;

    public Task FaultAsync(string fault) => PostAsync("/sandbox/faults", fault);

    public async Task PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task ClearFaultsAsync()
    {
        using var answer = await http.DeleteAsync("/sandbox/faults", TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        http.Dispose();
        client.Dispose();
        await sandbox.DisposeAsync();
    }

    private async Task<JsonObject> PodcastAsync(string topic)
    {
        var (look, voice) = (await FirstAsync("/v3/avatars/looks", "id"), await FirstAsync("/v3/voices?engine=starfish", "voice_id"));
        return new() { ["topic"] = topic, ["host_avatar_id"] = look, ["guest_avatar_id"] = look, ["host_voice_id"] = voice, ["guest_voice_id"] = voice };
    }

    private async Task<string> FirstAsync(string path, string field) =>
        (string)(await http.GetFromJsonAsync<JsonObject>(path, TestContext.Current.CancellationToken))!["data"]![0]![field]!;
}

/// <summary>The ledger as a process sees it that dies, or whose disk does, at a certain change.</summary>
/// <param name="ledger">What it stands before.</param>
/// <param name="changes">How many changes succeed before.</param>
/// <param name="fault">What the next ones throw; null for a process that is heard of no more.</param>
internal sealed class DyingLedger(ILedger ledger, int changes, Exception? fault) : ILedger
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = changes;

    /// <summary>Completes when it has come to that change.</summary>
    public Task Died => died.Task;

    public Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken) =>
        ledger.PrepareAsync(fresh, nonce, decide, cancellationToken);

    public Task<LedgerFacts> ReadFactsAsync(
        string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken) =>
        ledger.ReadFactsAsync(account, caller, fingerprint, session, day, cancellationToken);

    public Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken) => ledger.FindAsync(account, id, cancellationToken);

    public Task<IReadOnlyDictionary<string,
        Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken) =>
        ledger.FindByJobsAsync(account, jobIds, cancellationToken);

    public async Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref left) >= 0)
            return await ledger.ChangeAsync(account, id, change, cancellationToken);

        died.TrySetResult();
        if (fault is not null)
            throw fault;

        await Task.Delay(Timeout.Infinite, CancellationToken.None);
        return null;
    }

    public Task ChangeByJobsAsync(string account, IReadOnlyList<string> jobIds, Func<Submission, Submission?> change, CancellationToken cancellationToken) =>
        ledger.ChangeByJobsAsync(account, jobIds, change, cancellationToken);

    public Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken) => ledger.ListAsync(query, cancellationToken);

    public Task<bool> UseOnceAsync(string word, TimeSpan lifetime, CancellationToken cancellationToken) =>
        ledger.UseOnceAsync(word, lifetime, cancellationToken);
}
