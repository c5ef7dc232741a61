namespace HeyGen.Sandbox.Tests.Videos;

public sealed class VideoSceneTests : SandboxTest
{
    [Fact]
    public async Task Scenes_StudioVideo_AreThoseOfTheRequest()
    {
        var look = await harness.LookAsync();
        var body = $$"""
            {"type":"studio","title":"Tea","aspect_ratio":"9:16","caption":{},"scenes":[
              {"type":"avatar_video","input":{"type":"avatar","avatar_id":"{{look}}","script":"Hi there","background":{"type":"color","color":"#00FF00"} } },
              {"type":"video","source":{"type":"url","url":"https://a.example/a.mp4"},"audio_url":"https://a.example/a.mp3"}]}
            """;

        var read = (await harness.GetAsync($"/v3/videos/{(await harness.PostAsync("/v3/videos", body))["video_id"]}/scenes")).Data;

        var video = read.GetProperty("video");
        Assert.Equal(("Tea", "9:16"), (video.GetProperty("title").GetString(), video.GetProperty("aspect_ratio").GetString()));
        Assert.True(video.GetProperty("caption").GetProperty("enabled").GetBoolean());
        var scenes = read.GetProperty("scenes").EnumerateArray().ToArray();
        Assert.Equal(["avatar", "video"], scenes.Select(scene => scene.GetProperty("elements")[0].GetProperty("type").GetString()));
        Assert.Equal(look, scenes[0].GetProperty("elements")[0].GetProperty("avatar_id").GetString());
        Assert.Equal("#00FF00", scenes[0].GetProperty("background").GetProperty("color").GetString());
        Assert.Equal("Hi there", scenes[0].GetProperty("script")[0].GetProperty("text").GetString());
        Assert.Equal(["text", "audio"], scenes.Select(scene => scene.GetProperty("script")[0].GetProperty("type").GetString()));
        Assert.Equal("https://a.example/a.mp4", scenes[1].GetProperty("elements")[0].GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("image", "a.png", "")]
    [InlineData("video", "a.mp4", "")]
    [InlineData("video", "a.png", "400 invalid_parameter scenes[0].input.background.url")]
    public async Task Scenes_FileBehindAnAvatar_IsItsBackground(string type, string file, string refusal)
    {
        var look = await harness.LookAsync();
        var created = await harness.PostAsync("/v3/videos", $$"""
            {"type":"studio","scenes":[{"type":"avatar_video","input":{"type":"avatar","avatar_id":"{{look}}","script":"Hi there",
             "background":{"type":"{{type}}","url":"https://a.example/{{file}}"} } }]}
            """);
        if (refusal.Length > 0)
        {
            Assert.Equal(refusal, created.Refusal);
            return;
        }

        var background = (await ScenesAsync(created["video_id"]))[0].GetProperty("background");

        Assert.Equal((type, $"https://a.example/{file}"), (background.GetProperty("type").GetString(), background.GetProperty("url").GetString()));
    }

    [Theory]
    [InlineData("avatar", "avatar")]
    [InlineData("image", "image")]
    [InlineData("cinematic_avatar", "avatar,avatar")]
    public async Task Scenes_OtherVideos_HaveOneScene(string type, string elements)
    {
        var look = await harness.LookAsync();
        var body = type switch
        {
            "avatar" => await harness.AvatarVideoAsync(),
            "image" => """{"type":"image","image":{"type":"url","url":"https://a.example/a.png"},"audio_url":"https://a.example/a.mp3"}""",
            _ => $$"""{"type":"cinematic_avatar","prompt":"A walk","avatar_id":["{{look}}","{{look}}"]}""",
        };

        var scenes = await ScenesAsync((await harness.PostAsync("/v3/videos", body))["video_id"]);

        Assert.Equal(elements, string.Join(',', Assert.Single(scenes).GetProperty("elements").EnumerateArray().Select(element => element.GetProperty("type"))));
    }

    [Fact]
    public async Task Scenes_VideoOfATemplate_HasAPlaceholder()
    {
        var template = (await harness.GetAsync("/v3/templates")).Data[0].GetProperty("id");
        var id = (await harness.PostAsync($"/v3/templates/{template}", """{"variables":{}}"""))["id"];

        var scene = Assert.Single(await ScenesAsync(id));

        Assert.Equal("placeholder", scene.GetProperty("elements")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Scenes_UnknownVideo_NotFound()
    {
        Assert.Equal("404 video_not_found ", (await harness.GetAsync("/v3/videos/none/scenes")).Refusal);
    }

    private async Task<JsonElement[]> ScenesAsync(string id) =>
        [.. (await harness.GetAsync($"/v3/videos/{id}/scenes")).Data.GetProperty("scenes").EnumerateArray()];
}
