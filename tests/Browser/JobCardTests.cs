using Browser.Host;

namespace Browser;

/// <summary>The card of a job, in the official bridge, before the real program and its sandbox.</summary>
public sealed class JobCardTests(BrowserHost host)
{
    private const string Create = "create_video_from_avatar";

    /// <summary>The film runs: time has passed, and what comes next is there.</summary>
    private const string Plays =
        "video => video.play().then(() => new Promise(done => video.addEventListener('timeupdate', () => video.currentTime > 0.2 && done(video.readyState >= 3))))";

    [Fact]
    public async Task Job_FromQueuedToPlaying_AsksNoModel()
    {
        host.Require();
        var input = await host.Server.VideoAsync("Your first week");
        input["caption"] = new JsonObject { ["file_format"] = "srt" };
        var result = await host.Server.CallAsync(Create, input);
        await using var card = await Card.OpenAsync(host, Create, input, result);

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        var video = card.Frame.Locator("video");
        await Assertions.Expect(video).ToBeVisibleAsync();

        Assert.True(await video.EvaluateAsync<bool>(Plays));
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Button, new() { Name = "Captions", Pressed = true })).ToBeVisibleAsync();
        Assert.True(await video.EvaluateAsync<bool>("video => video.textTracks[0].mode === 'showing' && video.textTracks[0].cues.length > 0"));
        Assert.All(card.Called, tool => Assert.Equal("get_job", tool));
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Make another" }).ClickAsync();
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        var asked = await card.AskedAsync();
        Assert.Contains(asked, one => one.StartsWith("ui/message", StringComparison.Ordinal) && one.Contains("Make another video", StringComparison.Ordinal));
        Assert.Contains(asked, one => one.StartsWith("ui/open-link", StringComparison.Ordinal) && one.Contains(".mp4", StringComparison.Ordinal));
        Assert.Empty(card.Errors);
    }

    [Fact]
    public async Task Host_WithoutToolsForPages_IsSaidPlainly()
    {
        host.Require();
        var input = await host.Server.VideoAsync("Your first week");
        await using var card = await Card.OpenAsync(host, Create, input, await host.Server.CallAsync(Create, input), mayCall: false);

        await Assertions.Expect(card.Frame.GetByText("This host lets no card look after its job. Ask in the conversation whether it is done.")).ToBeVisibleAsync();
        Assert.Empty(card.Called);
    }

    [Fact]
    public async Task Host_ThatRefusesTheCall_IsSaidPlainly()
    {
        host.Require();
        var input = await host.Server.VideoAsync("Your first week", "Hello. [sandbox:seconds=4000]");
        await using var card = await Card.OpenAsync(host, Create, input, await host.Server.CallAsync(Create, input),
            answer: (_, _) => throw new InvalidOperationException("Not allowed."));

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ask in the conversation whether the video is done.");
    }

    [Fact]
    public async Task Call_ThatHasNotAnswered_ShowsWhatWasAskedFor()
    {
        host.Require();
        var input = await host.Server.VideoAsync("مرحبا بكم");
        await using var card = await Card.OpenAsync(host, Create, input, result: null);

        var heading = card.Frame.GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToHaveTextAsync("مرحبا بكم");
        Assert.Equal("rtl", await heading.EvaluateAsync<string>("title => getComputedStyle(title).direction"));
        await card.GiveAsync(await host.Server.CallAsync(Create, input));
        await Assertions.Expect(card.Frame.Locator("video")).ToBeVisibleAsync();
    }

    /// <summary>Nobody sees the page: HeyGen is not asked for it.</summary>
    [Fact]
    public async Task Job_OnAPageThatNobodySees_IsReadOnceItIsSeen()
    {
        host.Require();
        var input = await host.Server.VideoAsync("Your first week");
        await using var card = await Card.OpenAsync(host, Create, input, result: null);
        var frame = card.Page.Frames[1];
        var running = await host.Server.CallAsync(Create, input);
        var id = (string?)running["structuredContent"]!["job"]!["id"];
        await host.Server.CallAsync("wait_for_job", new JsonObject { ["job_ids"] = new JsonArray(id), ["wait_seconds"] = 60 });
        await card.Page.Clock.InstallAsync();
        await frame.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        await card.GiveAsync(running);
        await Assertions.Expect(card.Frame.GetByText("Queued").First).ToBeVisibleAsync();
        await card.Page.Clock.RunForAsync(120_000);
        Assert.Empty(card.Called);

        await frame.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: false }); document.dispatchEvent(new Event('visibilitychange'))");
        await card.Page.Clock.RunForAsync(120_000);

        await Assertions.Expect(card.Frame.Locator("video")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Recording_MadeAtOnce_HasAPlayer()
    {
        host.Require();
        var voices = await host.Server.CallAsync("list_voices", new JsonObject { ["limit"] = 1 });
        var input = new JsonObject { ["text"] = "Hello, and welcome.", ["voice_id"] = (string?)voices["structuredContent"]!["data"]![0]!["voice_id"] };
        await using var card = await Card.OpenAsync(host, "create_speech", input, await host.Server.CallAsync("create_speech", input));

        await Assertions.Expect(card.Frame.Locator("audio")).ToBeVisibleAsync();
        Assert.Empty(card.Errors);
    }

    [Theory]
    [InlineData("<img src=x onerror=\"document.title='hit'\">")]
    [InlineData("Safe \u202Egnp.exe\u202C name")]
    [InlineData("{{script}}</script><script>document.title='hit'</script>")]
    [InlineData("")]
    public async Task Title_Hostile_StaysText(string title)
    {
        host.Require();
        var job = new JsonObject { ["id"] = "video:abc", ["kind"] = "video", ["state"] = "completed" };
        var content = new JsonObject { ["title"] = title, ["job"] = job, ["links"] = new JsonObject { ["video_url"] = "javascript:alert(1)" } };
        var result = new JsonObject { ["content"] = new JsonArray(), ["structuredContent"] = content };
        await using var card = await Card.OpenAsync(host, Create, new JsonObject { ["title"] = title }, result);

        var heading = card.Frame.GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToHaveTextAsync(title.Length == 0 ? "Your video" : title.Replace("\u202E", "").Replace("\u202C", ""));
        Assert.Equal("HeyGen job", await card.Page.Frames[1].TitleAsync());
        Assert.Equal(0, await card.Frame.Locator("main img, main script, main [src], main [href]").CountAsync());
    }

    [Fact]
    public async Task Title_OfTenThousandCharacters_TakesTwoLines()
    {
        host.Require();
        var job = new JsonObject { ["id"] = "video:abc", ["kind"] = "video", ["state"] = "failed", ["failure"] = new string('y', 10_000) };
        var content = new JsonObject { ["title"] = new string('W', 10_000), ["job"] = job };
        var result = new JsonObject { ["content"] = new JsonArray(), ["structuredContent"] = content };
        await using var card = await Card.OpenAsync(host, Create, [], result, width: 390);

        var heading = card.Frame.GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToBeVisibleAsync();
        Assert.InRange((await heading.BoundingBoxAsync())!.Height, 20, 60);
        Assert.True(await card.Page.Frames[1].EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}
