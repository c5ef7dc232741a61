using HeyGen.McpServer.IntegrationTests.Redis;

namespace HeyGen.McpServer.IntegrationTests.Webhooks;

/// <summary>The whole way: the sandbox delivers, the server judges, and a client that waits has its result.</summary>
public sealed class WebhookWakeTests(SharedRedis redis)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_Ends_WaitingClientIsToldBeforeAnyFurtherLook()
    {
        await using var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync();
        await using var client = await server.ConnectAsync();
        var video = (string)(await server.CreateVideoAsync("[sandbox:seconds=1]"))["video_id"]!;

        var result = await client.CallToolAsync("wait_for_job", new Dictionary<string,
            object?>
        { ["job_ids"] = new[] { $"video:{video}" }, ["wait_seconds"] = 60 }, cancellationToken: Token).AsTask().Soon();

        Assert.NotEqual(true, result.IsError);
        Assert.Contains("\"completed\"", result.StructuredContent!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (await server.CountAsync("accepted"), await server.CountAsync("forged")));
        await AssertWebhookWokeAsync(server);
    }

    [Fact]
    public async Task Job_Ends_ClientOfAnotherMachineIsToldAsWell()
    {
        await using var server = await WebhookedServer.StartAsync(redis: await redis.AddressAsync());
        await server.RegisterAsync();
        await using var other = server.Compose();
        await using var client = await McpConversation.StartAsync(other.Serving);
        var video = (string)(await server.CreateVideoAsync("[sandbox:seconds=1]"))["video_id"]!;

        var result = await client.Client.CallToolAsync("wait_for_job", new Dictionary<string,
            object?>
        { ["job_ids"] = new[] { $"video:{video}" }, ["wait_seconds"] = 60 }, cancellationToken: Token).AsTask().Soon();

        Assert.Contains("\"completed\"", result.StructuredContent!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, await server.CountAsync("accepted"));
        await AssertWebhookWokeAsync(server);
    }

    [Fact]
    public async Task Delivery_Repeated_ChangesNothing()
    {
        await using var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync();
        await using var client = await server.ConnectAsync();
        var video = (string)(await server.CreateVideoAsync("[sandbox:seconds=1]"))["video_id"]!;
        await client.CallToolAsync("wait_for_job", new Dictionary<string, object?> { ["job_ids"] = new[] { $"video:{video}" }, ["wait_seconds"] = 60 },
            cancellationToken: Token).AsTask().Soon();
        var looks = await LooksAsync(server);

        using var repeated = await server.HeyGen.PostAsync("/sandbox/webhooks/redeliver", content: null, Token);

        Assert.Equal(200, (int)(await repeated.Content.ReadFromJsonAsync<JsonObject>(Token))!["status"]!);
        Assert.Equal((1, 1), (await server.CountAsync("accepted"), await server.CountAsync("duplicate")));
        Assert.Equal(looks, await LooksAsync(server));
    }

    private static async Task<int> LooksAsync(WebhookedServer server) => (await LookTimesAsync(server)).Count;

    /// <summary>
    /// The first look after the webhook came at once. By the clock it would have come three seconds later at least: a pause is between six and eight seconds,
    /// but
    /// for the first, which is over before.
    /// </summary>
    private static async Task AssertWebhookWokeAsync(WebhookedServer server)
    {
        var delivered = Assert.Single(await server.DeliveriesAsync())["sent_at"]!.GetValue<DateTimeOffset>();
        var woken = (await LookTimesAsync(server)).First(look => look >= delivered);
        Assert.InRange(woken - delivered, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    /// <summary>When the sandbox was asked for the state of videos.</summary>
    private static async Task<IReadOnlyList<DateTimeOffset>> LookTimesAsync(WebhookedServer server)
    {
        var requests = await server.HeyGen.GetFromJsonAsync<JsonArray>("/sandbox/requests", Token);
        return [.. requests!.Where(request => (string?)request!["operation"] is "get_video" or "bulk_video_statuses")
            .Select(request => request!["received_at"]!.GetValue<DateTimeOffset>())];
    }
}
