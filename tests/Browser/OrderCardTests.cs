using Browser.Host;

namespace Browser;

/// <summary>What is asked before money is spent: a page where the host shows pages, and only a person's click sends anything.</summary>
public sealed class OrderCardTests(BrowserHost host)
{
    private const string Create = "create_video_from_avatar";

    [Fact]
    public async Task Order_Made_TurnsIntoTheJob()
    {
        host.Require();
        var input = await host.Server.DearVideoAsync("Your first week");
        var result = await host.Server.CallAsync(Create, input);
        await using var card = await Card.OpenAsync(host, Create, input, result);

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Heading, new() { Name = "Your first week" })).ToBeVisibleAsync();
        await Assertions.Expect(card.Frame.Locator(".look img")).ToBeVisibleAsync();
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Button, new() { Name = "Listen" })).ToBeVisibleAsync();
        await Assertions.Expect(card.Frame.Locator(".script")).ToContainTextAsync("0:00Welcome to the team.");
        await Assertions.Expect(card.Frame.GetByText(new System.Text.RegularExpressions.Regex("\\d USD today"))).ToBeVisibleAsync();
        Assert.DoesNotContain(Create, card.Called);

        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();

        await Assertions.Expect(card.Frame.Locator("video")).ToBeVisibleAsync();
        Assert.Single(card.Called, Create);
        Assert.Contains(await card.AskedAsync(), one => one.StartsWith("ui/update-model-context", StringComparison.Ordinal)
            && one.Contains("the call was made: job video:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_ToBeChanged_IsSaidInTheConversation()
    {
        host.Require();
        var input = await host.Server.DearVideoAsync("Your first week");
        await using var card = await Card.OpenAsync(host, Create, input, await host.Server.CallAsync(Create, input), mayCall: false);

        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await card.Frame.GetByRole(AriaRole.Textbox).FillAsync("Make it half as long.");
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Status)).ToHaveTextAsync("Sent to the conversation.");
        Assert.Contains(await card.AskedAsync(), one => one.StartsWith("ui/message", StringComparison.Ordinal)
            && one.Contains("Change it first: Make it half as long.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_OfAToolRunByAnother_IsPlacedThroughThat()
    {
        host.Require();
        var input = new JsonObject { ["name"] = Create, ["arguments"] = await host.Server.DearVideoAsync("Run by another") };
        await using var card = await Card.OpenAsync(host, "run_tool", input, await host.Server.CallAsync("run_tool", input));

        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();

        await Assertions.Expect(card.Frame.Locator("video")).ToBeVisibleAsync();
        Assert.Contains("run_tool", card.Called);
    }
}
