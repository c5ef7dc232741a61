using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

public sealed class RequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_Post_CarriesKeyBodyAndHeaders()
    {
        await using var server = new ScriptedServer(Data("""{"video_id":"v1","status":"waiting"}"""));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/v3/videos", request.Target);
        Assert.Equal(Clients.Key, request.Header("X-Api-Key"));
        Assert.Null(request.Header("Authorization"));
        Assert.Equal("heygen-tests/1.0", request.Header("User-Agent"));
        Assert.Matches("^[A-Za-z0-9_:.-]{1,255}$", request.Header("Idempotency-Key"));
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"avatar","avatar_id":"look-1","script":"Hello"}"""), JsonNode.Parse(request.Text)));
        Assert.Equal("v1", answer.Data.GetProperty("video_id").GetString());
        Assert.Equal("req-1", answer.RequestId);
    }

    [Fact]
    public async Task SendAsync_PostWithoutKeySupport_StillCarriesKey()
    {
        await using var server = new ScriptedServer(Data("""{"session_id":"s1"}"""));
        using var client = Clients.For(server);

        await client.SendAsync(TestOperations.CreateSession, Clients.Session, new SendOptions { IdempotencyKey = "mine:1" }, Token);

        Assert.Equal("mine:1", Assert.Single(server.Requests).Header("Idempotency-Key"));
    }

    [Fact]
    public async Task SendAsync_Get_PutsArgumentsIntoPathAndQuery()
    {
        await using var server = new ScriptedServer(Data("[]", ""","has_more":true,"next_token":"t2" """));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.ListVideos, new JsonObject { ["title"] = "tea & cake", ["limit"] = 5 }, cancellationToken: Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v3/videos?title=tea%20%26%20cake&limit=5", request.Target);
        Assert.Null(request.Header("Idempotency-Key"));
        Assert.Empty(request.Body);
        Assert.True(answer.HasMore);
        Assert.Equal("t2", answer.NextToken);
    }

    [Fact]
    public async Task SendAsync_PathParameter_IsEscapedAndLeftOutOfTheBody()
    {
        await using var server = new ScriptedServer(Data("""{"session_id":"a/b"}"""));
        using var client = Clients.For(server);

        await client.SendAsync(TestOperations.SendMessage, new JsonObject { ["session_id"] = "a/b", ["message"] = "Shorter" }, cancellationToken: Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v3/sessions/a%2Fb", request.Target);
        Assert.Equal("""{"message":"Shorter"}""", request.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task SendAsync_PathParameterThatWouldNameAnotherOperation_IsRefusedUnsent(string id)
    {
        await using var server = new ScriptedServer(Data("{}"));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.DeleteVideo, new JsonObject { ["video_id"] = id }, cancellationToken: Token));

        Assert.Equal("invalid_parameter", error.Code);
        Assert.Equal("video_id", error.Param);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task SendAsync_OperationWithRecord_BindsArgumentsThroughIt()
    {
        await using var server = new ScriptedServer(Data("""{"video_id":"v1","brand_new":[1]}"""));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(
            TestOperations.CreateVideo, new JsonObject { ["image"] = "https://example.com/a.png", ["avatar_id"] = "look-1" }, cancellationToken: Token);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"avatar","image":{"type":"url","url":"https://example.com/a.png"},"avatar_id":"look-1"}"""),
            JsonNode.Parse(Assert.Single(server.Requests).Text)));
        Assert.Equal("[1]", answer.Data.GetProperty("brand_new").GetRawText());
    }

    [Fact]
    public async Task SendAsync_WithoutRequiredArgument_ThrowsUnsent()
    {
        await using var server = new ScriptedServer(Data("{}"));
        using var client = Clients.For(server);

        await Assert.ThrowsAsync<JsonException>(() =>
            client.SendAsync(TestOperations.CreateVideo, new JsonObject { ["script"] = "Hi" }, cancellationToken: Token));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("line\n")]
    public async Task SendAsync_KeyThatHeyGenRefuses_ThrowsUnsent(string key)
    {
        await using var server = new ScriptedServer(Data("{}"));
        using var client = Clients.For(server);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.SendAsync(TestOperations.CreateVideo, Clients.Video, new SendOptions { IdempotencyKey = key }, Token));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task SendAsync_AddressWithPath_KeepsItAsPrefix()
    {
        await using var server = new ScriptedServer(Data("""{"username":"ann"}"""));
        using var client = Clients.For(new Uri(server.Address, "/proxy/"));

        var answer = await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);

        Assert.Equal("/proxy/v3/users/me", Assert.Single(server.Requests).Target);
        Assert.Equal("ann", answer.Data.GetProperty("username").GetString());
    }

    [Fact]
    public async Task SendAsync_Redirect_IsNotFollowed()
    {
        await using var elsewhere = new ScriptedServer(Data("{}"));
        await using var server = new ScriptedServer(Body(302, "text/html", "<p>moved</p>", $"Location: {elsewhere.Address}"));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.Equal("unexpected_redirect", error.Code);
        Assert.Equal(FailureKind.UnreadableAnswer, error.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task SendAsync_UploadOperation_IsRefused()
    {
        using var client = Clients.For(new Uri("http://127.0.0.1:9"));

        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(TestOperations.Upload, [], cancellationToken: Token));
    }
}
