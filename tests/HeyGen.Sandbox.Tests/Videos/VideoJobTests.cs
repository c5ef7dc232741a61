using System.Globalization;

namespace HeyGen.Sandbox.Tests.Videos;

public sealed class VideoJobTests
{
    [Fact]
    public async Task Create_AvatarVideo_MovesThroughStatesInEightSeconds()
    {
        await using var harness = await Harness.StartAsync();
        var created = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync());
        var id = created["video_id"];

        Assert.Equal("pending", created["status"]);
        Assert.Equal("pending", await StatusAsync(harness, id));
        harness.Advance(1.4);
        Assert.Equal("pending", await StatusAsync(harness, id));
        harness.Advance(0.1);
        Assert.Equal("processing", await StatusAsync(harness, id));
        harness.Advance(6.4);
        Assert.Equal("processing", await StatusAsync(harness, id));
        harness.Advance(0.1);
        Assert.Equal("completed", await StatusAsync(harness, id));
    }

    [Fact]
    public async Task Create_SpeedFour_FourTimesFaster()
    {
        await using var harness = await Harness.StartAsync(speed: 4);
        var id = await harness.CreateVideoAsync();

        harness.Advance(1.9);
        Assert.Equal("processing", await StatusAsync(harness, id));
        harness.Advance(0.1);
        Assert.Equal("completed", await StatusAsync(harness, id));
    }

    [Theory]
    [InlineData("cinematic_avatar", 10)]
    [InlineData("studio", 10)]
    [InlineData("image", 8)]
    public async Task Create_OtherKinds_TakeTheirTime(string type, double seconds)
    {
        await using var harness = await Harness.StartAsync();
        var look = await harness.LookAsync();
        var body = type switch
        {
            "cinematic_avatar" => $$"""{"type":"cinematic_avatar","prompt":"A walk","avatar_id":["{{look}}"]}""",
            "studio" => $$"""
                {"type":"studio","scenes":[
                  {"type":"avatar_video","input":{"type":"avatar","avatar_id":"{{look}}","script":"Hi there"} },
                  {"type":"image","source":{"type":"url","url":"https://a.example/a.png"},"duration":3},
                  {"type":"video","source":{"type":"url","url":"https://a.example/a.mp4"} }]}
                """,
            _ => """{"type":"image","image":{"type":"url","url":"https://a.example/a.png"},"audio_url":"https://a.example/a.mp3"}""",
        };

        var id = (await harness.PostAsync("/v3/videos", body))["video_id"];

        harness.Advance(seconds - 0.1);
        Assert.Equal("processing", await StatusAsync(harness, id));
        harness.Advance(0.1);
        Assert.Equal("completed", await StatusAsync(harness, id));
    }

    [Fact]
    public async Task Create_SecondsHook_TakesThatLong()
    {
        await using var harness = await Harness.StartAsync();
        var id = await harness.CreateVideoAsync("Hello there [sandbox:seconds=30]");

        harness.Advance(29);
        Assert.Equal("processing", await StatusAsync(harness, id));
        harness.Advance(1);
        Assert.Equal("completed", await StatusAsync(harness, id));
    }

    [Fact]
    public async Task Create_FailHook_EndsFailedWithReason()
    {
        await using var harness = await Harness.StartAsync();
        var id = await harness.CreateVideoAsync(more: ""","title":"T [sandbox:fail]" """);

        harness.Advance(8);
        var video = await harness.VideoAsync(id);

        Assert.Equal("failed", video.GetProperty("status").GetString());
        Assert.Equal("rendering_failed", video.GetProperty("failure_code").GetString());
        Assert.NotEqual(JsonValueKind.Null, video.GetProperty("failure_message").ValueKind);
        Assert.Equal(JsonValueKind.Null, video.GetProperty("video_url").ValueKind);
    }

    [Fact]
    public async Task Get_Completed_TellsLengthOfScript()
    {
        await using var harness = await Harness.StartAsync();
        var tenWords = string.Join(' ', Enumerable.Repeat("word", 10));
        var id = await harness.CreateVideoAsync(tenWords);

        harness.Advance(8);

        Assert.Equal(4, (await harness.VideoAsync(id)).GetProperty("duration").GetDouble());
    }

    [Fact]
    public async Task List_Filters_ByTitleAndFolder()
    {
        await using var harness = await Harness.StartAsync();
        var folder = (await harness.PostAsync("/v3/folders", """{"name":"Demos"}"""))["folder_id"];
        var inFolder = await harness.CreateVideoAsync(more: $$""","title":"Spring sale","folder_id":"{{folder}}" """);
        var other = await harness.CreateVideoAsync(more: ""","title":"Autumn sale" """);

        Assert.Equal([inFolder], await ListAsync(harness, $"folder_id={folder}"));
        Assert.Equal([other], await ListAsync(harness, "title=autumn"));
        Assert.Equal([other, inFolder], await ListAsync(harness, "title=sale"));
    }

    [Fact]
    public async Task List_Pages_CoverAllOnceEvenWhenTheListGrows()
    {
        await using var harness = await Harness.StartAsync();
        var created = new List<string>();
        for (var index = 0; index < 5; index++)
            created.Add(await harness.CreateVideoAsync(index.ToString(CultureInfo.InvariantCulture)));

        var first = await harness.GetAsync("/v3/videos?limit=2");
        await harness.CreateVideoAsync("one more");
        var second = await harness.GetAsync($"/v3/videos?limit=2&token={first.NextToken}");
        var third = await harness.GetAsync($"/v3/videos?limit=2&token={second.NextToken}");

        Assert.Equal(Enumerable.Reverse(created), new[] { first, second, third }.SelectMany(Ids));
        Assert.False(third.Body.GetProperty("has_more").GetBoolean());
        Assert.Null(third.NextToken);
    }

    [Fact]
    public async Task List_TokenOfOtherListOrBroken_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var token = (await harness.GetAsync("/v3/voices?limit=1")).NextToken;

        Assert.Equal("400 invalid_parameter token", (await harness.GetAsync($"/v3/videos?token={token}")).Refusal);
        Assert.Equal("400 invalid_parameter token", (await harness.GetAsync("/v3/voices?token=page2")).Refusal);
    }

    [Fact]
    public async Task Statuses_KnownAndUnknown_InOneAnswer()
    {
        await using var harness = await Harness.StartAsync();
        var id = await harness.CreateVideoAsync();
        harness.Advance(8);

        var statuses = (await harness.GetAsync($"/v3/videos/statuses?video_ids={id},none")).Data.EnumerateArray();

        Assert.Equal(["completed", "not_found"], statuses.Select(entry => entry.GetProperty("status").GetString()));
        var many = string.Join(',', Enumerable.Repeat(id, 101));
        Assert.Equal("400 invalid_parameter video_ids", (await harness.GetAsync($"/v3/videos/statuses?video_ids={many}")).Refusal);
    }

    [Fact]
    public async Task Delete_Video_IsGone()
    {
        await using var harness = await Harness.StartAsync();
        var id = await harness.CreateVideoAsync();

        Assert.Equal(id, (await harness.DeleteAsync($"/v3/videos/{id}"))["id"]);
        Assert.Equal("404 video_not_found ", (await harness.GetAsync($"/v3/videos/{id}")).Refusal);
        Assert.Equal("404 video_not_found ", (await harness.DeleteAsync($"/v3/videos/{id}")).Refusal);
    }

    private static async Task<string> StatusAsync(Harness harness, string id) => (await harness.VideoAsync(id)).GetProperty("status").GetString()!;

    private static async Task<IEnumerable<string>> ListAsync(Harness harness, string query) => Ids(await harness.GetAsync($"/v3/videos?{query}"));

    private static IEnumerable<string> Ids(Answer answer) => answer.Data.EnumerateArray().Select(video => video.GetProperty("id").GetString()!);
}
