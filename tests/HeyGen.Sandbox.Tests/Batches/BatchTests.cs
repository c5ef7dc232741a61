namespace HeyGen.Sandbox.Tests.Batches;

/// <summary>What all batches do alike, seen on those of translations.</summary>
public sealed class BatchTests
{
    private const string Path = "/v3/video-translations/batches";

    [Fact]
    public async Task Create_SeveralLanguages_AreItemsThatRunTenAtATime()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, [.. Enumerable.Repeat(Item("\"Spanish\",\"Hindi\""), 6)]);

        var early = await harness.GetAsync($"{Path}/{id}");
        harness.Advance(10);
        var later = await harness.GetAsync($"{Path}/{id}");
        harness.Advance(10);
        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(("processing", "12"), (early["status"], early["total_items"]));
        Assert.Equal((10, 2), (Count(early, "processing"), Count(early, "queued")));
        Assert.Equal((10, 2), (Count(later, "completed"), Count(later, "processing")));
        Assert.Equal(("completed", 12), (done["status"], Count(done, "completed")));
        Assert.Equal(JsonValueKind.Null, Items(early)[11].GetProperty("video_id").ValueKind);
        var member = await harness.GetAsync($"/v3/video-translations/{Items(done)[11].GetProperty("video_id")}");
        Assert.Equal(("completed", "Hindi"), (member["status"], member["output_language"]));
    }

    [Fact]
    public async Task Create_ItemsThatFail_FailAloneWithTheirReason()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(
            harness, Item("\"Spanish\",\"Klingon\""), Item("\"Hindi\"", title: "[sandbox:fail]"), Item("\"Hindi\"", video: "https://nowhere.invalid/a.mp4"));
        harness.Advance(10);

        var batch = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(("completed", 1, 3), (batch["status"], Count(batch, "completed"), Count(batch, "failed")));
        Assert.Equal(
            ["invalid_parameter", "rendering_failed", "download_failed"],
            Items(batch).Skip(1).Select(item => item.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(10 - 0.333m, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Create_EveryItemFails_BatchFails()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, Item("\"Klingon\""));

        Assert.Equal("failed", (await harness.GetAsync($"{Path}/{id}"))["status"]);
    }

    [Fact]
    public async Task Create_BalanceForSomeItemsOnly_BeginsNone()
    {
        await using var harness = await Harness.StartAsync(credits: 0.5m);

        var refused = await harness.PostAsync(Path, $$"""{"video_translations":[{{Item("\"Spanish\",\"Hindi\"")}}]}""");

        Assert.Equal("402 insufficient_credit ", refused.Refusal);
        Assert.Empty((await harness.GetAsync("/v3/video-translations")).Data.EnumerateArray());
    }

    [Fact]
    public async Task Create_Batch_LeavesTheSlotsToOtherJobs()
    {
        await using var harness = await Harness.StartAsync();
        await CreateAsync(harness, [.. Enumerable.Repeat(Item("\"Spanish\""), 20)]);

        Assert.NotEmpty(await harness.CreateVideoAsync());
    }

    [Fact]
    public async Task Create_MoreThan100AfterExpansion_IsRefused()
    {
        await using var harness = await Harness.StartAsync();
        var items = string.Join(',', Enumerable.Repeat(Item("\"Spanish\",\"Hindi\""), 51));

        var refused = await harness.PostAsync(Path, $$"""{"video_translations":[{{items}}]}""");

        Assert.Equal("400 invalid_parameter video_translations", refused.Refusal);
    }

    [Fact]
    public async Task Get_Pages_HoldEveryItemOnce()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, Item("\"Spanish\",\"Hindi\",\"French\""));

        var first = await harness.GetAsync($"{Path}/{id}?limit=2");
        var second = await harness.GetAsync($"{Path}/{id}?limit=2&token={first["next_token"]}");

        Assert.Equal([0, 1, 2], Items(first).Concat(Items(second)).Select(item => item.GetProperty("item_index").GetInt32()));
        Assert.Equal(("True", "False"), (first["has_more"], second["has_more"]));
        Assert.Equal("3", first["total_items"]);
    }

    [Fact]
    public async Task Statuses_IdsAndBatches_TellEachAndWhatIsNotThere()
    {
        await using var harness = await Harness.StartAsync();
        var batch = await CreateAsync(harness, Item("\"Spanish\",\"Klingon\""));
        harness.Advance(10);
        var member = Items(await harness.GetAsync($"{Path}/{batch}"))[0].GetProperty("video_id").GetString();

        var answer = await harness.GetAsync($"/v3/video-translations/statuses?video_translation_ids={member},none&batch_ids={batch},nothing");

        var entries = answer.Data.EnumerateArray().ToArray();
        Assert.Equal(["completed", "not_found", "completed", "failed", "not_found"], entries.Select(entry => entry.GetProperty("status").GetString()));
        Assert.Equal(member, entries[0].GetProperty("video_id").GetString());
        Assert.Equal((batch, 1), (entries[3].GetProperty("batch_id").GetString(), entries[3].GetProperty("item_index").GetInt32()));
        Assert.Equal("nothing", entries[4].GetProperty("batch_id").GetString());
    }

    [Fact]
    public async Task Get_BatchOfAnotherAccount_IsNotFound()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, Item("\"Spanish\""));

        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/{id}", key: "sandbox-other")).Refusal);
    }

    private static string Item(string languages, string title = "Tea", string video = "https://example.com/clip.mp4") =>
        $$"""{"video":{"type":"url","url":"{{video}}"},"title":"{{title}}","output_languages":[{{languages}}]}""";

    private static async Task<string> CreateAsync(Harness harness, params string[] items) =>
        (await harness.PostAsync(Path, $$"""{"title":"Course","video_translations":[{{string.Join(',', items)}}]}"""))["batch_id"];

    private static int Count(Answer batch, string status) =>
        batch.Data.GetProperty("counts_by_status").TryGetProperty(status, out var count) ? count.GetInt32() : 0;

    private static JsonElement[] Items(Answer batch) => [.. batch.Data.GetProperty("items").EnumerateArray()];
}
