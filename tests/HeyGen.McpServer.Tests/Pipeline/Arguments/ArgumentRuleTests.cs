using HeyGen.McpServer.Catalog.Templates;
using static HeyGen.McpServer.Tests.Pipeline.Arguments.Arguments;

namespace HeyGen.McpServer.Tests.Pipeline.Arguments;

public sealed class ArgumentRuleTests
{
    [Theory]
    [InlineData("", "script")]
    [InlineData(""", "script": "Hi.", "audio_url": "https://example.com/a.mp3" """, "audio_url")]
    [InlineData(""", "audio_url": "https://example.com/a.mp3", "audio_asset_id": "as1" """, "audio_asset_id")]
    [InlineData(""", "script": "Hi.", "output_format": "webm", "background": {"type": "color", "value": "#000000"} """, "background")]
    [InlineData(""", "script": "Hi.", "background": {"type": "color"} """, "background.value")]
    [InlineData(""", "script": "Hi.", "background": {"type": "image"} """, "background.url")]
    [InlineData(""", "script": "Hi.", "background": {"type": "color", "value": "#000000", "url": "https://example.com/a.png"} """, "background.url")]
    [InlineData(""", "script": "Hi.", "background": {"type": "image", "url": "https://example.com/a.png", "asset_id": "as1"} """, "background.asset_id")]
    [InlineData(""", "script": "Hi.", "engine": {"type": "avatar_iii"}, "motion_prompt": "wave" """, "motion_prompt")]
    [InlineData(""", "script": "Hi.", "engine": {"type": "avatar_iii"}, "expressiveness": "low" """, "expressiveness")]
    [InlineData(""", "script": "Hi.", "engine": {"type": "avatar_v"}, "expressiveness": "low" """, "expressiveness")]
    public void Read_AvatarVideo_LawBetweenFieldsBroken_IsRefused(string rest, string path) =>
        AssertRefused(VideoTools.CreateFromAvatar, $$"""{"avatar_id": "a"{{rest}}}""", path);

    [Theory]
    [InlineData("\"audio_url\": \"https://example.com/a.mp3\"")]
    [InlineData("\"audio_asset_id\": \"as1\"")]
    [InlineData("\"script\": \"Hi.\", \"output_format\": \"webm\"")]
    [InlineData("\"script\": \"Hi.\", \"audio_url\": null")]
    [InlineData("\"script\": \"Hi.\", \"background\": {\"type\": \"image\", \"asset_id\": \"as1\"}")]
    [InlineData("\"script\": \"Hi.\", \"engine\": {\"type\": \"avatar_iv\"}, \"motion_prompt\": \"wave\", \"expressiveness\": \"low\"")]
    public void Read_AvatarVideo_LawsKept_IsAccepted(string rest) =>
        Assert.Empty(Read(VideoTools.CreateFromAvatar, $$"""{"avatar_id": "a", {{rest}}}""").Problems);

    [Fact]
    public void Read_ImageVideo_ScriptNeedsVoice() =>
        AssertRefused(VideoTools.CreateFromImage, """{"image": "https://example.com/a.png", "script": "Hi."}""", "voice_id");

    [Fact]
    public void Read_ImageVideo_RecordingNeedsNoVoice() =>
        Assert.Empty(Read(VideoTools.CreateFromImage, """{"image": "https://example.com/a.png", "audio_asset_id": "as1"}""").Problems);

    [Theory]
    [InlineData("true", "duration")]
    [InlineData("\"true\"", "duration")]
    [InlineData("false")]
    public void Read_CinematicShot_AutoDurationExcludesDuration(string auto, params string[] paths) =>
        AssertRefused(VideoTools.CreateFromCinematicAvatar, $$"""{"prompt": "Rain.", "avatar_id": ["a"], "auto_duration": {{auto}}, "duration": 5}""", paths);

    [Fact]
    public void Read_Studio_EachSceneIsHeldAgainstTheLaws()
    {
        const string scenes = """
            {"scenes": [
              {"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "Hi."}},
              {"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a"}},
              {"type": "image", "source": "https://example.com/a.png"},
              {"type": "video", "source": "https://example.com/a.mp4", "script": "Hi.", "voice_id": "v", "audio_url": "https://example.com/a.mp3"},
              {"type": "avatar_video", "input": {
                "type": "avatar", "avatar_id": "a", "script": "Hi.", "engine": {"type": "avatar_iii"}, "motion_prompt": "wave"}},
              {"type": "image", "source": "https://example.com/a.png", "script": "Hi."}
            ]}
            """;

        AssertRefused(
            VideoTools.CreateFromStudio, scenes, "scenes[1].input.script", "scenes[3].audio_url", "scenes[4].input.motion_prompt", "scenes[5].voice_id");
    }

    [Fact]
    public void Read_VideoBatch_EachItemIsHeldAgainstTheLawsOfItsType()
    {
        const string videos = """
            {"videos": [
              {"type": "avatar", "avatar_id": "a", "script": "Hi."},
              {"type": "avatar", "avatar_id": "a"},
              {"type": "avatar", "avatar_id": "a", "script": "Hi.", "engine": {"type": "avatar_v"}, "expressiveness": "low"},
              {"type": "image", "image": "https://example.com/a.png", "script": "Hi."},
              {"type": "image", "image": "https://example.com/a.png", "audio_asset_id": "as1", "output_format": "webm", "background": {"type": "color", "value": "#000000"}},
              {"type": "cinematic_avatar", "prompt": "Rain.", "avatar_id": "a", "auto_duration": true, "duration": 5},
              {"type": "studio", "scenes": [{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a"}}]},
              {"type": "studio", "scenes": [{"type": "image", "source": "https://example.com/a.png"}]}
            ]}
            """;

        AssertRefused(
            VideoTools.CreateBatch, videos,
            "videos[1].script", "videos[2].expressiveness", "videos[3].voice_id", "videos[4].background", "videos[5].duration",
                "videos[6].scenes[0].input.script");
    }

    [Theory]
    [InlineData("""{"type": "hologram"}""", "videos[0].type")]
    [InlineData("""{"avatar_id": "a", "script": "Hi."}""", "videos[0].type")]
    [InlineData("""{"type": "avatar", "avatar_id": "a", "script": "Hi.", "folder_id": "f"}""", "videos[0].folder_id")]
    [InlineData("""{"type": "avatar", "avatar_id": "a", "script": "Hi.", "resolution": "8k"}""", "videos[0].resolution")]
    public void Read_VideoBatch_EachItemIsHeldAgainstTheSchemaOfItsType(string video, string path) =>
        AssertRefused(VideoTools.CreateBatch, $$"""{"videos": [{{video}}]}""", path);

    [Theory]
    [InlineData("25")]
    [InlineData("30.0")]
    [InlineData("\"60\"")]
    [InlineData("24", "fps")]
    [InlineData("25.5", "fps")]
    public void Read_FramesASecond_AreOneOfAFew(string fps, params string[] paths) =>
        AssertRefused(TemplateTools.Generate, $$"""{"template_id": "t", "variables": {}, "fps": {{fps}}}""", paths);

    [Fact]
    public void Read_TemplateVariables_EachIsHeldAgainstItsTypeAndLaws()
    {
        const string given = """
            {"template_id": "t", "variables": {
              "title": {"type": "text", "content": "Tea"},
              "empty": {"type": "text", "content": " "},
              "logo": {"type": "image", "asset": "https://example.com/a.png", "fit": "stretch"},
              "song": {"type": "smell"},
              "clip": {"type": "video", "asset": "as1", "volume": 2}}}
            """;

        AssertRefused(TemplateTools.Generate, given, "variables.empty.content", "variables.logo.fit", "variables.song.type", "variables.clip.volume");
    }

    [Fact]
    public void Read_FiveProblems_AreAllReportedAtOnce()
    {
        const string given = """
            {"avatar_idd": "a", "script": "Hi.", "audio_url": "https://example.com/a.mp3", "resolution": "8k", "voice_settings": {"speed": 9}}
            """;

        var messages = AssertRefused(VideoTools.CreateFromAvatar, given, "avatar_id", "avatar_idd", "audio_url", "resolution", "voice_settings.speed");

        Assert.Contains(messages, message => message.StartsWith("avatar_idd: not a known field; did you mean avatar_id?", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("1.5", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("aspectratio", "aspect_ratio")]
    [InlineData("voice", "voice_id")]
    public void Read_UnknownName_IsRefusedWithTheNearest(string name, string nearest)
    {
        var message = Assert.Single(AssertRefused(VideoTools.CreateFromAvatar, $$"""{"avatar_id": "a", "script": "Hi.", "{{name}}": "x"}""", name));

        Assert.Contains($"did you mean {nearest}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("engine", "\"avatar_v\"", "{\"type\": \"avatar_v\"}")]
    [InlineData("engine", "\"v5\"", "{\"type\": \"avatar_v\"}")]
    [InlineData("engine", "\"iii\"", "{\"type\": \"avatar_iii\"}")]
    [InlineData("dimension", """{"width": 1280, "height": 720}""", "aspect_ratio")]
    [InlineData("caption", "true", "file_format")]
    [InlineData("test", "true", "--sandbox")]
    [InlineData("input_text", "\"Hi.\"", "script")]
    public void Read_OldShapeOfTheApi_IsToldTheNewOne(string name, string value, string expected)
    {
        var message = Assert.Single(AssertRefused(VideoTools.CreateFromAvatar, $$"""{"avatar_id": "a", "script": "Hi.", "{{name}}": {{value}}}""", name));

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GroupInsteadOfLook_IsToldHowToFindLooks()
    {
        var messages = AssertRefused(VideoTools.CreateFromAvatar, """{"avatar_group_id": "g", "script": "Hi."}""", "avatar_group_id", "avatar_id");

        Assert.Contains(messages, message => message.Contains("list_avatar_looks", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OldShapeWithinAScene_IsToldTheNewOne()
    {
        const string given = """{"scenes": [{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "Hi.", "engine": "avatar_v"}}]}""";

        var message = Assert.Single(AssertRefused(VideoTools.CreateFromStudio, given, "scenes[0].input.engine"));
        Assert.Contains("{\"type\": \"avatar_v\"}", message, StringComparison.Ordinal);
    }

    public static TheoryData<string> ToolsWithRules => [.. ToolCatalog.All.Where(tool => tool.Rules.Count > 0).Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(ToolsWithRules))]
    public void Read_ArgumentsOfWrongTypes_AreRefusedAndDoNotThrow(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var properties = HeyGen.McpServer.Schemas.ToolManifests.Read(name).InputSchema.GetProperty("properties");
        foreach (var wrong in (string[])["5", "true", "\"x\"", "[]", "[[]]", "{}", "[null]", "{\"type\": 5}"])
        {
            var given = string.Join(", ", properties.EnumerateObject().Select(property => $"\"{property.Name}\": {wrong}"));

            Assert.NotEmpty(Read(tool, $"{{{given}}}").Problems);
        }
    }
}
