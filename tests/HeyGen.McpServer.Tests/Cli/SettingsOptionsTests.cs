using System.CommandLine;
using HeyGen.McpServer.Cli;

namespace HeyGen.McpServer.Tests.Cli;

public sealed class SettingsOptionsTests
{
    [Fact]
    public void Read_Nothing_IsTheDefault()
    {
        var settings = Read();

        Assert.False(settings.Sandbox);
        Assert.Equal(1, settings.SandboxSpeed);
        Assert.False(settings.ReadOnly);
        Assert.Empty(settings.Toolsets);
        Assert.Null(settings.WaitSeconds);
    }

    [Fact]
    public void Read_EveryFlag_IsTaken()
    {
        var settings = Read(
            "--sandbox", "--sandbox-speed", "2.5", "--base-url", "http://127.0.0.1:4444", "--api-key-file", "key",
            "--toolsets", "video, voice,", "--read-only", "--wait-seconds", "0", "--download-limit", "2.5");

        Assert.True(settings.Sandbox);
        Assert.Equal(2_684_354_560, settings.DownloadLimit);
        Assert.Equal(2.5, settings.SandboxSpeed);
        Assert.Equal(new Uri("http://127.0.0.1:4444"), settings.BaseUrl);
        Assert.Equal("key", settings.ApiKeyFile);
        Assert.Equal(["video", "voice"], settings.Toolsets);
        Assert.True(settings.ReadOnly);
        Assert.Equal(0, settings.WaitSeconds);
    }

    [Fact]
    public void Read_Limits_AreNoneButTheOneAboveWhichAPersonIsAsked()
    {
        Assert.Equal(new SpendingLimits { ConfirmAbove = 5, PerCall = null, PerSession = null, PerDay = null }, Read().Limits);
        Assert.Equal(
            new SpendingLimits { ConfirmAbove = 0, PerCall = 2.5m, PerSession = 10, PerDay = 0 },
            Read("--confirm-above", "0", "--budget-call", "2.50", "--budget-session", "10", "--budget-day", "0").Limits);
    }

    [Theory]
    [InlineData("https://host.example/v3", "https://host.example/")]
    [InlineData("'https://host.example/heygen/V3/'", "https://host.example/heygen")]
    [InlineData(" http://127.0.0.1:4444/proxy ", "http://127.0.0.1:4444/proxy")]
    public void Read_AddressWithVersion_IsTheAddressAlone(string text, string address) =>
        Assert.Equal(address, Read("--base-url", text).BaseUrl!.AbsoluteUri);

    [Theory]
    [InlineData("45 s", 45)]
    [InlineData("10m", 600)]
    [InlineData("\"1h\"", 3600)]
    [InlineData("2 min 5", 125)]
    public void Read_TimeWithUnit_IsUnderstood(string text, int seconds) => Assert.Equal(seconds, Read("--wait-seconds", text).WaitSeconds);

    [Fact]
    public void Read_PathFromHomeOrInQuotes_IsThePath()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var settings = Read("--files-dir", "~", "--files-dir", $"\"{Path.GetTempPath()}\"", "--state-dir", "'~/state'", "--api-key-file", "~/key");

        Assert.Equal([home, Path.GetTempPath()], settings.FilesDirs);
        Assert.Equal(Path.Combine(home, "state"), settings.StateDir);
        Assert.Equal(Path.Combine(home, "key"), settings.ApiKeyFile);
    }

    [Theory]
    [InlineData("--sandbox-speed", "0")]
    [InlineData("--files-dir", "/no/such/folder")]
    [InlineData("--files-dir", "${workspaceFolder}")]
    [InlineData("--state-dir", "$HOME/state")]
    [InlineData("--state-dir", "''")]
    [InlineData("--base-url", "https://api.heygen.com/v2/")]
    [InlineData("--base-url", "https://api.heygen.com/?key=1")]
    [InlineData("--wait-seconds", "61m")]
    [InlineData("--wait-seconds", "m")]
    [InlineData("--sandbox-speed", "fast")]
    [InlineData("--sandbox-speed", "NaN")]
    [InlineData("--base-url", "ftp://example.com")]
    [InlineData("--base-url", "example.com")]
    [InlineData("--wait-seconds", "-1")]
    [InlineData("--wait-seconds", "3601")]
    [InlineData("--wait-seconds", "1.5")]
    [InlineData("--toolsets", "video,vioce")]
    [InlineData("--budget-day", "-1")]
    [InlineData("--budget-session", "1,50")]
    [InlineData("--budget-call", "1e3")]
    [InlineData("--confirm-above", "much")]
    [InlineData("--download-limit", "0")]
    [InlineData("--download-limit", "5GB")]
    public void Parse_ValueOutOfRange_IsAnErrorThatNamesFlagAndValue(string flag, string value)
    {
        var (result, _) = Parse(flag, value);

        var error = Assert.Single(result.Errors);
        Assert.Contains(flag, error.Message, StringComparison.Ordinal);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResultKind.Done, 0)]
    [InlineData(ResultKind.Failed, 1)]
    [InlineData(ResultKind.BadArguments, 2)]
    [InlineData(ResultKind.Denied, 3)]
    [InlineData(ResultKind.StillRunning, 4)]
    public void ExitCode_Of_EveryOutcome(object kind, int code) => Assert.Equal(code, ExitCode.Of((ResultKind)kind));

    private static ServerSettings Read(params string[] args)
    {
        var (result, options) = Parse(args);
        Assert.Empty(result.Errors);
        return options.Read(result);
    }

    private static (ParseResult Result, SettingsOptions Options) Parse(params string[] args)
    {
        var options = new SettingsOptions();
        var root = new RootCommand();
        options.AddTo(root);
        return (root.Parse(args), options);
    }
}
