using HeyGen.McpServer.IntegrationTests.Mcp.Tasks;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;
using Answer = HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation.AskedClient.Answer;

namespace HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation;

/// <summary>How a person is asked by a form, seen from real clients of every revision that has forms.</summary>
public sealed class ConfirmationFormTests
{
    private static readonly Answer yes = new("accept", Confirm: true);

    public static TheoryData<string, string> Clients => new()
    {
        { "stdio", "2025-06-18" },
        { "stdio", "2025-11-25" },
        { "stdio", "2026-07-28" },
        { "http", "2025-06-18" },
        { "http", "2025-11-25" },
        { "http", "2026-07-28" },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task CallTool_CostlyCreateAgreedTo_IsSentAfterTheAnswer(string transport, string revision)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var asked = new List<ElicitRequestParams>();
        var sentBefore = -1;
        await using var client = await AskedClient.StartAsync(server, transport, revision, async question =>
        {
            asked.Add(question);
            sentBefore = await Confirmable.DoneAsync(server, Confirmable.Create);
            return yes;
        });

        var result = await client.CallAsync(Confirmable.Create, await Confirmable.ShotAsync(server));

        Assert.NotEqual(true, result.IsError);
        Assert.StartsWith("video:", (string?)Structured(result)["job"]!["id"], StringComparison.Ordinal);
        var question = Assert.Single(asked);
        Assert.NotEqual("url", question.Mode);
        Assert.Empty(question.RequestedSchema!.Properties);
        Assert.All(
            [Confirmable.Create, "\"Launch film\"", "7.00 USD", "Above 5.00 USD", "API wallet", "Renders one cinematic shot"],
            told => Assert.Contains(told, question.Message, StringComparison.Ordinal));
        Assert.Equal((0, 1), (sentBefore, await Confirmable.DoneAsync(server, Confirmable.Create)));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task CallTool_NotAgreedTo_SendsNothingAndIsNoError(string transport, string revision)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await SandboxedServer.StartAsync(time: clock);
        var shot = await Confirmable.ShotAsync(server);
        var answers = new Queue<Answer>([new("decline"), new("accept", Confirm: false)]);
        await using var client = await AskedClient.StartAsync(server, transport, revision, _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(answers.Dequeue());
        });

        foreach (var told in (string[])["did not agree", "did not agree"])
        {
            var result = await client.CallAsync(Confirmable.Create, shot);
            Assert.NotEqual(true, result.IsError);
            Assert.Contains(told, (string?)Structured(result)["next"], StringComparison.Ordinal);
            Assert.Contains("nothing was sent", Text(result), StringComparison.Ordinal);
        }

        Assert.Empty(answers);
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    /// <summary>What hosts without a person do, and those behind a gateway that does not know the question.</summary>
    [Theory]
    [InlineData("stdio", "2025-11-25", "cancel")]
    [InlineData("http", "2026-07-28", "cancel")]
    [InlineData("stdio", "2025-06-18", "decline")]
    [InlineData("stdio", "2026-07-28", "decline")]
    [InlineData("stdio", "2025-06-18", "error")]
    [InlineData("http", "2025-11-25", "error")]
    public async Task CallTool_ClientAnswersItself_GetsATokenForThePerson(string transport, string revision, string action)
    {
        await using var server = await SandboxedServer.StartAsync(time: new FakeTimeProvider(DateTimeOffset.UtcNow));
        var shot = await Confirmable.ShotAsync(server);
        await using var client = await AskedClient.StartAsync(server, transport, revision, _ => action == "error"
            ? throw new McpProtocolException("Method not found", McpErrorCode.MethodNotFound)
            : Task.FromResult(new Answer(action)));

        var asked = await client.CallAsync(Confirmable.Create, shot);
        Assert.Contains("no person has answered", Text(asked), StringComparison.Ordinal);
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Create));
        shot["confirm"] = Structured(asked)["confirmation"]!["token"]!.DeepClone();
        var made = await client.CallAsync(Confirmable.Create, shot);

        Assert.StartsWith("video:", (string?)Structured(made)["job"]!["id"], StringComparison.Ordinal);
        Assert.Equal(1, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    [Theory]
    [InlineData("stdio", "2025-11-25", false)]
    [InlineData("http", "2026-07-28", false)]
    [InlineData("stdio", "2026-07-28", true)]
    [InlineData("http", "2025-06-18", true)]
    public async Task CallTool_DeleteAgreedTo_NamesTheThingAndDeletesIt(string transport, string revision, bool throughRunTool)
    {
        await using var server = await SandboxedServer.StartAsync();
        var group = await Confirmable.GroupAsync(server, name: "My\n\u202Eface\"");
        var asked = new List<string>();
        await using var client = await AskedClient.StartAsync(server, transport, revision, question =>
        {
            asked.Add(question.Message);
            return Task.FromResult(yes);
        });

        var result = await client.CallAsync(Confirmable.Delete, group, throughRunTool);

        Assert.NotEqual(true, result.IsError);
        var message = Assert.Single(asked);
        Assert.Contains($"\n\"My face'\" {group["group_id"]}\n", message, StringComparison.Ordinal);
        Assert.Contains(Confirmable.Delete, message, StringComparison.Ordinal);
        Assert.DoesNotContain("API wallet", message, StringComparison.Ordinal);
        Assert.Equal(1, await Confirmable.DoneAsync(server, Confirmable.Delete));
    }

    [Theory]
    [InlineData("delete_avatar_look", "look_id")]
    [InlineData("delete_voice", "voice_id")]
    [InlineData("delete_model_audio_voice", "voice_id")]
    public async Task Call_OtherDeletes_AskToo(string tool, string argument)
    {
        await using var server = await SandboxedServer.StartAsync();
        var caller = new Caller("tester", SendProgress: null) { CanAnswerForms = true };

        var outcome = await server.CallAsync(tool, new JsonObject { [argument] = "none-of-mine" }, caller);

        Assert.Contains("none-of-mine", Assert.IsType<FormElicitation>(outcome.Elicitation).Message, StringComparison.Ordinal);
        Assert.Equal(0, await Confirmable.DoneAsync(server, tool));
    }

    [Fact]
    public async Task Call_NameCannotBeReadInTime_AsksWithTheId()
    {
        await using var server = await SandboxedServer.StartAsync(time: new SkippingClock());
        var group = await Confirmable.GroupAsync(server);
        await server.FaultAsync("""{"operation": "get_avatar_group", "hang": true}""");

        var asked = await server.CallAsync(Confirmable.Delete, group, new Caller("tester", SendProgress: null) { CanAnswerForms = true }).Soon();

        Assert.Contains($"\n{group["group_id"]}\n", asked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6.99, true)]
    [InlineData(7.00, false)]
    public async Task Call_CostsMoreThanTheSetting_AsksOnlyThen(double confirmAbove, bool asks)
    {
        await using var server =
            await SandboxedServer.StartAsync(speed: 1_000_000, new ServerSettings { Limits = new SpendingLimits { ConfirmAbove = (decimal)confirmAbove } });

        var outcome =
            await server.CallAsync(Confirmable.Create, await Confirmable.ShotAsync(server), new Caller("tester", SendProgress: null) { CanAnswerForms = true });

        Assert.Equal(asks ? ResultKind.NeedsConfirmation : ResultKind.StillRunning, outcome.Kind);
    }

    [Fact]
    public async Task Call_BudgetOfACallForbidsIt_AsksNobody()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { Limits = new SpendingLimits { PerCall = 6 } });

        var outcome =
            await server.CallAsync(Confirmable.Create, await Confirmable.ShotAsync(server), new Caller("tester", SendProgress: null) { CanAnswerForms = true });

        Assert.Equal((ResultKind.Denied, null), (outcome.Kind, outcome.Elicitation));
        Assert.Contains("--budget-call", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AgreedToTwice_JoinsTheFirst()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.001);
        var shot = await Confirmable.ShotAsync(server);
        var caller = new Caller("tester", SendProgress: null) { CanAnswerForms = true };
        var state = (await server.CallAsync(Confirmable.Create, shot, caller)).Elicitation!.State;
        var agreed = caller with { Answer = new ElicitationAnswer(ElicitationAnswer.Accept, state) { Agrees = true } };

        var first = await server.CallAsync(Confirmable.Create, shot, agreed);
        var again = await server.CallAsync(Confirmable.Create, shot, agreed);
        var unasked = await server.CallAsync(Confirmable.Create, shot, caller);

        Assert.All([again, unasked], outcome => Assert.Equal((string?)first.Structured!["job"]!["id"], (string?)outcome.Structured!["job"]!["id"]));
        Assert.True((bool?)again.Structured!["already_submitted"]);
        Assert.Equal(1, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    [Fact]
    public async Task Call_AnswerThatIsNotToThisQuestion_IsRefusedAndNothingSent()
    {
        await using var server = await SandboxedServer.StartAsync();
        var (group, another) = (await Confirmable.GroupAsync(server), await Confirmable.GroupAsync(server));
        var state = await StateAsync(server, group);
        var token = (string)(
            await server.CallAsync(Confirmable.Delete, group, new Caller("tester", SendProgress: null))).Structured!["confirmation"]!["token"]!;

        await AssertRefusedAsync(server, another, state, "other arguments");
        await AssertRefusedAsync(server, group, $"A{state[1..]}", "changed on its way");
        await AssertRefusedAsync(server, group, "{}", "not made by this server");
        await AssertRefusedAsync(server, group, token, "not made by this server");
        await AssertRefusedAsync(server, group, state, "another caller", callerTag: "somebody");
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Delete));

        Assert.Equal(ResultKind.Done, (await AnswerAsync(server, group, state)).Kind);
        await AssertRefusedAsync(server, group, state, "used already");
    }

    [Fact]
    public async Task Call_AnswerAfterTenMinutes_IsRefusedAndNothingSent()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        await using var server = await SandboxedServer.StartAsync(time: clock);
        var group = await Confirmable.GroupAsync(server);
        var state = await StateAsync(server, group);
        clock.Advance(TimeSpan.FromMinutes(10));

        await AssertRefusedAsync(server, group, state, "expired");
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Delete));
    }

    [Theory]
    [InlineData("stdio", "altered", "changed on its way")]
    [InlineData("http", "expired", "expired")]
    [InlineData("http", "used", "used already")]
    [InlineData("stdio", "of another call", "other arguments")]
    public async Task CallTool_StateOfTheNewestRevisionRefused_IsAnErrorOfTheProtocol(string transport, string how, string why)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await SandboxedServer.StartAsync(time: clock);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        var (group, another) = (await Confirmable.GroupAsync(server), await Confirmable.GroupAsync(server));
        var asked = await client.CallAsync(Confirmable.Delete, group);
        var state = (string)asked["requestState"]!;
        var agreed = new JsonObject
        {
            ["name"] = Confirmable.Delete,
            ["arguments"] = (how == "of another call" ? another : group).DeepClone(),
            ["requestState"] = how == "altered" ? $"A{state[1..]}" : state,
            ["inputResponses"] = new JsonObject { [Assert.Single(asked["inputRequests"]!.AsObject()).Key] = new JsonObject { ["action"] = "accept" } },
        };
        if (how == "expired")
            clock.Advance(TimeSpan.FromMinutes(10));

        if (how == "used")
            await client.ResultAsync("tools/call", agreed.DeepClone().AsObject());

        var error = await client.ErrorAsync("tools/call", agreed);

        Assert.Equal(-32602, (int)error["code"]!);
        Assert.Contains(why, (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(how == "used" ? 1 : 0, await Confirmable.DoneAsync(server, Confirmable.Delete));
    }

    private static async Task<string> StateAsync(SandboxedServer server, JsonObject group) =>
        (await server.CallAsync(Confirmable.Delete, group, new Caller("tester", SendProgress: null) { CanAnswerForms = true })).Elicitation!.State;

    private static Task<ToolResult> AnswerAsync(SandboxedServer server, JsonObject group, string state, string callerTag = "local")
    {
        var answer = new ElicitationAnswer(ElicitationAnswer.Accept, state) { Agrees = true };
        return server.CallAsync(
            Confirmable.Delete, group, new Caller("tester", SendProgress: null) { CanAnswerForms = true, Tag = callerTag, Answer = answer });
    }

    private static async Task AssertRefusedAsync(SandboxedServer server, JsonObject group, string state, string why, string callerTag = "local")
    {
        var outcome = await AnswerAsync(server, group, state, callerTag);
        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains(why, outcome.Text, StringComparison.Ordinal);
        Assert.Contains($"Nothing was sent. Call {Confirmable.Delete} again", outcome.Text, StringComparison.Ordinal);
    }

    private static JsonObject Structured(CallToolResult result) => JsonObject.Create(result.StructuredContent!.Value)!;

    private static string Text(CallToolResult result) => Assert.Single(result.Content.OfType<TextContentBlock>()).Text;
}
