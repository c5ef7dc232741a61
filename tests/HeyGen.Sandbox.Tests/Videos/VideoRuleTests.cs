namespace HeyGen.Sandbox.Tests.Videos;

/// <summary>The rules of <c>POST /v3/videos</c> that no schema says.</summary>
public sealed class VideoRuleTests : SandboxTest
{
    [Theory]
    [InlineData("", "400 invalid_parameter script")]
    [InlineData(""","script":"Hi there","audio_url":"https://a.example/a.mp3" """, "400 invalid_parameter audio_url")]
    [InlineData(""","audio_url":"https://a.example/a.mp3","audio_asset_id":"x" """, "400 invalid_parameter audio_asset_id")]
    [InlineData(""","audio_url":"ftp://a.example/a.mp3" """, "400 invalid_parameter audio_url")]
    [InlineData(""","audio_url":"https://a.example/a.png" """, "400 invalid_parameter audio_url")]
    [InlineData(""","audio_url":"https://host.invalid/a.mp3" """, "400 download_failed audio_url")]
    [InlineData(""","audio_asset_id":"nothing" """, "404 asset_not_found audio_asset_id")]
    [InlineData(""","script":"..." """, "400 tts_text_invalid script")]
    [InlineData(""","script":"Hi there","voice_id":"nobody" """, "404 voice_not_found voice_id")]
    [InlineData(""","script":"Hi there","folder_id":"nowhere" """, "404 not_found folder_id")]
    [InlineData(""","script":"Hi there","output_format":"webm","background":{"type":"color","value":"#000000"}""", "400 invalid_parameter background")]
    [InlineData(""","script":"Hi there","background":{"type":"color"}""", "400 invalid_parameter background.value")]
    [InlineData(""","script":"Hi there","background":{"type":"image"}""", "400 invalid_parameter background.url")]
    [InlineData(""","script":"Hi there","background":{"type":"image","asset_id":"nothing"}""", "404 asset_not_found background.asset_id")]
    [InlineData(""","script":"Hi there","expressiveness":"high" """, "400 invalid_parameter expressiveness")]
    [InlineData(""","script":"Hi there","engine":{"type":"avatar_iii"},"motion_prompt":"wave" """, "400 invalid_parameter motion_prompt")]
    [InlineData(""","script":"Hi there","motion_prompt":"wave" """, "400 invalid_parameter motion_prompt")]
    [InlineData(""","script":"Hi there","engine":{"type":"avatar_v"}""", "400 invalid_parameter engine.type")]
    [InlineData(""","script":"Hi there","callback_url":"here" """, "400 invalid_parameter callback_url")]
    public async Task Create_StudioLookBreaksRule_Refused(string fields, string refusal)
    {
        var look = await harness.LookAsync();

        var answer = await harness.PostAsync("/v3/videos", $$"""{"type":"avatar","avatar_id":"{{look}}"{{fields}}}""");

        Assert.Equal(refusal, answer.Refusal);
        Assert.Equal(0, await harness.ExecutionsAsync("create_video"));
    }

    [Theory]
    [InlineData(""","expressiveness":"high" """, null)]
    [InlineData(""","motion_prompt":"wave" """, null)]
    [InlineData(""","expressiveness":"high","engine":{"type":"avatar_iv"}""", null)]
    [InlineData(""","expressiveness":"high","engine":{"type":"avatar_iii"}""", "400 invalid_parameter expressiveness")]
    [InlineData(""","engine":{"type":"avatar_iii"},"resolution":"4k" """, "400 invalid_parameter resolution")]
    [InlineData(""","engine":{"type":"avatar_iv"},"resolution":"4k" """, null)]
    public async Task Create_PhotoLook_KeepsEngineRules(string fields, string? refusal)
    {
        var look = await harness.LookAsync("photo_avatar");

        var answer = await harness.PostAsync("/v3/videos", $$"""{"type":"avatar","avatar_id":"{{look}}","script":"Hi there"{{fields}}}""");

        Assert.Equal(refusal, (int)answer.Status == 200 ? null : answer.Refusal);
    }

    [Fact]
    public async Task Create_GroupIdAsLook_AvatarNotFound()
    {
        var group = (await harness.GetAsync("/v3/avatars")).Data[0].GetProperty("id").GetString();

        var answer = await harness.PostAsync("/v3/videos", $$"""{"type":"avatar","avatar_id":"{{group}}","script":"Hi there"}""");

        Assert.Equal("404 avatar_not_found avatar_id", answer.Refusal);
    }

    [Fact]
    public async Task Create_ReferenceLook_MustBeTwinOfSameGroup()
    {
        var looks = await harness.LooksAsync("digital_twin");
        string Id(int index) => looks[index].GetProperty("id").GetString()!;
        var sameGroup = looks[0].GetProperty("group_id").GetString() == looks[1].GetProperty("group_id").GetString();
        Task<Answer> WithReferenceAsync(string reference) => harness.PostAsync(
            "/v3/videos",
            $$"""{"type":"avatar","avatar_id":"{{Id(0)}}","script":"Hi there","engine":{"type":"avatar_v","reference_look_id":"{{reference}}"} }""");

        Assert.True(sameGroup);
        Assert.Equal("pending", (await WithReferenceAsync(Id(1)))["status"]);
        Assert.Equal("400 invalid_parameter engine.reference_look_id", (await WithReferenceAsync(Id(looks.Length - 1))).Refusal);
    }

    [Fact]
    public async Task Create_ImageScriptWithoutVoice_Refused()
    {
        var answer = await harness.PostAsync("/v3/videos", """{"type":"image","image":{"type":"url","url":"https://a.example/a.png"},"script":"Hi there"}""");

        Assert.Equal("400 invalid_parameter voice_id", answer.Refusal);
    }

    [Theory]
    [InlineData("""{"type":"url","url":"https://a.example/a.mp4"}""", "400 invalid_parameter image")]
    [InlineData("""{"type":"asset_id","asset_id":"nothing"}""", "404 asset_not_found image.asset_id")]
    [InlineData("""{"type":"base64","media_type":"image/png","data":"%%%"}""", "400 invalid_parameter image.data")]
    [InlineData("""{"type":"base64","media_type":"image/png","data":"AAAA"}""", "400 invalid_parameter image.data")]
    public async Task Create_ImageNotUsable_Refused(string image, string refusal)
    {
        var answer = await harness.PostAsync("/v3/videos", $$"""{"type":"image","image":{{image}},"audio_url":"https://a.example/a.mp3"}""");

        Assert.Equal(refusal, answer.Refusal);
    }

    [Theory]
    [InlineData(""","auto_duration":true,"duration":8""", 0, 0, "400 invalid_parameter duration")]
    [InlineData(""","auto_duration":true""", 0, 0, null)]
    [InlineData("", 2, 9, null)]
    [InlineData("", 3, 0, "400 invalid_parameter references")]
    [InlineData("", 0, 10, "400 invalid_parameter references")]
    public async Task Create_Cinematic_KeepsBudgetAndDuration(string fields, int videos, int images, string? refusal)
    {
        var references = Enumerable.Repeat("a.mp4", videos).Concat(Enumerable.Repeat("a.png", images))
            .Select(file => $$"""{"type":"url","url":"https://a.example/{{file}}"}""");

        var look = await harness.LookAsync("digital_twin");

        var answer = await harness.PostAsync(
            "/v3/videos",
            $$"""{"type":"cinematic_avatar","prompt":"A walk","avatar_id":["{{look}}"],"references":[{{string.Join(',', references)}}]{{fields}}}""");

        Assert.Equal(refusal, (int)answer.Status == 200 ? null : answer.Refusal);
    }

    [Fact]
    public async Task Create_StudioSceneBreaksRule_PathNamesScene()
    {
        var look = await harness.LookAsync();

        var answer = await harness.PostAsync(
            "/v3/videos",
            $$"""
            {"type":"studio","scenes":[
              {"type":"avatar_video","input":{"type":"avatar","avatar_id":"{{look}}","script":"Hi there"} },
              {"type":"avatar_video","input":{"type":"avatar","avatar_id":"{{look}}"} }]}
            """);

        Assert.Equal("400 invalid_parameter scenes[1].input.script", answer.Refusal);
    }
}
