using HeyGen.McpServer.IntegrationTests.Mcp.Tasks;
using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>The resources of an account, for clients of both eras.</summary>
public sealed class ResourceTests
{
    [Fact]
    public async Task List_AllPages_HaveWhatTheAccountHasOnce()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var kit = (string)(await server.ResultAsync("create_brand_kit", """{"url": "https://example.com"}"""))["brand_kit_id"]!;
        var video = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync("<img onerror>")))["id"]!;
        await using var connection = await McpConversation.StartAsync(server.Composition.Serving, "tester");

        var all = await connection.Client.ListResourcesAsync(cancellationToken: TestContext.Current.CancellationToken);

        var uris = all.Select(resource => resource.Uri).ToList();
        Assert.Equal(uris.Distinct(), uris);
        Assert.All(
            ["heygen://account", $"heygen://video/{video}", $"heygen://videos/{video}", $"heygen://brand_kits/{kit}", "heygen://tools/list_voices"],
            uri => Assert.Contains(uri, uris));
        Assert.All(["looks", "groups", "voices", "styles", "templates"], kind => Assert.Contains(uris, uri => uri.StartsWith($"heygen://{kind}/", StringComparison.Ordinal)));
        Assert.All(
            all.Where(resource => resource.Uri.StartsWith("heygen://looks/", StringComparison.Ordinal)),
            look => Assert.StartsWith("http", Assert.Single(look.ProtocolResource.Icons!).Source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("heygen://account", "remaining_balance")]
    [InlineData("heygen://looks/$looks", "preview_image_url")]
    [InlineData("heygen://groups/$groups", "looks_count")]
    [InlineData("heygen://voices/$voices", "preview_audio_url")]
    [InlineData("heygen://styles/$styles", "preview_video_url")]
    [InlineData("heygen://templates/$templates", "variables")]
    [InlineData("heygen://tools/create_lipsync", "inputSchema")]
    public async Task Read_OfEachKind_GivesItsFields(string uri, string field)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var listed = await AllAsync(client);
        if (uri.Split('$') is [var kind, _])
            uri = listed.First(known => known.StartsWith(kind, StringComparison.Ordinal));

        var result = await client.ResultAsync("resources/read", new JsonObject { ["uri"] = uri });

        var content = Assert.Single(result["contents"]!.AsArray())!;
        Assert.Equal((uri, "application/json"), ((string?)content["uri"], (string?)content["mimeType"]));
        Assert.Contains($"\"{field}\"", (string?)content["text"], StringComparison.Ordinal);
        Assert.Equal(("private", 60000), ((string?)result["cacheScope"], (int?)result["ttlMs"]));
    }

    [Theory]
    [InlineData("heygen://looks/none")]
    [InlineData("heygen://styles/none")]
    [InlineData("heygen://tools/none")]
    [InlineData("heygen://pizza/1")]
    [InlineData("heygen://looks/")]
    [InlineData("heygen://looks/a/b")]
    [InlineData("https://example.com")]
    public async Task Read_WhatIsNot_IsRefusedByTheCodeOfTheRevision(string uri)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var modern = await RawClient.StartAsync("stdio", server.Composition.Serving);
        await using var older = await McpConversation.StartAsync(
            server.Composition.Serving, new McpClientOptions { ProtocolVersion = "2025-06-18", ClientInfo = new Implementation { Name = "older", Version = "1" } });

        var refusal = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await older.Client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(-32002, (int)refusal.ErrorCode);
        Assert.Equal(-32602, (int)(await modern.ErrorAsync("resources/read", new JsonObject { ["uri"] = uri }))["code"]!);
    }

    [Theory]
    [InlineData("MTA=")]
    [InlineData("OTkK")]
    [InlineData("")]
    [InlineData("é")]
    public async Task List_CursorOfNobody_IsRefused(string cursor)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        Assert.Equal(-32602, (int)(await client.ErrorAsync("resources/list", new JsonObject { ["cursor"] = cursor }))["code"]!);
    }

    [Fact]
    public async Task List_ForOlderClients_HasNothingOfLaterRevisions()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var older = await McpConversation.StartAsync(
            server.Composition.Serving, new McpClientOptions { ProtocolVersion = "2025-06-18", ClientInfo = new Implementation { Name = "older", Version = "1" } });

        var page = await older.Client.ListResourcesAsync(new ListResourcesRequestParams(), TestContext.Current.CancellationToken);
        var templates = await older.Client.ListResourceTemplatesAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotNull(page.NextCursor);
        Assert.Null(page.TimeToLive);
        Assert.All(page.Resources, resource => Assert.Null(resource.Icons));
        Assert.All(
            ["heygen://{kind}/{id}", "heygen://looks/{look_id}", "heygen://tools/{tool}"], uri => Assert.Contains(templates, template => template.UriTemplate == uri));
        Assert.True(older.Client.ServerCapabilities.Resources!.Subscribe);
        Assert.NotNull(older.Client.ServerCapabilities.Completions);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Subscribe_JobOfAnOlderClient_TellsItsEndOnce(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 8, time: TimeProvider.System);
        await using var connection = await ClientConnection.StartAsync(
            transport, server.Composition.Serving,
            new McpClientOptions { ProtocolVersion = "2025-11-25", ClientInfo = new Implementation { Name = "older", Version = "1" } });
        var cancellationToken = TestContext.Current.CancellationToken;
        var video = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync(waitSeconds: 0)))["video_id"]!;
        var (uri, told, end) = ($"heygen://video/{video}", 0, new TaskCompletionSource<string>());
        await using var noted = connection.Client.RegisterNotificationHandler("notifications/resources/updated", (notification, _) =>
        {
            Interlocked.Increment(ref told);
            end.TrySetResult((string)notification.Params!["uri"]!);
            return default;
        });

        await connection.Client.SubscribeToResourceAsync(new SubscribeRequestParams { Uri = uri }, cancellationToken);
        await connection.Client.SubscribeToResourceAsync(new SubscribeRequestParams { Uri = uri }, cancellationToken);

        Assert.Equal(uri, await end.Task.Soon());
        var read = await connection.Client.ReadResourceAsync(uri, cancellationToken: cancellationToken);
        Assert.Contains("video_url", ((TextResourceContents)Assert.Single(read.Contents)).Text, StringComparison.Ordinal);
        Assert.Equal(1, told);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Listen_JobsResource_TellsItsEndOnceAndEnds(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 8, time: TimeProvider.System);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        var uri = $"heygen://video/{(string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync(waitSeconds: 0)))["video_id"]!}";

        var listening = client.RequestAsync(
            "subscriptions/listen",
            new JsonObject { ["notifications"] = new JsonObject { ["resourceSubscriptions"] = new JsonArray(uri, "heygen://account", "heygen://video/none") } });
        var acknowledged = await client.NotificationAsync();
        var told = await client.NotificationAsync();
        var end = await listening;

        Assert.Equal([uri], acknowledged["params"]!["notifications"]!["resourceSubscriptions"]!.AsArray().Select(granted => (string?)granted));
        Assert.Equal(("notifications/resources/updated", uri), ((string?)told["method"], (string?)told["params"]!["uri"]));
        Assert.Equal((int)end["id"]!, (int)told["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]!);
        Assert.Equal("complete", (string?)end["result"]!["resultType"]);
    }

    private static async Task<List<string>> AllAsync(RawClient client)
    {
        List<string> uris = [];
        JsonObject page;
        var asked = new JsonObject();
        do
        {
            page = await client.ResultAsync("resources/list", asked);
            uris.AddRange(page["resources"]!.AsArray().Select(resource => (string)resource!["uri"]!));
            asked = new JsonObject { ["cursor"] = (string?)page["nextCursor"] };
        }
        while (page["nextCursor"] is not null);
        return uris;
    }
}
