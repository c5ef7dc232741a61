using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;

namespace HeyGen.Sandbox.Tests.Webhooks;

/// <summary>What arrives at endpoints, and when.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Job_Ends_IsDeliveredAtOnceAndSigned()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        var secret = (await RegisterAsync(harness, inbox))["secret"];
        var video = await harness.CreateVideoAsync();

        harness.Advance(8);

        var letter = await inbox.NextEventAsync();
        var body = JsonDocument.Parse(letter.Body).RootElement;
        Assert.Equal(["event_type", "event_data"], body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("avatar_video.success", body.GetProperty("event_type").GetString());
        Assert.Equal(video, body.GetProperty("event_data").GetProperty("video_id").GetString());
        Assert.Equal(Signature(letter.Body, secret), letter.Headers["Heygen-Signature"]);
        Assert.Equal(harness.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), letter.Headers["Heygen-Timestamp"]);
        var listed = Assert.Single((await harness.GetAsync("/v3/webhooks/events")).Data.EnumerateArray());
        Assert.Equal(listed.GetProperty("event_id").GetString(), letter.Headers["Heygen-Event-Id"]);
    }

    [Theory]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"LOOK","script":"Hi there.",CALLBACK}""", "avatar_video.success")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"LOOK","script":"[sandbox:fail]",CALLBACK}""", "avatar_video.fail")]
    [InlineData("/v3/video-agents", """{"prompt":"A film",CALLBACK}""", "video_agent.success")]
    [InlineData("/v3/lipsyncs", """{"video":{"type":"url","url":"https://a.example/a.mp4"},"audio":{"type":"url","url":"https://a.example/a.mp3"},CALLBACK}""", "lipsync.success")]
    public async Task Job_WithACallback_IsToldThereOnceAndUnsigned(string path, string body, string type)
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        var callback = $"\"callback_url\":\"{inbox.Address}\",\"callback_id\":\"mine\"";
        var request = body.Replace("LOOK", await harness.LookAsync(), StringComparison.Ordinal).Replace("CALLBACK", callback, StringComparison.Ordinal);
        await harness.PostAsync(path, request);

        harness.Advance(60);

        var letter = await inbox.NextAsync();
        var told = JsonDocument.Parse(letter.Body).RootElement;
        Assert.Equal(type, told.GetProperty("event_type").GetString());
        Assert.Equal("mine", told.GetProperty("event_data").GetProperty("callback_id").GetString());
        Assert.False(letter.Headers.ContainsKey("Heygen-Signature"));
        // A later request finds nothing new to tell.
        await harness.GetAsync("/v3/webhooks/events");
        Assert.Single(await DeliveriesAsync(harness, "POST"));
    }

    [Fact]
    public async Task Batch_WithACallback_IsToldThereBesideItsEndpoints()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        await RegisterAsync(harness, inbox, ""","events":["batch.finished"]""");
        await harness.PostAsync("/v3/videos/batches", $$"""{"videos":[{{await harness.AvatarVideoAsync()}}],"callback_url":"{{inbox.Address}}"}""");

        harness.Advance(60);

        var letters = new[] { await inbox.NextEventAsync(), await inbox.NextEventAsync() };
        Assert.All(letters, letter => Assert.Contains("batch.finished", Encoding.UTF8.GetString(letter.Body), StringComparison.Ordinal));
        Assert.Single(letters, letter => letter.Headers.ContainsKey("Heygen-Signature"));
    }

    [Fact]
    public async Task Jobs_EndOneAfterAnother_AreDeliveredEachAtItsTime()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        await RegisterAsync(harness, inbox);
        var late = await harness.CreateVideoAsync("[sandbox:seconds=20]");
        var early = await harness.CreateVideoAsync("[sandbox:seconds=3]");

        harness.Advance(3);
        Assert.Equal(early, VideoId(await inbox.NextEventAsync()));
        Assert.Equal(0, inbox.Unread);
        harness.Advance(17);
        Assert.Equal(late, VideoId(await inbox.NextEventAsync()));
    }

    [Fact]
    public async Task Job_EndsJustBeforeARequest_IsStillDelivered()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        await RegisterAsync(harness, inbox);
        var video = await harness.CreateVideoAsync();
        // The clock is past the end and the timer has not fired yet.
        harness.Clock.AdjustTime(harness.Clock.GetUtcNow().AddSeconds(8));
        await harness.VideoAsync(video);

        harness.Advance(8);

        Assert.Equal(video, VideoId(await inbox.NextEventAsync()));
    }

    [Fact]
    public async Task Endpoint_TakesOtherEvents_GetsNone()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        await using var other = await Inbox.StartAsync();
        await RegisterAsync(harness, other, ""","events":["video_agent.success"]""");
        await RegisterAsync(harness, inbox);
        await harness.CreateVideoAsync();

        harness.Advance(8);
        await inbox.NextEventAsync();

        Assert.Equal(inbox.Address, (string?)Assert.Single(await DeliveriesAsync(harness, "POST"))["url"]);
    }

    [Fact]
    public async Task Register_EndpointOnThisMachine_IsProbed()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();

        await RegisterAsync(harness, inbox);

        Assert.Equal("OPTIONS", (await inbox.NextAsync()).Method);
    }

    [Theory]
    [InlineData("http://a.example/events")]
    [InlineData("http://10.0.0.1/events")]
    [InlineData("http://127.0.0.1.a.example/events")]
    [InlineData("ftp://127.0.0.1/events")]
    [InlineData("/events")]
    public async Task Register_NeitherHttpsNorLoopback_IsRefused(string url)
    {
        await using var harness = await Harness.StartAsync();

        var refused = await harness.PostAsync("/v3/webhooks/endpoints", new JsonObject { ["url"] = url }.ToJsonString());

        Assert.Equal("400 invalid_parameter url", refused.Refusal);
    }

    [Fact]
    public async Task Job_EndsWithEndpointElsewhere_IsNotedAndNotSent()
    {
        await using var harness = await Harness.StartAsync();
        await harness.PostAsync("/v3/webhooks/endpoints", """{"url":"https://a.example/events"}""");
        await harness.CreateVideoAsync();

        harness.Advance(8);

        var delivery = Assert.Single(await DeliveriesAsync(harness, "POST"));
        Assert.Equal((0, null), ((int)delivery["attempts"]!, (string?)delivery["sent_at"]));
        Assert.Contains("loopback", (string?)delivery["failure"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_Refused_IsTriedFiveTimesWithTheSameBody()
    {
        await using var inbox = await Inbox.StartAsync();
        inbox.Answer = 503;
        // So fast that the pauses between attempts take no time.
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Speed = 100_000 }, TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", sandbox.ApiKey);
        await PostAsync(http, "/v3/webhooks/endpoints", new JsonObject { ["url"] = inbox.Address });

        await PostAsync(http, "/v3/video-agents", new JsonObject { ["prompt"] = "A film" });

        var letters = new List<Letter>();
        while (letters.Count < 5)
            letters.Add(await inbox.NextEventAsync());
        Assert.Single(letters.Select(letter => letter.Headers["Heygen-Event-Id"]).Distinct());
        Assert.Single(letters.Select(letter => Encoding.UTF8.GetString(letter.Body)).Distinct());
    }

    [Fact]
    public async Task Delivery_EndpointNeverAnswers_IsGivenUpAfterFiveSeconds()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        await RegisterAsync(harness, inbox);
        await inbox.NextAsync();
        await harness.CreateVideoAsync();
        inbox.Answer = null;
        harness.Advance(8);
        await inbox.NextEventAsync();

        harness.Advance(5);

        await inbox.AbandonedAsync();
    }

    [Fact]
    public async Task Secret_Rotated_SignsTheNextDelivery()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        var id = (await RegisterAsync(harness, inbox))["endpoint_id"];
        var secret = (await harness.PostAsync($"/v3/webhooks/endpoints/{id}/rotate-secret", ""))["secret"];
        await harness.CreateVideoAsync();

        harness.Advance(8);

        var letter = await inbox.NextEventAsync();
        Assert.Equal(Signature(letter.Body, secret), letter.Headers["Heygen-Signature"]);
    }

    [Fact]
    public async Task Redeliver_RepeatsTheNewestEventUnchanged()
    {
        await using var harness = await Harness.StartAsync();
        await using var inbox = await Inbox.StartAsync();
        await RegisterAsync(harness, inbox);
        Assert.Equal("404 not_found ", (await harness.PostAsync("/sandbox/webhooks/redeliver", "")).Refusal);
        await harness.CreateVideoAsync();
        harness.Advance(8);
        var first = await inbox.NextEventAsync();

        var repeated = await harness.PostAsync("/sandbox/webhooks/redeliver", "");

        var second = await inbox.NextEventAsync();
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Headers["Heygen-Event-Id"], second.Headers["Heygen-Event-Id"]);
        Assert.Equal(200, repeated.Body.GetProperty("status").GetInt32());
        Assert.Equal(2, (await DeliveriesAsync(harness, "POST")).Count);
    }

    private static Task<Answer> RegisterAsync(Harness harness, Inbox inbox, string more = "") =>
        harness.PostAsync("/v3/webhooks/endpoints", $$"""{"url":"{{inbox.Address}}"{{more}}}""");

    private static async Task<IReadOnlyList<JsonObject>> DeliveriesAsync(Harness harness, string method)
    {
        var all = await harness.Http.GetFromJsonAsync<JsonArray>("/sandbox/webhooks", TestContext.Current.CancellationToken);
        return [.. all!.Select(delivery => delivery!.AsObject()).Where(delivery => (string?)delivery["method"] == method)];
    }

    private static async Task PostAsync(HttpClient http, string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static string VideoId(Letter letter) => JsonDocument.Parse(letter.Body).RootElement.GetProperty("event_data").GetProperty("video_id").GetString()!;

    private static string Signature(byte[] body, string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
