using Browser.Host;

namespace Browser;

/// <summary>Each card in light and dark, on a phone and a desk: a picture for people in <c>artifacts/screens</c>, and nothing that axe objects to.</summary>
public sealed class LookTests(BrowserHost host)
{
    private const string Video = "create_video_from_avatar";
    private const string Agent = "create_video_agent";

    [Fact]
    public async Task Running_Everywhere_IsAccessible()
    {
        host.Require();
        var input = await host.Server.VideoAsync("Your first week");
        var result = await host.Server.CallAsync(Video, input);

        await EverywhereAsync("job-running", Video, input, result, card => card.Frame.GetByRole(AriaRole.Progressbar), (_, _) => Task.FromResult(result));
    }

    [Fact]
    public async Task Ready_Everywhere_IsAccessible()
    {
        host.Require();
        var input = await host.Server.VideoAsync("Your first week");
        input["wait_seconds"] = 60;

        await EverywhereAsync("job-ready", Video, input, await host.Server.CallAsync(Video, input), card => card.Frame.Locator("video"));
    }

    [Fact]
    public async Task Failed_Everywhere_IsAccessible()
    {
        host.Require();
        var job = new JsonObject { ["id"] = "video:abc", ["kind"] = "video", ["state"] = "failed", ["failure"] = "The picture shows no face." };
        var result = new JsonObject { ["content"] = new JsonArray(), ["structuredContent"] = new JsonObject { ["title"] = "Your first week", ["job"] = job } };

        await EverywhereAsync("job-failed", Video, [], result, card => card.Frame.GetByText("no face"));
    }

    [Fact]
    public async Task Order_Everywhere_IsAccessible()
    {
        host.Require();
        var input = await host.Server.DearVideoAsync("Your first week");

        await EverywhereAsync("order", Video, input, await host.Server.CallAsync(Video, input), card => card.Frame.Locator(".look img"));
    }

    [Fact]
    public async Task Order_FromRightToLeft_FitsAPhone()
    {
        host.Require();
        var input = await host.Server.DearVideoAsync("أسبوعك الأول");
        await using var card = await Card.OpenAsync(host, Video, input, await host.Server.CallAsync(Video, input), width: 390, locale: "ar-EG");

        await Assertions.Expect(card.Frame.Locator(".look img")).ToBeVisibleAsync();
        await card.ScreenshotAsync("order-right-to-left-390");
        Assert.Equal("rtl", await card.Page.Frames[1].EvaluateAsync<string>("getComputedStyle(document.body).direction"));
        Assert.True(await card.Page.Frames[1].EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await card.ViolationsAsync());
    }

    [Fact]
    public async Task Storyboard_Everywhere_IsAccessible()
    {
        host.Require();
        var input = new JsonObject { ["prompt"] = "A film that welcomes new employees", ["mode"] = "chat", ["new_take"] = true };

        await EverywhereAsync("storyboard", Agent, input, await host.Server.CallAsync(Agent, input), card => card.Frame.GetByRole(AriaRole.Textbox));
    }

    [Fact]
    public async Task Board_Everywhere_IsAccessible()
    {
        host.Require();
        var input = await host.Server.GreetingsAsync("Anna", "Ben", "Chloë", "Dara", "Emil [sandbox:fail]", "Fatima", "نور");
        input["wait_seconds"] = 60;
        var call = new JsonObject { ["name"] = "create_personalised_videos", ["arguments"] = input };

        await EverywhereAsync("board", "run_tool", call, await host.Server.CallAsync("run_tool", call), card => card.Frame.Locator(".tile img").Nth(5));
    }

    [Theory]
    [InlineData("looks", "list_avatar_looks", """{"limit": 8}""")]
    [InlineData("voices", "list_voices", """{"limit": 5}""")]
    [InlineData("sounds", "search_audio_sounds", """{"query": "calm piano", "min_score": 0, "limit": 5}""")]
    public async Task Gallery_Everywhere_IsAccessible(string name, string tool, string arguments)
    {
        host.Require();
        var input = JsonNode.Parse(arguments)!.AsObject();

        await EverywhereAsync(name, tool, input, await host.Server.CallAsync(tool, input), card => card.Frame.GetByRole(AriaRole.Listitem).First);
    }

    [Fact]
    public async Task Spending_Everywhere_IsAccessible()
    {
        host.Require();

        await EverywhereAsync("spending", "get_spending", [], GalleryTests.Report("create_speech"), card => card.Frame.GetByRole(AriaRole.Img));
    }

    private async Task EverywhereAsync(string name, string tool, JsonObject input, JsonObject result, Func<Card, ILocator> shown,
        Func<string, JsonObject, Task<JsonObject>>? answer = null)
    {
        async Task OneAsync(string theme, int width)
        {
            await using var card = await Card.OpenAsync(host, tool, input, result, theme, width, answer: answer);
            await Assertions.Expect(shown(card)).ToBeVisibleAsync();
            await card.ScreenshotAsync($"{name}-{theme}-{width}");
            Assert.Empty(await card.ViolationsAsync());
            Assert.Empty(card.Errors);
        }

        await Task.WhenAll(from theme in new[] { "light", "dark" } from width in new[] { 390, 1280 } select OneAsync(theme, width));
    }
}
