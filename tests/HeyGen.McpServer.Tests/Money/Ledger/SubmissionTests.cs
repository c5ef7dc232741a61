using static HeyGen.McpServer.Tests.Money.Ledger.LedgerRows;

namespace HeyGen.McpServer.Tests.Money.Ledger;

public sealed class SubmissionTests
{
    private const int KeyKnown = (23 * 60) + 45;

    [Theory]
    [InlineData("Refused", null, 0, false)]
    [InlineData("Prepared", null, KeyKnown - 1, true)]
    [InlineData("Prepared", null, KeyKnown, false)]
    [InlineData("Sent", null, KeyKnown - 1, true)]
    [InlineData("Sent", null, KeyKnown, false)]
    [InlineData("Unknown", null, KeyKnown - 1, true)]
    [InlineData("Unknown", null, KeyKnown, false)]
    [InlineData("Accepted", null, 60 * 24 * 30, true)]
    [InlineData("Completed", 45, 75, true)]
    [InlineData("Completed", 45, 76, false)]
    [InlineData("Failed", 45, 75, true)]
    [InlineData("Failed", 45, 76, false)]
    // A row of an earlier version, which knows no end: its last change stands for it.
    [InlineData("Completed", null, 40, true)]
    [InlineData("Completed", null, 41, false)]
    public void AnswersDuplicates_SomeMinutesAfterTheCreate_IsSoWhileUnsettledAndForHalfAnHourAfterTheEnd(
        string state, int? endedAfter, int minutes, bool answers)
    {
        var row = New(Noon) with
        {
            State = Enum.Parse<SubmissionState>(state),
            UpdatedAt = Noon.AddMinutes(10),
            EndedAt = endedAfter is { } end ? Noon.AddMinutes(end) : null,
        };

        Assert.Equal(answers, row.AnswersDuplicates(Noon.AddMinutes(minutes)));
    }

    [Fact]
    public void WithEnd_LastOfItsJobs_EndsTheRowAtThatMoment()
    {
        var row = Accepted("video:1", "video:2");

        var half = row.WithEnd(new JobEnd("video:1", Failure: null, Usd: 1), Noon.AddMinutes(1));
        var whole = half.WithEnd(new JobEnd("video:2", Failure: null, Usd: 2), Noon.AddMinutes(2));

        Assert.Equal((null, Noon.AddMinutes(2)), (half.EndedAt, whole.EndedAt));
        Assert.Equal((SubmissionState.Completed, 3m), (whole.State, whole.SettledUsd));
    }
}
