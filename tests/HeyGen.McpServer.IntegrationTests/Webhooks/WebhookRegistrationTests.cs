using HeyGen.McpServer.Model.Requests;
using HeyGen.McpServer.Webhooks;

namespace HeyGen.McpServer.IntegrationTests.Webhooks;

public sealed class WebhookRegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_Twice_MakesOneEndpointAndKeepsItsSecret()
    {
        await using var server = await WebhookedServer.StartAsync();

        var first = await server.RegisterAsync();
        var secret = server.Secret;
        var second = await server.RegisterAsync();

        Assert.Equal((true, NewSecret.First), (first.IsNew, first.NewSecret));
        Assert.Equal((false, NewSecret.None, false), (second.IsNew, second.NewSecret, second.EventsChanged));
        Assert.Equal(secret, server.Secret);
        var endpoint = Assert.Single(await EndpointsAsync(server));
        Assert.Equal(first.Address.AbsoluteUri, (string?)endpoint["url"]);
        Assert.Equal(UsualEvents, endpoint["events"]!.AsArray().Select(type => (string)type!));
    }

    [Fact]
    public async Task Register_ListThatGoesInACircle_Ends()
    {
        await using var server = await WebhookedServer.StartAsync();
        foreach (var token in (string[])["a", "b", "a", "b", "a", "b"])
        {
            var fault = new JsonObject
            {
                ["operation"] = "list_webhook_endpoints",
                ["status"] = 200,
                ["content_type"] = "application/json",
                ["body"] = $$"""{"data": [], "has_more": true, "next_token": "{{token}}"}""",
            };
            (await server.HeyGen.PostAsJsonAsync("/sandbox/faults", fault, Token)).EnsureSuccessStatusCode();
        }

        await server.RegisterAsync();

        var requests = await server.HeyGen.GetFromJsonAsync<JsonArray>("/sandbox/requests", Token);
        Assert.Equal(3, requests!.Count(request => (string?)request!["operation"] == "list_webhook_endpoints"));
    }

    [Fact]
    public async Task Register_SecretLost_MakesANewOne()
    {
        await using var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync();
        server.LoseSecret();

        var report = await server.RegisterAsync();

        Assert.Equal(NewSecret.OldWasLost, report.NewSecret);
        Assert.StartsWith("whsec_", server.Secret, StringComparison.Ordinal);
        Assert.Single(await EndpointsAsync(server));
    }

    [Fact]
    public async Task Register_EndpointWasDeletedAndMadeByHand_MakesANewSecret()
    {
        await using var server = await WebhookedServer.StartAsync();
        var report = await server.RegisterAsync();
        var old = server.Secret;
        using (await server.HeyGen.DeleteAsync($"/v3/webhooks/endpoints/{(await EndpointsAsync(server)).Single()["endpoint_id"]}", Token))
        using (await server.HeyGen.PostAsJsonAsync("/v3/webhooks/endpoints", new JsonObject { ["url"] = report.Address.AbsoluteUri }, Token))
        {
        }

        report = await server.RegisterAsync();

        Assert.Equal(NewSecret.OldWasLost, report.NewSecret);
        Assert.NotEqual(old, server.Secret);
        // It takes every event, and so those that are wanted.
        Assert.Equal((null, false), (report.Events, report.EventsChanged));
    }

    [Fact]
    public async Task Register_OtherEvents_TakeThePlaceOfTheOld()
    {
        await using var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync(["avatar_video.success"]);

        var same = await server.RegisterAsync(["avatar_video.success"]);
        var usual = await server.RegisterAsync();

        Assert.False(same.EventsChanged);
        Assert.True(usual.EventsChanged);
        Assert.Equal(UsualEvents, Assert.Single(await EndpointsAsync(server))["events"]!.AsArray().Select(type => (string)type!));
    }

    [Fact]
    public async Task Register_AtANewAddress_NamesTheOld()
    {
        await using var server = await WebhookedServer.StartAsync();
        var old = await server.RegisterAsync(publicUrl: new Uri("https://old.example.com/heygen/mcp/"));

        var report = await server.RegisterAsync();

        Assert.Equal("https://old.example.com/heygen/webhooks/heygen/", old.Address.AbsoluteUri[..^16]);
        Assert.Equal((true, NewSecret.First), (report.IsNew, report.NewSecret));
        Assert.Equal([old.Address.AbsoluteUri], report.OtherAddresses);
    }

    [Fact]
    public async Task Register_AfterMoreEndpointsThanAPageHolds_FindsItsOwn()
    {
        await using var server = await WebhookedServer.StartAsync();
        await server.RegisterAsync();
        for (var i = 0; i < 101; i++)
        {
            using var answer = await server.HeyGen.PostAsJsonAsync("/v3/webhooks/endpoints", new JsonObject { ["url"] = $"https://a.example/{i}" }, Token);
            answer.EnsureSuccessStatusCode();
        }

        Assert.False((await server.RegisterAsync()).IsNew);
    }

    private static IReadOnlyList<string> UsualEvents => [.. JobKinds.Rows.SelectMany(kind => kind.Events).Distinct()];

    [Fact]
    public void UsualEvents_AreHeyGens() =>
        Assert.Empty(UsualEvents.Except(new WebhookEventTypesAttribute().Values.Cast<string>()));

    private static async Task<IReadOnlyList<JsonNode>> EndpointsAsync(WebhookedServer server)
    {
        var page = await server.HeyGen.GetFromJsonAsync<JsonObject>("/v3/webhooks/endpoints?limit=100", Token);
        return [.. page!["data"]!.AsArray()!];
    }
}
