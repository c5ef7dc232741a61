using Browser.Host;

namespace Browser;

/// <summary>Looks, voices and sounds to choose from, and what was spent.</summary>
public sealed class GalleryTests(BrowserHost host)
{
    private const string Hostile = "<img src=x onerror=document.title='owned'>\u202Egnp.mp4";

    [Fact]
    public async Task Looks_TheChoice_GoesToTheConversationAndTheModel()
    {
        host.Require();
        var input = new JsonObject { ["limit"] = 6 };
        var result = await host.Server.CallAsync("list_avatar_looks", input);
        var first = result["structuredContent"]!["data"]![0]!;
        await using var card = await Card.OpenAsync(host, "list_avatar_looks", input, result);

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = $"Choose {first["name"]}" }).First.ClickAsync();

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Button, new() { Pressed = true })).ToHaveTextAsync("Chosen");
        var asked = await card.AskedAsync();
        Assert.Contains(asked, one => one.StartsWith("ui/message", StringComparison.Ordinal) && one.Contains($"avatar_id {first["id"]}", StringComparison.Ordinal));
        Assert.Contains(asked, one => one.StartsWith("ui/update-model-context", StringComparison.Ordinal) && one.Contains((string)first["id"]!, StringComparison.Ordinal));
        Assert.Empty(card.Errors);
    }

    [Fact]
    public async Task Looks_AFilterAndMore_AskTheServerAgain()
    {
        host.Require();
        var calls = new List<JsonObject>();
        var input = new JsonObject { ["limit"] = 4 };
        await using var card = await Card.OpenAsync(host, "list_avatar_looks", input, await host.Server.CallAsync("list_avatar_looks", input), answer: (tool, arguments) =>
        {
            calls.Add(arguments.DeepClone().AsObject());
            return host.Server.CallAsync(tool, arguments);
        });

        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(8);
        await card.Frame.GetByLabel("Kind").SelectOptionAsync("photo_avatar");
        await Assertions.Expect(card.Frame.GetByText("From a photo ·").First).ToBeVisibleAsync();
        await card.Frame.GetByLabel("Whose").SelectOptionAsync("private");
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Paragraph).Filter(new() { HasText = "No look fits" })).ToBeVisibleAsync();

        Assert.NotNull(calls[0]["token"]);
        Assert.Equal("""{"limit":4,"avatar_type":"photo_avatar"}""", calls[1].ToJsonString());
        Assert.Equal("private", (string?)calls[2]["ownership"]);
        Assert.Empty(card.Errors);
    }

    [Theory]
    [InlineData("list_voices", "{\"limit\": 5}")]
    [InlineData("search_audio_sounds", "{\"query\": \"calm piano\", \"min_score\": 0}")]
    public async Task Players_OneAtATime(string tool, string arguments)
    {
        host.Require();
        var input = JsonNode.Parse(arguments)!.AsObject();
        await using var card = await Card.OpenAsync(host, tool, input, await host.Server.CallAsync(tool, input));
        var players = card.Frame.Locator(".play");

        await players.Nth(0).ClickAsync();
        await Assertions.Expect(players.Nth(0)).ToHaveAttributeAsync("aria-pressed", "true");
        await players.Nth(1).ClickAsync();

        await Assertions.Expect(players.Nth(1)).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(players.Nth(0)).ToHaveAttributeAsync("aria-pressed", "false");
        await card.Page.Frames.Single(frame => frame.ParentFrame is not null).WaitForFunctionAsync("playing.currentTime > 0");
        Assert.Empty(card.Errors);
    }

    [Theory]
    [InlineData("list_avatar_looks")]
    [InlineData("list_voices")]
    [InlineData("design_voice")]
    [InlineData("search_audio_sounds")]
    public async Task Gallery_HostileNamesAndNoCalls_StaysTextAndCanBeChosenFrom(string tool)
    {
        host.Require();
        var items = new JsonArray(Item(Hostile), Item(new string('x', 10_000)), Item(null));
        var result = new JsonObject { ["content"] = new JsonArray(), ["structuredContent"] = new JsonObject { [tool == "design_voice" ? "voices" : "data"] = items, ["has_more"] = true } };
        await using var card = await Card.OpenAsync(host, tool, [], result, width: 390, mayCall: false);

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToHaveTextAsync(Hostile.Replace("\u202E", "", StringComparison.Ordinal));
        await card.Frame.GetByRole(AriaRole.Listitem).First.GetByText("Choose").ClickAsync();

        Assert.Contains(await card.AskedAsync(), one => one.StartsWith("ui/message", StringComparison.Ordinal));
        Assert.Equal(0, await card.Frame.Locator("select").CountAsync());
        var frame = card.Page.Frames.Single(one => one.ParentFrame is not null);
        Assert.True(await frame.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");
        Assert.DoesNotContain("owned", await frame.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(await card.ViolationsAsync());
    }

    [Fact]
    public async Task Spending_ShowsTheChartAndTheSameFiguresInTables()
    {
        host.Require();
        await using var card = await Card.OpenAsync(host, "get_spending", [], Report(Hostile));

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Img, new() { Name = "The most was 7.50 USD on" })).ToBeVisibleAsync();
        Assert.Equal(3, await card.Frame.Locator(".chart rect").CountAsync());
        await card.Frame.GetByText("By tool in figures").ClickAsync();
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Row).Filter(new() { HasText = "<img src=x" })).ToContainTextAsync("4.50 USD");
        await Assertions.Expect(card.Frame.GetByText("988.00 USD of 1000.00 USD left")).ToBeVisibleAsync();
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "7 days" }).ClickAsync();
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Button, new() { Name = "7 days", Pressed = true })).ToBeVisibleAsync();
        Assert.Equal(["get_spending"], card.Called);
        Assert.Empty(card.Errors);
    }

    /// <summary>A report of thirty days, as the tool makes it.</summary>
    internal static JsonObject Report(string tool)
    {
        JsonObject Line(string key, string name, decimal settled, decimal open, int calls) =>
            new() { [key] = name, ["calls"] = calls, ["estimated_usd"] = settled, ["settled_usd"] = settled, ["open_usd"] = open };
        return new JsonObject
        {
            ["content"] = new JsonArray(),
            ["structuredContent"] = new JsonObject
            {
                ["from"] = "2026-10-30",
                ["to"] = "2026-11-28",
                ["totals"] = Line("billing", "api_wallet", 10, 2, 9),
                ["by_day"] = new JsonArray(Line("day", "2026-11-20", 5.5m, 2, 4), Line("day", "2026-11-04", 4.5m, 0, 5)),
                ["by_tool"] = new JsonArray(Line("tool", "create_video_from_avatar", 5.5m, 2, 4), Line("tool", tool, 4.5m, 0, 5)),
                ["budgets"] = new JsonObject { ["day"] = new JsonObject { ["limit_usd"] = 1000, ["counted_usd"] = 12, ["left_usd"] = 988 } },
                ["next"] = "",
            },
        };
    }

    private static JsonObject Item(string? name) => new() { ["id"] = "id1", ["voice_id"] = "id1", ["name"] = name, ["preview_image_url"] = "javascript:alert(1)", ["audio_url"] = "data:x" };
}
