using HeyGen.Sandbox.Contract;

namespace HeyGen.Sandbox.Tests.Webhooks;

public sealed class WebhookTests : SandboxTest
{
    private const string Endpoint = """{"url":"https://a.example/events"}""";

    [Fact]
    public async Task Secret_IsToldOnceAndWhenRotated()
    {
        var created = await harness.PostAsync("/v3/webhooks/endpoints", Endpoint, idempotencyKey: "k1");
        var again = await harness.PostAsync("/v3/webhooks/endpoints", Endpoint, idempotencyKey: "k1");
        var id = created["endpoint_id"];

        Assert.StartsWith("whsec_", created["secret"], StringComparison.Ordinal);
        Assert.Equal(created.Text, again.Text);
        var listed = Assert.Single((await harness.GetAsync("/v3/webhooks/endpoints")).Data.EnumerateArray());
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("secret").ValueKind);

        var rotated = await harness.PostAsync($"/v3/webhooks/endpoints/{id}/rotate-secret", "");
        Assert.Equal(id, rotated["endpoint_id"]);
        Assert.StartsWith("whsec_", rotated["secret"], StringComparison.Ordinal);
        Assert.NotEqual(created["secret"], rotated["secret"]);
    }

    [Fact]
    public async Task Update_Events_ReplaceTheList()
    {
        var id = (await harness.PostAsync("/v3/webhooks/endpoints", """{"url":"https://a.example/","events":["video_agent.fail"]}"""))["endpoint_id"];

        var updated = await UpdateAsync(id, """{"events":["avatar_video.success","batch.finished"]}""");
        Assert.Equal("""["avatar_video.success","batch.finished"]""", updated["events"]);
        Assert.Equal("https://a.example/", updated["url"]);

        Assert.Equal("https://b.example/", (await UpdateAsync(id, """{"url":"https://b.example/"}"""))["url"]);
        Assert.Equal("400 invalid_parameter url", (await UpdateAsync(id, """{"url":"http://b.example/"}""")).Refusal);
        Assert.Equal("""["tea.ready"]""", (await UpdateAsync(id, """{"events":["tea.ready"]}"""))["events"]);
    }

    [Fact]
    public async Task Delete_Endpoint_IsGone()
    {
        var id = (await harness.PostAsync("/v3/webhooks/endpoints", Endpoint))["endpoint_id"];

        Assert.Empty((await harness.DeleteAsync($"/v3/webhooks/endpoints/{id}")).Data.EnumerateObject());

        Assert.Equal("404 webhook_not_found ", (await harness.DeleteAsync($"/v3/webhooks/endpoints/{id}")).Refusal);
        Assert.Equal("404 webhook_not_found ", (await harness.PostAsync($"/v3/webhooks/endpoints/{id}/rotate-secret", "")).Refusal);
        Assert.Empty((await harness.GetAsync("/v3/webhooks/endpoints")).Data.EnumerateArray());
    }

    [Fact]
    public async Task EventTypes_AreThoseOfTheContract()
    {
        using var contract = JsonDocument.Parse(typeof(OperationCatalog).Assembly.GetManifestResourceStream("operations.json")!);
        var known = contract.RootElement.EnumerateArray().Single(operation => operation.GetProperty("id").ValueEquals("list_webhook_events"))
            .GetProperty("query_params")[0].GetProperty("examples").EnumerateArray().Select(type => type.GetString()!);

        var types = (await harness.GetAsync("/v3/webhooks/event-types")).Data.EnumerateArray().ToArray();

        Assert.Equal(known.Order(), types.Select(type => type.GetProperty("event_type").GetString()!).Order());
        Assert.All(types, type => Assert.EndsWith(".", type.GetProperty("description").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_OfAllThatEnds_NewestFirst()
    {
        await harness.PostAsync("/v3/webhooks/endpoints", Endpoint);
        await harness.PostAsync("/v3/avatars", """{"type":"photo","name":"Me","file":{"type":"url","url":"https://a.example/me.jpg"}}""");
        var video = await harness.CreateVideoAsync(more: ""","callback_id":"mine" """);
        var failed = await harness.CreateVideoAsync("[sandbox:fail][sandbox:seconds=9]");
        var session = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}"""))["session_id"];
        Assert.Empty(await EventsAsync());
        harness.Advance(12);

        var events = await EventsAsync();

        Assert.Equal(
            ["video_agent.success", "avatar_video.fail", "avatar_video.success", "photo_avatar_generation.success"],
            events.Select(entry => entry.GetProperty("event_type").GetString()!));
        Assert.Equal(session, events[0].GetProperty("event_data").GetProperty("session_id").GetString());
        Assert.Equal(failed, events[1].GetProperty("event_data").GetProperty("video_id").GetString());
        var data = events[2].GetProperty("event_data");
        Assert.Equal((video, "mine"), (data.GetProperty("video_id").GetString(), data.GetProperty("callback_id").GetString()));
        Assert.StartsWith("http", data.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(events.Select(Id), (await EventsAsync()).Select(Id));
        Assert.Equal(Id(events[1]), Id(Assert.Single(await EventsAsync("?event_type=avatar_video.fail"))));
        Assert.Equal(Id(events[2]), Id(Assert.Single(await EventsAsync($"?entity_id={video}"))));
    }

    [Fact]
    public async Task Events_OfBatchesAndTranslations_NameThem()
    {
        await harness.PostAsync("/v3/webhooks/endpoints", Endpoint);
        const string source = "\"video\":{\"type\":\"url\",\"url\":\"https://a.example/a.mp4\"}";
        var translations = await harness.PostAsync("/v3/video-translations", $$"""{{{source}},"output_languages":["German"],"callback_id":"mine"}""");
        var batch = await harness.PostAsync("/v3/videos/batches", $$"""{"videos":[{{await harness.AvatarVideoAsync()}}]}""");
        harness.Advance(60);

        var events = await EventsAsync();

        Assert.Equal(
            ["avatar_video.success", "batch.finished", "video_translate.success"],
            events.Select(entry => entry.GetProperty("event_type").GetString()!).Order());
        var finished = Assert.Single(await EventsAsync("?event_type=batch.finished")).GetProperty("event_data");
        Assert.Equal((batch["batch_id"], "completed"), (finished.GetProperty("batch_id").GetString(), finished.GetProperty("status").GetString()));
        var translated = Assert.Single(await EventsAsync("?event_type=video_translate.success")).GetProperty("event_data");
        Assert.Contains(translated.GetProperty("video_translation_id").GetString()!, translations.Text, StringComparison.Ordinal);
        Assert.Equal("mine", translated.GetProperty("callback_id").GetString());
    }

    [Fact]
    public async Task Events_NobodyTakesThem_AreNotThere()
    {
        var before = await harness.CreateVideoAsync();
        harness.Advance(8);
        var id = (await harness.PostAsync("/v3/webhooks/endpoints", """{"url":"https://a.example/","events":["video_agent.success"]}"""))["endpoint_id"];
        var unsent = await harness.CreateVideoAsync();
        harness.Advance(8);
        await UpdateAsync(id, """{"events":["avatar_video.success"]}""");
        var sent = await harness.CreateVideoAsync();
        harness.Advance(8);
        await harness.DeleteAsync($"/v3/webhooks/endpoints/{id}");
        await harness.CreateVideoAsync();
        harness.Advance(8);

        var only = Assert.Single(await EventsAsync());

        Assert.Equal(sent, only.GetProperty("event_data").GetProperty("video_id").GetString());
        Assert.DoesNotContain(only.GetProperty("event_data").GetProperty("video_id").GetString(), (string[])[before, unsent]);
    }

    [Fact]
    public async Task Events_OfOneResource_WhenTheEndpointTakesNoOther()
    {
        var wanted = await harness.CreateVideoAsync();
        await harness.CreateVideoAsync();
        await harness.PostAsync("/v3/webhooks/endpoints", new JsonObject { ["url"] = "https://a.example/", ["entity_id"] = wanted }.ToJsonString());
        harness.Advance(8);

        var only = Assert.Single(await EventsAsync());

        Assert.Equal(wanted, only.GetProperty("event_data").GetProperty("video_id").GetString());
    }

    [Fact]
    public async Task Events_OfClippingsAndHyperFrames_NameThem()
    {
        await harness.PostAsync("/v3/webhooks/endpoints", Endpoint);
        const string video = "\"video\":{\"type\":\"url\",\"url\":\"https://a.example/a.mp4\"}";
        var clipping = await harness.PostAsync("/v3/ai-clipping", $$"""{{{video}},"callback_id":"mine"}""");
        var render = await harness.PostAsync(
            "/v3/hyperframes/renders", """{"project":{"type":"url","url":"https://a.example/a.zip"},"title":"[sandbox:fail]","callback_id":"mine"}""");
        harness.Advance(60);

        var events = await EventsAsync();

        Assert.Equal(["ai_clipping.success", "hyperframes_video.fail"], events.Select(entry => entry.GetProperty("event_type").GetString()!).Order());
        var clips = Assert.Single(await EventsAsync($"?entity_id={clipping["ai_clipping_id"]}")).GetProperty("event_data");
        Assert.Equal((clipping["ai_clipping_id"], 3), (clips.GetProperty("id").GetString(), clips.GetProperty("clips").GetArrayLength()));
        var failed = Assert.Single(await EventsAsync("?event_type=hyperframes_video.fail")).GetProperty("event_data");
        Assert.Equal((render["render_id"], "mine"), (failed.GetProperty("render_id").GetString(), failed.GetProperty("callback_id").GetString()));
    }

    private static string Id(JsonElement happened) => happened.GetProperty("event_id").GetString()!;

    private async Task<JsonElement[]> EventsAsync(string query = "") =>
        [.. (await harness.GetAsync($"/v3/webhooks/events{query}")).Data.EnumerateArray()];

    private Task<Answer> UpdateAsync(string id, string body) =>
        harness.SendAsync(HttpMethod.Patch, $"/v3/webhooks/endpoints/{id}", body);
}
