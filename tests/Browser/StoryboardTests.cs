using Browser.Host;

namespace Browser;

public sealed class StoryboardTests(BrowserHost host)
{
    private const string Create = "create_video_agent";

    [Fact]
    public async Task Question_AnsweredInTheCard_GoesOnToTheVideo()
    {
        host.Require();
        var input = new JsonObject { ["prompt"] = "A film that welcomes new employees", ["mode"] = "chat", ["new_take"] = true };
        await using var card = await Card.OpenAsync(host, Create, input, await host.Server.CallAsync(Create, input));

        await Assertions.Expect(card.Frame.GetByText("Who is the video for, and how long should it be?")).ToBeVisibleAsync();
        await card.Frame.GetByRole(AriaRole.Textbox, new() { Name = "Your answer" }).FillAsync("For the sales team, 20 seconds. [sandbox:seconds=24]");
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();

        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Img, new() { Name = "Draft scene 1" })).ToBeVisibleAsync();
        await Assertions.Expect(card.Frame.Locator("video")).ToBeVisibleAsync();
        Assert.Single(card.Called, "send_video_agent_message");
        Assert.Empty(card.Errors);
    }
}
