using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Tests.Pipeline.Waiting;

public sealed class WaitTimeTests
{
    private static readonly Caller silent = new("claude-code", SendProgress: null);
    private static readonly Caller patient = new("claude-code", (_, _) => Task.CompletedTask);
    private static readonly Caller unknown = new("some-host", (_, _) => Task.CompletedTask);

    [Fact]
    public void For_UnknownClient_Is45Seconds() => Assert.Equal(45, Seconds(new WaitTime(), unknown));

    [Fact]
    public void For_NamelessClient_Is45Seconds() => Assert.Equal(45, Seconds(new WaitTime(), new Caller(null, (_, _) => Task.CompletedTask)));

    [Fact]
    public void For_PatientClientWithProgress_IsLonger() => Assert.True(Seconds(new WaitTime(), patient) > 45);

    [Fact]
    public void For_PatientClientWithoutProgress_Is45Seconds() => Assert.Equal(45, Seconds(new WaitTime(), silent));

    [Fact]
    public void For_Terminal_WaitsAsLongAsAllowed() =>
        Assert.Equal(OwnArguments.MostWaitSeconds, Seconds(new WaitTime(), new Caller(Caller.Terminal, (_, _) => Task.CompletedTask)));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void For_Setting_WinsOverTheClient(int configured) => Assert.Equal(configured, Seconds(new WaitTime(configured), patient));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void For_Argument_WinsOverTheSetting(int asked) => Assert.Equal(asked, Seconds(new WaitTime(100), patient, asked));

    [Theory]
    [InlineData("codex-mcp-client", false, 240)]
    [InlineData("Claude-Code (via mcp-remote 0.1.2)", true, 240)]
    [InlineData("github-copilot-developer", false, 75)]
    [InlineData("claude-code", false, 45)]
    public void For_KnownClient_IsWhatItBears(string name, bool takesProgress, int seconds) =>
        Assert.Equal(seconds, Seconds(new WaitTime(), new Caller(name, takesProgress ? (_, _) => Task.CompletedTask : null)));

    [Fact]
    public void For_HostWithALimit_StaysBelowItWhateverWasAsked()
    {
        var waitTime = new WaitTime(100, TimeSpan.FromSeconds(20));

        Assert.Equal(17, Seconds(waitTime, patient));
        Assert.Equal(17, Seconds(waitTime, patient, asked: 60));
        Assert.Equal(5, Seconds(waitTime, patient, asked: 5));
    }

    [Fact]
    public void For_ClientThatCancelsTwiceAfterTheSameTime_StaysBelowIt()
    {
        var waitTime = new WaitTime();
        waitTime.NoteCancelled(unknown, TimeSpan.FromSeconds(30));
        waitTime.NoteCancelled(unknown, TimeSpan.FromSeconds(12));
        waitTime.NoteCancelled(unknown, TimeSpan.FromSeconds(2));
        Assert.Equal(45, Seconds(waitTime, unknown));

        waitTime.NoteCancelled(unknown, TimeSpan.FromSeconds(12.4));

        Assert.Equal(9, Seconds(waitTime, unknown));
        Assert.Equal(45, Seconds(waitTime, new Caller("other-host", SendProgress: null)));
    }

    private static double Seconds(WaitTime waitTime, Caller caller, int? asked = null) => waitTime.For(new CallOptions(asked), caller).TotalSeconds;
}
