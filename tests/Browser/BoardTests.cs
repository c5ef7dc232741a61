using Browser.Host;

namespace Browser;

public sealed class BoardTests(BrowserHost host)
{
    [Fact]
    public async Task Board_OfPersonalisedVideos_ShowsATileARowUntilAllHaveEnded()
    {
        host.Require();
        var input = await host.Server.GreetingsAsync("Anna", "Ben [sandbox:fail]", "Chloë");
        await using var card = await Card.OpenAsync(
            host, "wait_for_job", input, await host.Server.CallAsync("run_tool", new JsonObject { ["name"] = "create_personalised_videos", ["arguments"] = input.DeepClone() }));

        await Assertions.Expect(card.Frame.GetByText("2 of 3 ready, 1 failed · ")).ToBeVisibleAsync();
        await Assertions.Expect(card.Frame.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await card.Frame.GetByRole(AriaRole.Button, new() { Name = "Play Anna" }).ClickAsync();
        await Assertions.Expect(card.Frame.Locator("video")).ToBeVisibleAsync();
        Assert.DoesNotContain(card.Called, tool => tool is not ("get_job" or "wait_for_job"));
        Assert.Empty(card.Errors);
    }
}
