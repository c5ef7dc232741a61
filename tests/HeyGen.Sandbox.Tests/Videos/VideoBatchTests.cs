namespace HeyGen.Sandbox.Tests.Videos;

public sealed class VideoBatchTests : SandboxTest
{
    [Fact]
    public async Task Create_VideosOfEveryType_AllAreMadeInTheBatchsFolder()
    {
        var folder = (await harness.PostAsync("/v3/folders", """{"name":"Demos"}"""))["folder_id"];
        var look = await harness.LookAsync();
        string[] videos =
        [
            await harness.AvatarVideoAsync(),
            """{"type":"image","image":{"type":"url","url":"https://a.example/a.png"},"audio_url":"https://a.example/a.mp3"}""",
            $$"""{"type":"cinematic_avatar","prompt":"A walk","avatar_id":["{{look}}"]}""",
            """{"type":"studio","scenes":[{"type":"image","source":{"type":"url","url":"https://a.example/a.png"}}]}""",
        ];

        var id = await CreateAsync(videos, $$""","folder_id":"{{folder}}" """);
        harness.Advance(10);
        var batch = await BatchAsync(id);

        Assert.Equal("completed", batch.GetProperty("status").GetString());
        var made = batch.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("video_id").GetString()).ToArray();
        var inFolder = (await harness.GetAsync($"/v3/videos?folder_id={folder}")).Data.EnumerateArray().Select(video => video.GetProperty("id").GetString());
        Assert.Equal(4, made.Length);
        Assert.Equal(made.Order(), inFolder.Order());
    }

    [Fact]
    public async Task Create_ItemThatBreaksRule_FailsAlone()
    {
        string[] videos = [await harness.AvatarVideoAsync(), """{"type":"avatar","avatar_id":"none","script":"Hi there"}""", await harness.AvatarVideoAsync("[sandbox:fail]")];

        var id = await CreateAsync(videos);
        harness.Advance(8);
        var items = (await BatchAsync(id)).GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(["completed", "failed", "failed"], items.Select(item => item.GetProperty("status").GetString()));
        Assert.Equal(["avatar_not_found", "rendering_failed"], items.Skip(1).Select(item => item.GetProperty("error").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("""{"videos":[]}""", "400 invalid_parameter videos")]
    [InlineData("""{"videos":[{"type":"avatar"}]}""", "400 invalid_parameter videos[0].avatar_id")]
    [InlineData("""{"videos":[{"type":"avatar","avatar_id":"a","script":"Hi","folder_id":"f"}]}""", "400 invalid_parameter videos[0].folder_id")]
    [InlineData("""{"videos":[{"type":"avatar","avatar_id":"a","script":"Hi"}],"folder_id":"f"}""", "404 not_found folder_id")]
    [InlineData("""{"videos":[{"type":"avatar","avatar_id":"a","script":"Hi"}],"callback_url":"here"}""", "400 invalid_parameter callback_url")]
    public async Task Create_BatchThatBreaksContract_RefusedAsAWhole(string body, string refusal)
    {
        Assert.Equal(refusal, (await harness.PostAsync("/v3/videos/batches", body)).Refusal);
        Assert.Equal(0, await harness.ExecutionsAsync("create_video_batch"));
    }

    [Fact]
    public async Task Create_MoreThanRunAtATime_OthersAreQueuedAndDoNotBlockSingleVideos()
    {
        var id = await CreateAsync(Enumerable.Repeat(await harness.AvatarVideoAsync(), 25));

        Assert.Equal("""{"processing":10,"queued":15}""", (await BatchAsync(id)).GetProperty("counts_by_status").GetRawText());
        await harness.CreateVideoAsync();
        harness.Advance(16);
        Assert.Equal("""{"completed":20,"processing":5}""", (await BatchAsync(id)).GetProperty("counts_by_status").GetRawText());
        harness.Advance(8);
        Assert.Equal("completed", (await BatchAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Get_Pages_CoverAllItemsOnce()
    {
        var id = await CreateAsync(Enumerable.Repeat(await harness.AvatarVideoAsync(), 5));

        var first = (await harness.GetAsync($"/v3/videos/batches/{id}?limit=3")).Data;
        var second = (await harness.GetAsync($"/v3/videos/batches/{id}?limit=3&token={first.GetProperty("next_token")}")).Data;

        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.False(second.GetProperty("has_more").GetBoolean());
        Assert.Equal([0, 1, 2, 3, 4],
            new[] { first, second }.SelectMany(page => page.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("item_index").GetInt32()));
    }

    [Fact]
    public async Task Statuses_Batch_StandsForItsVideos()
    {
        var id = await CreateAsync([await harness.AvatarVideoAsync(), await harness.AvatarVideoAsync()]);
        harness.Advance(8);

        var entries = (await harness.GetAsync($"/v3/videos/statuses?batch_ids={id},none")).Data.EnumerateArray().ToArray();

        Assert.Equal(["completed", "completed", "not_found"], entries.Select(entry => entry.GetProperty("status").GetString()));
        Assert.Equal([id, id, "none"], entries.Select(entry => entry.GetProperty("batch_id").GetString()));
    }

    [Fact]
    public async Task Get_BatchOfAnotherGroup_IsNotThere()
    {
        var id = await CreateAsync([await harness.AvatarVideoAsync()]);

        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/lipsyncs/batches/{id}")).Refusal);
    }

    private async Task<string> CreateAsync(IEnumerable<string> videos, string more = "") =>
        (await harness.PostAsync("/v3/videos/batches", $$"""{"videos":[{{string.Join(',', videos)}}]{{more}}}"""))["batch_id"];

    private async Task<JsonElement> BatchAsync(string id) => (await harness.GetAsync($"/v3/videos/batches/{id}")).Data;
}
