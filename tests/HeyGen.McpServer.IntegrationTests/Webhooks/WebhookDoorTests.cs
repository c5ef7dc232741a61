namespace HeyGen.McpServer.IntegrationTests.Webhooks;

/// <summary>What the server answers to what is posted to it in HeyGen's name, and what it counts.</summary>
public sealed class WebhookDoorTests
{
    private const string Body = """{"event_type":"avatar_video.success","event_data":{"video_id":"v1"}}""";

    [Theory]
    [InlineData("Heygen-Signature")]
    [InlineData("Signature")]
    [InlineData("X-HeyGen-Signature")]
    public async Task Post_Signed_IsAccepted(string header)
    {
        await using var server = await RegisteredAsync();

        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(Body, server.Sign(Body), header));

        Assert.Equal((1, 0), (await server.CountAsync("accepted"), await server.CountAsync("forged")));
    }

    [Fact]
    public async Task Post_NotSignedByHeyGen_IsRefusedAndCounted()
    {
        await using var server = await RegisteredAsync();
        string?[] signatures =
        [
            null, "", "00", WebhookedServer.Sign(Body, "whsec_other"), WebhookedServer.Sign(Body, server.Secret["whsec_".Length..]), server.Sign(Body + " "),
            server.Sign(Body).ToUpperInvariant(), $"sha256={server.Sign(Body)}",
        ];

        foreach (var signature in signatures)
            Assert.Equal(HttpStatusCode.Unauthorized, await server.PostAsync(Body, signature));

        Assert.Equal((signatures.Length, 0), (await server.CountAsync("forged"), await server.CountAsync("accepted")));
        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(Body, server.Sign(Body)));
    }

    [Fact]
    public async Task Post_SameBodyAgain_IsTakenAndCountedAsDuplicate()
    {
        await using var server = await RegisteredAsync();
        using var first = server.Delivery(Body, server.Sign(Body));
        first.Headers.Add("Heygen-Event-Id", "e1");
        using var second = server.Delivery(Body, server.Sign(Body));
        second.Headers.Add("Heygen-Event-Id", "e2");

        Assert.Equal(HttpStatusCode.OK, await server.StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await server.StatusAsync(second));

        Assert.Equal((1, 1), (await server.CountAsync("accepted"), await server.CountAsync("duplicate")));
    }

    [Fact]
    public async Task Post_SameBodyAfterARestart_IsADuplicate()
    {
        await using var server = await RegisteredAsync();
        await server.PostAsync(Body, server.Sign(Body));

        await server.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(Body, server.Sign(Body)));

        Assert.Equal((0, 1), (await server.CountAsync("accepted"), await server.CountAsync("duplicate")));
    }

    [Fact]
    public async Task Post_YearsLate_IsAccepted()
    {
        await using var server = await RegisteredAsync();
        using var late = server.Delivery(Body, server.Sign(Body));
        late.Headers.Add("Heygen-Timestamp", "1600000000");

        Assert.Equal(HttpStatusCode.OK, await server.StatusAsync(late));

        Assert.Equal(1, await server.CountAsync("accepted"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_Oversized_IsRefused(bool isChunked)
    {
        await using var server = await RegisteredAsync();
        var body = new string(' ', 256 * 1024) + Body;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await server.PostAsync(body, server.Sign(body), isChunked: isChunked));

        Assert.Equal((1, 0), (await server.CountAsync("too_large"), await server.CountAsync("accepted")));
    }

    [Fact]
    public async Task Post_Chunked_IsCheckedWhole()
    {
        await using var server = await RegisteredAsync();
        var body = Body + new string(' ', 100_000);

        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(body, server.Sign(body), isChunked: true));

        Assert.Equal(1, await server.CountAsync("accepted"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"event_type":"avatar_video.success"}""")]
    [InlineData("""{"event_type":"avatar_video.success","event_data":["v1"]}""")]
    [InlineData("""{"event_data":{"video_id":"\uD800"}}""")]
    public async Task Post_SignedButNoEvent_IsTakenAndCountedAsUnreadable(string body)
    {
        await using var server = await RegisteredAsync();

        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(body, server.Sign(body)));

        Assert.Equal((0, 1), (await server.CountAsync("accepted"), await server.CountAsync("unreadable")));
    }

    [Theory]
    [InlineData("/webhooks/heygen/0123456789abcdef")]
    [InlineData("/webhooks/heygen/..%2fsecrets")]
    [InlineData("/webhooks/heygen/signing-key")]
    [InlineData("/webhooks/heygen/%2e%2e")]
    [InlineData("/webhooks/heygen/0123456789ABCDEF")]
    public async Task Post_ForUnknownAccount_IsNotFound(string path)
    {
        await using var server = await RegisteredAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Body) };
        request.Headers.Add("Heygen-Signature", server.Sign(Body));

        Assert.Equal(HttpStatusCode.NotFound, await server.StatusAsync(request));
    }

    [Fact]
    public async Task Post_BeforeAnyRegistration_IsNotFoundUntilThen()
    {
        await using var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync();
        var secret = server.Secret;
        server.LoseSecret();
        Assert.Equal(HttpStatusCode.NotFound, await server.PostAsync(Body, WebhookedServer.Sign(Body, secret)));
        Assert.Equal(1, await server.CountAsync("unknown_account"));

        await server.RegisterAsync();

        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(Body, server.Sign(Body)));
    }

    [Fact]
    public async Task Post_AfterAnotherProcessRotated_NewSecretHolds()
    {
        await using var server = await RegisteredAsync();
        var old = server.Secret;
        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(Body, server.Sign(Body)));
        await server.RegisterAsync(rotate: true);
        const string next = """{"event_type":"avatar_video.fail","event_data":{"video_id":"v2"}}""";

        Assert.NotEqual(old, server.Secret);
        Assert.Equal(HttpStatusCode.OK, await server.PostAsync(next, server.Sign(next)));
        Assert.Equal(HttpStatusCode.Unauthorized, await server.PostAsync(next, WebhookedServer.Sign(next, old)));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Request_OtherMethod_IsNotAllowed(string method)
    {
        await using var server = await RegisteredAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), server.Path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await server.StatusAsync(request));
    }

    [Fact]
    public async Task Probe_ByHeyGen_IsAnswered()
    {
        await using var server = await RegisteredAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, server.Path);

        Assert.Equal(HttpStatusCode.OK, await server.StatusAsync(request));
    }

    [Theory]
    [InlineData("heygen.example.com", HttpStatusCode.OK)]
    [InlineData("other.example.com", HttpStatusCode.Forbidden)]
    public async Task Post_ByTheNameOfThePublicUrl_Passes(string host, HttpStatusCode expected)
    {
        await using var server = await RegisteredAsync();
        using var request = server.Delivery(Body, server.Sign(Body));
        request.Headers.Host = host;

        Assert.Equal(expected, await server.StatusAsync(request));
    }

    [Fact]
    public async Task Metrics_AreInPrometheusFormat()
    {
        await using var server = await WebhookedServer.StartAsync();

        using var answer = await server.Http.GetAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.All(lines[..^1], line => Assert.Matches("""^(# (HELP|TYPE) heygen_mcp_\w+ .+|heygen_mcp_\w+(\{outcome="\w+"\})? \d+)$""", line));
        Assert.Contains("heygen_mcp_jobs_watched 0", lines);
    }

    private static async Task<WebhookedServer> RegisteredAsync()
    {
        var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync();
        return server;
    }
}
