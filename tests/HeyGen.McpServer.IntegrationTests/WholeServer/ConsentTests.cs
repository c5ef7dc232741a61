using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>How a person is asked for consent, seen from real clients.</summary>
public sealed class ConsentTests
{
    [Theory]
    [InlineData("stdio", "2025-11-25")]
    [InlineData("stdio", "2026-07-28")]
    [InlineData("http", "2025-11-25")]
    [InlineData("http", "2026-07-28")]
    [InlineData("stdio", "2025-11-25", true)]
    [InlineData("http", "2026-07-28", true)]
    public async Task CallTool_PersonAgreesOnThePage_CallGoesOnToTheEnd(string transport, string revision, bool throughRunTool = false)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var group = await TwinAsync(server);
        var asked = new List<ElicitRequestParams>();

        var result = await CallAsync(server, transport, revision, group, async question =>
        {
            asked.Add(question);
            await AnswerAsync(question.Url!, "accept");
            return "accept";
        }, throughRunTool);

        Assert.NotEqual(true, result.IsError);
        var structured = JsonObject.Create(result.StructuredContent!.Value)!;
        Assert.Equal(("completed", $"avatar_consent:{group}"), ((string?)structured["job"]!["state"], (string?)structured["job"]!["id"]));
        Assert.Equal("approved", (string?)structured["consent_status"]);
        var question = Assert.Single(asked);
        Assert.Equal("url", question.Mode);
        Assert.Contains("/consent/", question.Url, StringComparison.Ordinal);
        Assert.Single(await ConsentRequestsAsync(server));
    }

    [Theory]
    [InlineData("stdio", "2025-11-25", "decline", "does not want")]
    [InlineData("stdio", "2026-07-28", "cancel", "asks again")]
    [InlineData("http", "2025-11-25", "cancel", "asks again")]
    [InlineData("http", "2026-07-28", "decline", "does not want")]
    public async Task CallTool_PersonDoesNotOpenThePage_IsTold(string transport, string revision, string answer, string told)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var group = await TwinAsync(server);

        var result = await CallAsync(server, transport, revision, group, _ => Task.FromResult(answer));

        Assert.NotEqual(true, result.IsError);
        var structured = JsonObject.Create(result.StructuredContent!.Value)!;
        Assert.Contains(told, (string?)structured["next"], StringComparison.Ordinal);
        Assert.Equal("running", (string?)structured["job"]!["state"]);
        Assert.Single(await ConsentRequestsAsync(server));
    }

    [Fact]
    public async Task CallTool_PersonDeclinesOnThePage_IsAFailureThatSaysSo()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var group = await TwinAsync(server);

        var result = await CallAsync(server, "stdio", "2026-07-28", group, async question =>
        {
            await AnswerAsync(question.Url!, "decline");
            return "accept";
        });

        Assert.True(result.IsError);
        var text = Assert.Single(result.Content.OfType<TextContentBlock>()).Text;
        Assert.Contains("rejected", text, StringComparison.Ordinal);
        Assert.Contains("create_avatar_consent", text, StringComparison.Ordinal);
        Assert.DoesNotContain("charge", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stdio", "2025-06-18")]
    [InlineData("http", "2026-07-28")]
    public async Task CallTool_ClientCannotOpenPages_GivesTheLinkAtOnce(string transport, string revision)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var group = await TwinAsync(server);

        var result = await CallAsync(server, transport, revision, group, ask: null);

        Assert.NotEqual(true, result.IsError);
        var structured = JsonObject.Create(result.StructuredContent!.Value)!;
        var page = (string)structured["links"]!["url"]!;
        Assert.Contains("links.url", (string?)structured["next"], StringComparison.Ordinal);
        Assert.Contains($"avatar_consent:{group}", (string?)structured["next"], StringComparison.Ordinal);
        Assert.Contains(page, Assert.Single(result.Content.OfType<TextContentBlock>()).Text, StringComparison.Ordinal);

        await AnswerAsync(page, "accept");
        var waited = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["avatar_consent:{{group}}"]}""");
        Assert.Equal("completed", (string?)waited["job"]!["state"]);
        Assert.Equal("completed", (string?)(await server.ResultAsync("create_avatar_consent", $$"""{"group_id": "{{group}}"}"""))["job"]!["state"]);
    }

    [Fact]
    public async Task Call_StateThatIsNotOfThisQuestion_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var (group, another) = (await TwinAsync(server), await TwinAsync(server));
        var state = await AskedAsync(server, group);

        await AssertRefusedAsync(server, another, state, "other arguments");
        await AssertRefusedAsync(server, group, $"A{state[1..]}", "changed on its way");
        await AssertRefusedAsync(server, group, $$"""{"group_id": "{{group}}"}""", "not made by this server");
        await AssertRefusedAsync(server, group, state, "another caller", callerTag: "somebody");

        Assert.Single(await ConsentRequestsAsync(server));
    }

    [Fact]
    public async Task Call_StateUsedBefore_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var group = await TwinAsync(server);
        var state = await AskedAsync(server, group);
        Assert.True((await AnsweredAsync(server, group, state)).Kind is ResultKind.StillRunning or ResultKind.Done);

        await AssertRefusedAsync(server, group, state, "used already");
    }

    [Fact]
    public async Task Call_StateOlderThanTenMinutes_IsRefused()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000, time: clock);
        var group = await TwinAsync(server);
        var state = await AskedAsync(server, group);
        clock.Advance(TimeSpan.FromMinutes(10));

        await AssertRefusedAsync(server, group, state, "expired");
    }

    [Fact]
    public async Task Call_FootageHandedIn_WaitsWithoutAPage()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var group = await TwinAsync(server);

        var consent = await server.ResultAsync("create_avatar_consent", $$"""{"group_id": "{{group}}", "consent_video": "https://example.com/yes.mp4"}""");

        Assert.Equal("approved", (string?)consent["consent_status"]);
    }

    internal static async Task<string> TwinAsync(SandboxedServer server)
    {
        var created = await server.ResultAsync("create_digital_twin", """{"name": "Me", "file": "https://example.com/me.mp4", "new_take": true, "wait_seconds": 0}""");
        var twin = await server.ResultAsync("get_job", $$"""{"job_id": "{{created["job"]!["id"]}}"}""");
        Assert.Contains("create_avatar_consent", (string?)twin["next"], StringComparison.Ordinal);
        return (string)twin["group_id"]!;
    }

    private static async Task<CallToolResult> CallAsync(
        SandboxedServer server, string transport, string revision, string group, Func<ElicitRequestParams, Task<string>>? ask, bool throughRunTool = false)
    {
        var options = new McpClientOptions { ProtocolVersion = revision, ClientInfo = new Implementation { Name = "tester", Version = "1" } };
        if (ask is not null)
        {
            options.Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Url = new UrlElicitationCapability() } };
            options.Handlers.ElicitationHandler = async (question, _) => new ElicitResult { Action = await ask(question!) };
        }

        await using var connection = await ClientConnection.StartAsync(transport, server.Composition.Serving, options);
        var arguments = new Dictionary<string, object?> { ["group_id"] = group };
        return throughRunTool
            ? await connection.Client.CallToolAsync(
                "run_tool",
                new Dictionary<string, object?> { ["name"] = "create_avatar_consent", ["arguments"] = arguments },
                cancellationToken: TestContext.Current.CancellationToken)
            : await connection.Client.CallToolAsync("create_avatar_consent", arguments, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for consent, and gives the state of the question.</summary>
    private static async Task<string> AskedAsync(SandboxedServer server, string group)
    {
        var caller = new Caller("tester", SendProgress: null) { CanOpenPages = true };
        return (await server.CallAsync("create_avatar_consent", $$"""{"group_id": "{{group}}"}""", caller)).Elicitation!.State;
    }

    private static Task<ToolResult> AnsweredAsync(SandboxedServer server, string group, string state, string callerTag = "local")
    {
        var caller = new Caller("tester", SendProgress: null) { CanOpenPages = true, Tag = callerTag, Answer = new ElicitationAnswer("decline", state) };
        return server.CallAsync("create_avatar_consent", $$"""{"group_id": "{{group}}"}""", caller);
    }

    private static async Task AssertRefusedAsync(SandboxedServer server, string group, string state, string why, string callerTag = "local")
    {
        var outcome = await AnsweredAsync(server, group, state, callerTag);
        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains(why, outcome.Text, StringComparison.Ordinal);
        Assert.Contains("create_avatar_consent again", outcome.Text, StringComparison.Ordinal);
    }

    /// <summary>What the person does in the browser.</summary>
    private static async Task AnswerAsync(string page, string answer)
    {
        using var browser = new HttpClient();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("answer", answer)]);
        using var shown = await browser.PostAsync(page, content, TestContext.Current.CancellationToken);
        shown.EnsureSuccessStatusCode();
    }

    private static async Task<IReadOnlyList<JsonObject>> ConsentRequestsAsync(SandboxedServer server) =>
        [.. (await server.RequestsAsync()).Where(request => ((string)request["path"]!).EndsWith("/consent", StringComparison.Ordinal))];
}
