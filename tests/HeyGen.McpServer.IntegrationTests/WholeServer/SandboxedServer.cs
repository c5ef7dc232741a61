using HeyGen.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>The whole program but its command line, before a sandbox whose control endpoint the test can open.</summary>
internal sealed class SandboxedServer : IAsyncDisposable
{
    private readonly SandboxServer sandbox;
    private readonly string keyFile;
    private readonly ServerSettings settings;
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("heygen-mcp-state");

    private SandboxedServer(SandboxServer sandbox, string keyFile, ServerSettings settings, TimeProvider? time, Action<IServiceCollection>? replace)
    {
        this.sandbox = sandbox;
        this.keyFile = keyFile;
        StateDir = settings.StateDir ?? Path.Combine(scratch.FullName, "state");
        this.settings = settings with { BaseUrl = sandbox.Address, ApiKeyFile = keyFile, StateDir = StateDir };
        Composition = new ComposedServer(this.settings, time, replace);
        Http = new HttpClient { BaseAddress = sandbox.Address };
        Http.DefaultRequestHeaders.Add("X-Api-Key", sandbox.ApiKey);
    }

    public ComposedServer Composition { get; }

    public ServerSettings Settings => settings;

    /// <summary>Where the server keeps what must outlive it; not there until it keeps something.</summary>
    public string StateDir { get; }

    /// <summary>Reaches the sandbox past the server.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts both.</summary>
    /// <param name="speed">The sandbox's.</param>
    /// <param name="settings">The server's, but for where HeyGen, the key and the state are.</param>
    /// <param name="time">The server's clock, beside a sandbox on the machine's; without one both share a clock that passes the pauses between two reads of a job.</param>
    /// <param name="replace">Changes what the server is made of.</param>
    public static async Task<SandboxedServer> StartAsync(
        double speed = 20, ServerSettings? settings = null, TimeProvider? time = null, Action<IServiceCollection>? replace = null)
    {
        var hasty = time is null ? new HastyClock() : null;
        var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = speed, Credits = 1_000_000, TimeProvider = hasty ?? TimeProvider.System }, TestContext.Current.CancellationToken);
        var keyFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(keyFile, sandbox.ApiKey, TestContext.Current.CancellationToken);
        return new SandboxedServer(sandbox, keyFile, settings ?? new ServerSettings(), time ?? hasty, replace);
    }

    /// <summary>Another process of the same server.</summary>
    /// <param name="change">Changes its settings.</param>
    public ComposedServer StartReplica(Func<ServerSettings, ServerSettings>? change = null) => new(change?.Invoke(settings) ?? settings);

    public Task<ToolResult> CallAsync(string tool, string arguments, Caller? caller = null, CancellationToken? cancellationToken = null) =>
        CallAsync(tool, JsonNode.Parse(arguments)!.AsObject(), caller, cancellationToken);

    /// <summary>Calls. A caller of whom the test says nothing agrees to whatever is asked.</summary>
    public async Task<ToolResult> CallAsync(string tool, JsonObject arguments, Caller? caller = null, CancellationToken? cancellationToken = null)
    {
        var agreeing = new Caller("tester", SendProgress: null) { CanAnswerForms = true };
        var outcome = await CallOnceAsync(tool, arguments, caller ?? agreeing, cancellationToken);
        return caller is null && outcome.Elicitation is FormElicitation question
            ? await CallOnceAsync(tool, arguments, agreeing with { Answer = new ElicitationAnswer(ElicitationAnswer.Accept, question.State) { Agrees = true } },
                cancellationToken)
            : outcome;
    }

    /// <summary>Calls and must succeed.</summary>
    public Task<JsonObject> ResultAsync(string tool, string arguments) => ResultAsync(tool, JsonNode.Parse(arguments)!.AsObject());

    /// <inheritdoc cref="ResultAsync(string, string)"/>
    public async Task<JsonObject> ResultAsync(string tool, JsonObject arguments)
    {
        var outcome = await CallAsync(tool, arguments);
        Assert.False(outcome.IsError, outcome.Text);
        return outcome.Structured!;
    }

    /// <summary>Arguments of <c>create_video_from_avatar</c>.</summary>
    public async Task<JsonObject> VideoAsync(string script = "Hello.", int? waitSeconds = null)
    {
        var looks = await ResultAsync("list_avatar_looks", """{"limit": 1}""");
        var arguments = new JsonObject { ["avatar_id"] = (string?)looks["data"]![0]!["id"], ["script"] = script };
        if (waitSeconds is { } seconds)
            arguments["wait_seconds"] = seconds;

        return arguments;
    }

    /// <summary>The API requests that the sandbox got.</summary>
    public async Task<IReadOnlyList<JsonObject>> RequestsAsync() =>
        [.. (await Http.GetFromJsonAsync<JsonArray>("/sandbox/requests", TestContext.Current.CancellationToken))!.Select(entry => entry!.AsObject())];

    /// <summary>How often HeyGen carried out an operation.</summary>
    public async Task<int> ExecutedAsync(string operation) => (int?)(await StateAsync())["executed"]![operation] ?? 0;

    public async Task<JsonObject> StateAsync() => (await Http.GetFromJsonAsync<JsonObject>("/sandbox/state", TestContext.Current.CancellationToken))!;

    /// <summary>Scripts a fault, as the sandbox's control endpoint takes it.</summary>
    public Task FaultAsync(string fault) => ControlAsync("/sandbox/faults", fault);

    public async Task ClearFaultsAsync()
    {
        using var answer = await Http.DeleteAsync("/sandbox/faults", TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public Task SetCreditsAsync(decimal usd) => ControlAsync("/sandbox/credits", $$"""{"usd": {{usd}}}""");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Composition.DisposeAsync();
        await sandbox.DisposeAsync();
        File.Delete(keyFile);
        scratch.Delete(recursive: true);
    }

    private Task<ToolResult> CallOnceAsync(string tool, JsonObject arguments, Caller caller, CancellationToken? cancellationToken) =>
        Composition.Pipeline.CallAsync(
            ToolCatalog.Find(tool)!, arguments, caller with { Tools = Composition.Tools }, cancellationToken ?? TestContext.Current.CancellationToken);

    private async Task ControlAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
