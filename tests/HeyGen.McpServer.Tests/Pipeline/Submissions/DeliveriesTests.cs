using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Submissions;
using static HeyGen.McpServer.Tests.Pipeline.Submissions.SubmittingProcesses;

namespace HeyGen.McpServer.Tests.Pipeline.Submissions;

/// <summary>Which results are taken to have been heard.</summary>
public sealed class DeliveriesTests
{
    [Theory]
    [InlineData(nameof(ResultKind.Done), 9.9, true)]
    [InlineData(nameof(ResultKind.Done), 10.1, false)]
    [InlineData(nameof(ResultKind.StillRunning), 0.1, false)]
    [InlineData(nameof(ResultKind.Failed), 50, true)]
    public async Task Note_Result_IsTakenForHeardWhereNoClientCanHaveGivenUp(string kind, double seconds, bool heard)
    {
        await using var processes = await StartAsync();
        var row = (await processes.SubmitAsync(await processes.CallAsync(SpokenText))).Row;

        await processes.Deliveries.NoteAsync(row, Outcome(kind), TimeSpan.FromSeconds(seconds), Local());

        Assert.Equal(heard, (await processes.RowAsync(row.Id)).Delivered);
    }

    [Fact]
    public async Task Note_ResultStillOnItsWay_IsNotedOnceItHasGoneOut()
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(SpokenText);
        var row = (await processes.SubmitAsync(call)).Row;
        Func<Task>? whenSent = null;

        await processes.Deliveries.NoteAsync(row, Outcome(nameof(ResultKind.Done)), TimeSpan.Zero, Local() with { WhenSent = work => whenSent = work });
        var before = await processes.SubmitAsync(call);
        await whenSent!();
        var after = await processes.SubmitAsync(call);

        Assert.Equal((true, false), (before.AlreadySubmitted, after.AlreadySubmitted));
        Assert.Equal(2, await processes.ExecutedAsync(SpokenText));
    }

    [Fact]
    public async Task Note_JobThatHeyGenNoLongerHas_EndsTheRow()
    {
        await using var processes = await StartAsync();
        var row = (await processes.SubmitAsync(await processes.CallAsync(AvatarVideo))).Row;

        await processes.Deliveries.NoteAsync(row, Outcome(nameof(ResultKind.Failed)), TimeSpan.Zero, Local());

        Assert.Equal(SubmissionState.Completed, (await processes.RowAsync(row.Id)).State);
    }

    private static Caller Local() => new("tester", SendProgress: null);

    private static ToolResult Outcome(string kind) => new() { Kind = Enum.Parse<ResultKind>(kind), Text = "" };
}
