using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation;

/// <summary>How a person is asked by way of the model, where the client has no forms.</summary>
public sealed class ConfirmationTokenTests
{
    [Theory]
    [InlineData("stdio", "2025-06-18", false)]
    [InlineData("stdio", "2026-07-28", true)]
    [InlineData("http", "2025-11-25", true)]
    [InlineData("http", "2026-07-28", false)]
    public async Task CallTool_ClientWithoutForms_GoesOnWithTheToken(string transport, string revision, bool throughRunTool)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        await using var client = await AskedClient.StartAsync(server, transport, revision, answer: null);
        var shot = await Confirmable.ShotAsync(server);

        var asked = await client.CallAsync(Confirmable.Create, shot, throughRunTool);

        Assert.NotEqual(true, asked.IsError);
        var structured = JsonObject.Create(asked.StructuredContent!.Value)!;
        var token = (string)structured["confirmation"]!["token"]!;
        Assert.Contains("7.00 USD", (string?)structured["confirmation"]!["reason"], StringComparison.Ordinal);
        Assert.Equal((7, "api_wallet"), ((int)structured["estimate"]!["usd"]!, (string?)structured["estimate"]!["billing"]));
        Assert.All(["Ask the person", Confirmable.Create, "confirm"], told => Assert.Contains(told, (string?)structured["next"], StringComparison.Ordinal));
        Assert.Contains(token, Assert.Single(asked.Content.OfType<TextContentBlock>()).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Create));

        shot["confirm"] = token;
        var result = await client.CallAsync(Confirmable.Create, shot, throughRunTool);

        Assert.StartsWith("video:", (string?)JsonObject.Create(result.StructuredContent!.Value)!["job"]!["id"], StringComparison.Ordinal);
        Assert.Equal(1, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    [Fact]
    public async Task Call_WithTheTokenOfADelete_DeletesOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        var group = await Confirmable.GroupAsync(server);
        var asked = await CallAsync(server, Confirmable.Delete, group);
        Assert.Equal(ResultKind.NeedsConfirmation, asked.Kind);
        Assert.Equal("My face", (string?)asked.Structured!["confirmation"]!["name"]);
        Assert.False(asked.Structured.ContainsKey("estimate"));
        var confirmed = With(group, Token(asked));

        Assert.Equal(ResultKind.Done, (await CallAsync(server, Confirmable.Delete, confirmed)).Kind);
        AssertRefused("used already", await CallAsync(server, Confirmable.Delete, confirmed));

        Assert.Equal(1, await Confirmable.DoneAsync(server, Confirmable.Delete));
    }

    [Fact]
    public async Task Call_TokenThatIsNotOfThisCall_IsRefusedAndNothingSent()
    {
        await using var server = await SandboxedServer.StartAsync();
        var (group, another) = (await Confirmable.GroupAsync(server), await Confirmable.GroupAsync(server));
        var token = Token(await CallAsync(server, Confirmable.Delete, group));
        var form = (await CallAsync(server, Confirmable.Delete, group, new Caller("tester", SendProgress: null) { CanAnswerForms = true })).Elicitation!.State;

        AssertRefused("other arguments", await CallAsync(server, Confirmable.Delete, With(another, token)));
        AssertRefused("another tool",
            await CallAsync(server, "delete_avatar_look", With(new JsonObject { ["look_id"] = group["group_id"]!.DeepClone() }, token)), "delete_avatar_look");
        AssertRefused(
            "another caller", await CallAsync(server, Confirmable.Delete, With(group, token), new Caller("tester", SendProgress: null) { Tag = "somebody" }));
        AssertRefused("changed on its way", await CallAsync(server, Confirmable.Delete, With(group, $"A{token[1..]}")));
        AssertRefused("changed on its way", await CallAsync(server, Confirmable.Delete, With(group, token[..^4])));
        AssertRefused("not made by this server", await CallAsync(server, Confirmable.Delete, With(group, "yes")));
        AssertRefused("not made by this server", await CallAsync(server, Confirmable.Delete, With(group, form)));
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Delete));

        Assert.Equal(ResultKind.Done, (await CallAsync(server, Confirmable.Delete, With(group, $" {token}\n"))).Kind);
    }

    [Fact]
    public async Task Call_TokenOlderThanTenMinutes_IsRefusedAndNothingSent()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        await using var server = await SandboxedServer.StartAsync(time: clock);
        var group = await Confirmable.GroupAsync(server);
        var asked = await CallAsync(server, Confirmable.Delete, group);
        var expiresAt = DateTimeOffset.Parse((string)asked.Structured!["confirmation"]!["expires_at"]!, null);
        Assert.Equal(TimeSpan.FromMinutes(10), expiresAt - clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(10));

        AssertRefused("expired", await CallAsync(server, Confirmable.Delete, With(group, Token(asked))));

        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Delete));
    }

    [Fact]
    public async Task Call_TokenOnAnotherReplica_GoesOnOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var replica = server.StartReplica();
        var group = await Confirmable.GroupAsync(server);

        var confirmed = With(group, Token(await CallAsync(server, Confirmable.Delete, group)));

        Assert.Equal(ResultKind.Done, (await CallAsync(replica, confirmed)).Kind);
        AssertRefused("used already", await CallAsync(server, Confirmable.Delete, confirmed));
    }

    [Fact]
    public async Task Call_TokenOnAReplicaWithTheSameKeyFile_GoesOn()
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, new string('k', 32), TestContext.Current.CancellationToken);
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { SigningKeyFile = key });
        await using var replica = server.StartReplica(settings => settings with { StateDir = Path.Combine(server.StateDir, "elsewhere") });
        var group = await Confirmable.GroupAsync(server);

        var confirmed = With(group, Token(await CallAsync(server, Confirmable.Delete, group)));

        Assert.Equal(ResultKind.Done, (await CallAsync(replica, confirmed)).Kind);
        File.Delete(key);
    }

    [Fact]
    public async Task Call_TokenOnAServerWithAnotherKey_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var stranger = server.StartReplica(settings => settings with { StateDir = Path.Combine(server.StateDir, "elsewhere") });
        var group = await Confirmable.GroupAsync(server);

        var confirmed = With(group, Token(await CallAsync(server, Confirmable.Delete, group)));

        AssertRefused("not made by this server", await CallAsync(stranger, confirmed));
    }

    [Fact]
    public async Task Call_TokenForAnotherAccount_IsRefused()
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, "another-account", TestContext.Current.CancellationToken);
        await using var server = await SandboxedServer.StartAsync();
        await using var other = server.StartReplica(settings => settings with { ApiKeyFile = key });
        var group = await Confirmable.GroupAsync(server);

        var confirmed = With(group, Token(await CallAsync(server, Confirmable.Delete, group)));

        AssertRefused("another HeyGen account", await CallAsync(other, confirmed));
        File.Delete(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    public async Task Call_SigningKeyCannotBeUsed_IsRefusedWithTheReason(string? content)
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, content, TestContext.Current.CancellationToken);
        if (content is null)
            File.Delete(key);

        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { SigningKeyFile = key });

        var outcome = await CallAsync(server, Confirmable.Delete, await Confirmable.GroupAsync(server));

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("--signing-key-file", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", outcome.Text, StringComparison.Ordinal);
        File.Delete(key);
    }

    [Fact]
    public async Task Call_SameCallWithTheSameToken_JoinsTheFirst()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.001);
        var shot = await Confirmable.ShotAsync(server);
        var confirmed = With(shot, Token(await CallAsync(server, Confirmable.Create, shot)));

        var calls = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CallAsync(server, Confirmable.Create, confirmed)));
        var later = await CallAsync(server, Confirmable.Create, confirmed);

        var job = (string?)later.Structured!["job"]!["id"];
        Assert.StartsWith("video:", job, StringComparison.Ordinal);
        Assert.All(calls, outcome => Assert.Equal(job, (string?)outcome.Structured!["job"]!["id"]));
        Assert.True((bool?)later.Structured["already_submitted"]);
        Assert.Equal(1, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    [Fact]
    public async Task Call_NewTake_IsAskedForAgain()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.001);
        var shot = await Confirmable.ShotAsync(server);
        var token = Token(await CallAsync(server, Confirmable.Create, shot));
        await CallAsync(server, Confirmable.Create, With(shot, token));
        shot["new_take"] = true;

        var asked = await CallAsync(server, Confirmable.Create, shot);
        var reused = await CallAsync(server, Confirmable.Create, With(shot, token));
        var taken = await CallAsync(server, Confirmable.Create, With(shot, Token(asked)));

        Assert.Equal((ResultKind.Denied, ResultKind.StillRunning), (reused.Kind, taken.Kind));
        Assert.Contains("used already", reused.Text, StringComparison.Ordinal);
        Assert.Contains("list_jobs", reused.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    [Fact]
    public async Task Call_FileThatCannotBeSent_KeepsTheToken()
    {
        var folder = Directory.CreateTempSubdirectory("heygen-mcp-confirm-");
        var picture = Path.Combine(folder.FullName, "rain.png");
        await using var server = await SandboxedServer.StartAsync(speed: 0.001, new ServerSettings { FilesDirs = [folder.FullName], ServesLocalUser = true });
        await File.WriteAllBytesAsync(picture, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], TestContext.Current.CancellationToken);
        var shot = await Confirmable.ShotAsync(server);
        shot["references"] = new JsonArray(picture);
        var confirmed = With(shot, Token(await CallAsync(server, Confirmable.Create, shot)));
        await server.FaultAsync("""{"operation": "upload_asset", "status": 400, "code": "invalid_parameter"}""");

        var failed = await CallAsync(server, Confirmable.Create, confirmed);
        var sent = await CallAsync(server, Confirmable.Create, confirmed);

        Assert.True(failed.IsError);
        Assert.Equal(ResultKind.StillRunning, sent.Kind);
        await File.AppendAllTextAsync(picture, "changed", TestContext.Current.CancellationToken);
        AssertRefused("other arguments", await CallAsync(server, Confirmable.Create, confirmed), Confirmable.Create);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Call_TokenWhereNobodyMustBeAsked_GoesOn()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);

        var outcome = await CallAsync(
            server, "create_prompt_avatar", new JsonObject { ["name"] = "Ada", ["prompt"] = "A teacher", ["wait_seconds"] = 0, ["confirm"] = "yes" });

        Assert.True(outcome.Kind is ResultKind.StillRunning or ResultKind.Done, outcome.Text);
    }

    /// <summary>Calls for a client without forms.</summary>
    private static Task<ToolResult> CallAsync(SandboxedServer server, string tool, JsonObject arguments, Caller? caller = null) =>
        server.CallAsync(tool, arguments, caller ?? new Caller("tester", SendProgress: null));

    private static Task<ToolResult> CallAsync(ComposedServer server, JsonObject arguments) =>
        server.Pipeline.CallAsync(
            ToolCatalog.Find(Confirmable.Delete)!, arguments, new Caller("tester", SendProgress: null), TestContext.Current.CancellationToken);

    private static string Token(ToolResult asked) => (string)asked.Structured!["confirmation"]!["token"]!;

    private static JsonObject With(JsonObject arguments, string token)
    {
        var confirmed = arguments.DeepClone().AsObject();
        confirmed["confirm"] = token;
        return confirmed;
    }

    private static void AssertRefused(string why, ToolResult outcome, string tool = Confirmable.Delete)
    {
        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains(why, outcome.Text, StringComparison.Ordinal);
        Assert.Contains($"Nothing was sent. Call {tool} again without confirm", outcome.Text, StringComparison.Ordinal);
    }
}
