using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.McpServer.Tests.Pipeline.Results;

public sealed class FailureFormatterTests
{
    private static readonly ToolDefinition spending = VideoTools.CreateFromAvatar;

    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Format_EveryKind_IsErrorWithCodeAndHintAndNoStructure(FailureKind kind)
    {
        var outcome = FailureFormatter.Format(Failures.Error(kind, "the_code"), spending, explanation: null);

        Assert.True(outcome.IsError);
        Assert.Null(outcome.Structured);
        Assert.StartsWith("the_code: ", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Do this next.", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(kind is FailureKind.Credentials or FailureKind.Permission or FailureKind.Payment ? ResultKind.Denied : ResultKind.Failed, outcome.Kind);
    }

    [Fact]
    public void Format_Refusal_SaysThatNothingWasCharged()
    {
        var text = Text(Failures.Error(FailureKind.InvalidRequest), spending);

        Assert.Contains("nothing was charged", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_UnknownOutcome_NamesTheListAndTheDanger()
    {
        var text = Text(Failures.Error(FailureKind.Timeout) with { WorkStarted = WorkStarted.Unknown }, spending);

        Assert.Contains("unknown", text, StringComparison.Ordinal);
        Assert.Contains("list_videos", text, StringComparison.Ordinal);
        Assert.Contains("paid twice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was charged", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(WorkStarted.No)]
    [InlineData(WorkStarted.Unknown)]
    public void Format_ToolThatSpendsNothing_DoesNotSpeakOfCharges(WorkStarted started)
    {
        var text = Text(Failures.Error(FailureKind.Timeout) with { WorkStarted = started }, AvatarTools.ListLooks);

        Assert.DoesNotContain("charged", text, StringComparison.Ordinal);
        Assert.DoesNotContain("paid", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_HeyGensDetails_AreShownClean()
    {
        var error = Failures.Error(FailureKind.RateLimited) with
        {
            Status = 429,
            Message = "slow \u202Edown",
            RequestId = "req-1",
            Param = "scenes[0]",
            RetryAfter = TimeSpan.FromSeconds(12.2),
        };

        var text = Text(error, spending);

        Assert.All(
            ["(HTTP 429)", "HeyGen says: slow down", "Field: scenes[0]", "Try again in 13 s.", "Request id: req-1"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Format_NoAnswerOfHeyGen_DoesNotQuoteIt() =>
        Assert.DoesNotContain("HeyGen says", Text(Failures.Error(FailureKind.Network), spending), StringComparison.Ordinal);

    [Fact]
    public void Format_NoKey_NamesTheSandbox() =>
        Assert.Contains("--sandbox", Text(Failures.Error(FailureKind.Credentials, "missing_credentials"), spending), StringComparison.Ordinal);

    [Fact]
    public void Format_Explanation_IsPartOfTheText() =>
        Assert.Contains("look_1", FailureFormatter.Format(Failures.Error(FailureKind.NotFound), spending, "Its looks: look_1.").Text, StringComparison.Ordinal);

    [Fact]
    public void Format_Problems_ListsEachAndSaysNothingWasSent()
    {
        var outcome =
            FailureFormatter.Format(new ArgumentsRefusedException([new ArgumentProblem("a", "a: one."), new ArgumentProblem("b", "b: two\u202E.")]), spending);

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("2 problems", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("\n- a: one.\n- b: two.", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_EveryToolToLookWith_Exists() => Assert.All(
        ToolCatalog.All.Where(tool => tool.LookForWorkWith is not null),
        tool => Assert.NotNull(ToolCatalog.Find(tool.LookForWorkWith!.Split(' ')[0])));

    [Fact]
    public async Task FormatAsync_Unexpected_ShowsNothingFromInside()
    {
        var formatter = new FailureFormatter(parts: null!, NullLogger<FailureFormatter>.Instance);
        var result = await formatter.FormatAsync(
            new InvalidOperationException("the_secret"), spending, [], new Caller("tester", SendProgress: null), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("the_secret", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Text, StringComparison.Ordinal);
    }

    private static string Text(HeyGenError error, ToolDefinition tool) => FailureFormatter.Format(error, tool, explanation: null).Text;
}
