using System.Text.RegularExpressions;
using Browser.Host;
using EndToEnd.Program;

namespace Browser;

/// <summary>The pages at <c>/</c> of the HTTP server and of the sandbox.</summary>
public sealed partial class PagesTests(BrowserHost host)
{
    private const string HostileTitle = "<img src=x onerror=document.title='owned'>\u202Egnp.mp4";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServerPage_AFormInTheSandbox_MakesAVideoThatEndsAsALink()
    {
        host.Require();
        await using var server = await HttpProgram.StartAsync(["--sandbox", "--sandbox-speed", "8"], Cancellation);
        await using var page = await OpenedPage.AtAsync(host, server.Address);
        var entry = page.Page.Locator("details[data-name=create_video_from_avatar]");

        await page.Page.GetByLabel("Search").FillAsync("create video from avatar");
        await entry.Locator("summary").First.ClickAsync();
        await entry.GetByRole(AriaRole.Button, new() { Name = "Fill in an example" }).ClickAsync();
        await Assertions.Expect(entry.GetByLabel("Avatar id (required)")).Not.ToHaveValueAsync("");
        await entry.GetByLabel("Title", new() { Exact = true }).FillAsync(HostileTitle);
        await entry.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Assertions.Expect(entry.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Assertions.Expect(entry.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new Regex(@"^http://127\.0\.0\.1:\d+/media/.*\.mp4"));
        await entry.Locator("video").EvaluateAsync(
            "video => video.readyState >= 1 || new Promise((loaded, failed) => { video.onloadedmetadata = loaded; video.onerror = () => failed(video.error); })");
        await entry.GetByRole(AriaRole.Link).First.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync("page-server-result");
        var job = page.Page.Locator("#jobs .title").First;
        await Assertions.Expect(job).ToHaveTextAsync("<img src=x onerror=document.title='owned'>gnp.mp4");
        Assert.Equal("HeyGen MCP server", await page.Page.TitleAsync());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task SandboxPage_AForm_MakesAVideoThatEndsAsALink()
    {
        host.Require();
        await using var sandbox = await SandboxAsync();
        await using var page = await OpenedPage.AtAsync(host, sandbox.Address);
        var entry = page.Page.Locator("details[data-name=create_video]");

        await page.Page.GetByLabel("Search").FillAsync("create_video");
        await entry.Locator("summary").First.ClickAsync();
        await entry.GetByLabel("Avatar id (required)").FillAsync("Annika_standing_office_public");
        await entry.Locator("summary", new() { HasText = "none of them required" }).ClickAsync();
        await entry.GetByLabel("Script").FillAsync("Hello there.");
        await entry.GetByLabel("Title", new() { Exact = true }).FillAsync(HostileTitle);
        await entry.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Assertions.Expect(entry.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new Regex(@"/media/.*\.mp4"));
        await Assertions.Expect(page.Page.Locator("#jobs .title").First).ToContainTextAsync("<img src=x");
        Assert.Equal("HeyGen sandbox", await page.Page.TitleAsync());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task ServerPage_WithTokens_ShowsJobsOnceATokenIsEntered()
    {
        host.Require();
        var made = await SpawnedProcess.RunProgramAsync(["token", "ann"], Cancellation);
        var token = Token().Match(made.Output + made.Error).Value;
        var line = TokenLine().Match(made.Output + made.Error).Value;
        await using var server = await HttpProgram.StartAsync(
            ["--sandbox", "--auth", "token"], Cancellation, new Dictionary<string, string> { ["HEYGEN_MCP_TOKENS"] = line });
        await using var page = await OpenedPage.AtAsync(host, server.Address);

        await Assertions.Expect(page.Page.Locator("#live")).ToBeHiddenAsync();
        await page.Page.GetByLabel("Bearer token").FillAsync("hgmcp_wrong");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use this token" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#token-state")).ToContainTextAsync("none that this server knows");
        await page.Page.GetByLabel("Bearer token").FillAsync(token);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use this token" }).ClickAsync();

        await Assertions.Expect(page.Page.Locator("#live")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#jobs-state")).ToContainTextAsync("Nothing was started");
        Assert.Equal("0", await page.Page.EvaluateAsync<string>("String(localStorage.length + sessionStorage.length + document.cookie.length)"));
    }

    [Theory]
    [InlineData("light", 390)]
    [InlineData("light", 1280)]
    [InlineData("dark", 390)]
    [InlineData("dark", 1280)]
    public async Task Pages_Everywhere_AreAccessible(string theme, int width)
    {
        host.Require();
        await using var server = await HttpProgram.StartAsync(["--sandbox", "--sandbox-speed", "50"], Cancellation);
        await using var sandbox = await SandboxAsync();
        foreach (var (name, address, entry) in (IEnumerable<(string, Uri, string)>)[
            ("page-server", server.Address, "create_video_from_avatar"), ("page-sandbox", sandbox.Address, "create_video")])
        {
            await using var page = await OpenedPage.AtAsync(host, address, theme, width);
            await page.ScreenshotAsync($"{name}-{theme}-{width}");
            await page.Page.Locator($"details[data-name={entry}] > summary").ClickAsync();
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" })).ToBeVisibleAsync();
            await page.ScreenshotAsync($"{name}-form-{theme}-{width}");

            Assert.Empty(await page.ViolationsAsync());
            Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");
            Assert.Empty(page.Errors);
        }
    }

    private static async Task<SandboxAddress> SandboxAsync()
    {
        var process = SpawnedProcess.StartProgram(["sandbox", "--urls", "http://127.0.0.1:0", "--sandbox-speed", "8"]);
        var announced = await process.AnnouncedAsync(Announcement(), Cancellation);
        return new SandboxAddress(process, new Uri(announced.Groups["address"].Value));
    }

    [GeneratedRegex(@"Simulated HeyGen at (?<address>\S+?)\.? ")]
    private static partial Regex Announcement();

    [GeneratedRegex("hgmcp_[0-9a-f]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"ann[ \t:=]+[0-9a-f]{64}")]
    private static partial Regex TokenLine();

    private sealed record SandboxAddress(SpawnedProcess Process, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
