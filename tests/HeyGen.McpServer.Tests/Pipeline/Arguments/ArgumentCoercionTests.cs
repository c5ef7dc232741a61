using HeyGen.McpServer.Catalog.Audio;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Catalog.Templates;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.VideoTranslations;
using HeyGen.McpServer.Catalog.Voices;
using static HeyGen.McpServer.Tests.Pipeline.Arguments.Arguments;

namespace HeyGen.McpServer.Tests.Pipeline.Arguments;

public sealed class ArgumentCoercionTests
{
    [Theory]
    [InlineData("""{"limit": 5}""", """{"limit": 5}""")]
    [InlineData("""{"limit": "5"}""", """{"limit": 5}""")]
    [InlineData("""{"limit": 5.0}""", """{"limit": 5}""")]
    [InlineData("""{"limit": 1e1}""", """{"limit": 10}""")]
    [InlineData("""{"limit": "7.00"}""", """{"limit": 7}""")]
    [InlineData("""{"limit": null}""", "{}")]
    [InlineData("""{"folderId": "f"}""", """{"folder_id": "f"}""")]
    [InlineData("""{"title": 2027}""", """{"title": "2027"}""")]
    public void Read_PlainField_IsMended(string given, string expected) => AssertAccepted(VideoTools.List, given, expected);

    [Theory]
    [InlineData("\"0.9\"", "0.9")]
    [InlineData("\"1\"", "1")]
    public void Read_NumberAsText_BecomesNumber(string given, string expected) =>
        AssertAccepted(AudioTools.SearchSounds, $$"""{"query": "rain", "min_score": {{given}}}""", $$"""{"query": "rain", "min_score": {{expected}}}""");

    [Theory]
    [InlineData("\"true\"", "true")]
    [InlineData("\"True\"", "true")]
    [InlineData("\"false\"", "false")]
    public void Read_SwitchAsText_BecomesSwitch(string given, string expected) => AssertAccepted(
        VideoTools.CreateFromAvatar,
        $$"""{"avatar_id": "a", "script": "Hi.", "remove_background": {{given}}}""",
        $$"""{"avatar_id": "a", "script": "Hi.", "remove_background": {{expected}}}""");

    [Theory]
    [InlineData("\"a\"", """["a"]""")]
    [InlineData("""["a", "b"]""", """["a", "b"]""")]
    [InlineData("""
        "[\"a\", \"b\"]"
        """, """["a", "b"]""")]
    [InlineData("\"a, b ,c\"", """["a", "b", "c"]""")]
    public void Read_List_AcceptsOneValueOrJsonAsText(string given, string expected) => AssertAccepted(
        VideoTools.CreateFromCinematicAvatar, $$"""{"prompt": "Rain.", "avatar_id": {{given}}}""", $$"""{"prompt": "Rain.", "avatar_id": {{expected}}}""");

    [Theory]
    [InlineData("""{"fileFormat": "SRT"}""", """{"file_format": "srt"}""")]
    [InlineData("""
        "{\"style\": \"default\"}"
        """, """{"style": "default"}""")]
    [InlineData("""{"style": null}""", "{}")]
    public void Read_Object_IsMendedWithin(string given, string expected) => AssertAccepted(
        VideoTools.CreateFromAvatar,
        $$"""{"avatarId": "a", "script": "Hi.", "caption": {{given}}}""",
        $$"""{"avatar_id": "a", "script": "Hi.", "caption": {{expected}}}""");

    [Fact]
    public void Read_UnionOfObjects_IsMendedWithin() => AssertAccepted(
        VideoTools.CreateFromStudio,
        """{"scenes": {"type": "image", "source": "https://example.com/a.png", "duration": "4.5", "voiceId": null}}""",
        """{"scenes": [{"type": "image", "source": "https://example.com/a.png", "duration": 4.5}]}""");

    [Theory]
    [InlineData("""{"type": "url", "url": "https://example.com/a.png"}""", "https://example.com/a.png")]
    [InlineData("""{"type": "asset_id", "asset_id": "as1"}""", "as1")]
    public void Read_AssetAsObject_BecomesText(string given, string expected) => AssertAccepted(
        AvatarTools.CreateFromPhoto, $$"""{"name": "N", "file": {{given}}}""", $$"""{"name": "N", "file": "{{expected}}"}""");

    [Fact]
    public void Read_AssetWithBytes_ReachesHeyGenWithItsBytes()
    {
        var reading = Read(AvatarTools.CreateFromPhoto, """{"name": "N", "file": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}""");

        Assert.Empty(reading.Problems);
        var sent = AvatarTools.CreateFromPhoto.Operation!.Bind(reading.Arguments);
        Assert.Equal("""{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo="}""", sent["file"]!.ToJsonString());
        AssertAccepted(AvatarTools.CreateFromPhoto, """{"name": "N", "file": {"type": "base64", "content_type": "image/png", "data": "iVBORw0KGgo="}}""", reading.Arguments.ToJsonString());
    }

    [Theory]
    [InlineData("MALE", "male")]
    [InlineData("Female", "female")]
    public void Read_EnumInOtherCase_IsMended(string given, string expected) => AssertAccepted(
        VoiceTools.List, $$"""{"gender": "{{given}}"}""", $$"""{"gender": "{{expected}}"}""");

    [Theory]
    [InlineData("""{"job_id": "video:1"}""", """{"job_id": "video:1"}""")]
    [InlineData("""{"jobId": "video:1"}""", """{"job_id": "video:1"}""")]
    [InlineData("""{"job_ids": "video:1"}""", """{"job_ids": ["video:1"]}""")]
    [InlineData("""{"jobIds": ["video:1"]}""", """{"job_ids": ["video:1"]}""")]
    public void Read_JobsToWaitFor_AreOneOrSeveral(string given, string expected) => AssertAccepted(JobTools.Wait, given, expected);

    [Theory]
    [InlineData("image_url")]
    [InlineData("imageUrl")]
    [InlineData("image_asset_id")]
    public void Read_OtherNameOfThePicture_IsRenamed(string name) => AssertAccepted(
        VideoTools.CreateFromImage,
        $$"""{"{{name}}": "https://example.com/a.png", "script": "Hi.", "voice_id": "v"}""",
        """{"image": "https://example.com/a.png", "script": "Hi.", "voice_id": "v"}""");

    [Fact]
    public void Read_ValuesOfAMap_AreMendedAndNamesKept() => AssertAccepted(
        TemplateTools.Generate,
        """
        {"templateId": "t", "variables": {
          "headLine": {"type": "text", "content": 2027},
          "clip": {"type": "video", "asset": {"type": "asset_id", "asset_id": "as1"}, "playStyle": "LOOP", "volume": "0.5"}}}
        """,
        """
        {"template_id": "t", "variables": {
          "headLine": {"type": "text", "content": "2027"},
          "clip": {"type": "video", "asset": "as1", "play_style": "loop", "volume": 0.5}}}
        """);

    [Fact]
    public void Read_BothSpellings_AreNotMixedUp() =>
        AssertRefused(VideoTools.List, """{"folder_id": "f", "folderId": "g"}""", "folderId");

    [Theory]
    [InlineData("\"Chinese (Mandarin, Simplified), French\"", """["Chinese (Mandarin, Simplified)", "French"]""")]
    [InlineData("\"Spanish,\"", """["Spanish"]""")]
    public void Read_ListInOneText_IsSplitOutsideParentheses(string given, string expected) => AssertAccepted(
        VideoTranslationTools.Create,
        $$"""{"video": "https://example.com/a.mp4", "output_languages": {{given}}}""",
        $$"""{"video": "https://example.com/a.mp4", "output_languages": {{expected}}}""");

    [Theory]
    [InlineData("audio_url", "\"\"")]
    [InlineData("resolution", "\"\"")]
    [InlineData("voice_settings", "{\"speed\": 0, \"locale\": \"\"}", "{}")]
    [InlineData("watermark", "null")]
    public void Read_EmptyOptional_IsLeftOut(string name, string given, string? left = null) => AssertAccepted(
        VideoTools.CreateFromAvatar,
        $$"""{"avatar_id": "a", "script": "Hi.", "{{name}}": {{given}}}""",
        left is null ? """{"avatar_id": "a", "script": "Hi."}""" : $$"""{"avatar_id": "a", "script": "Hi.", "{{name}}": {{left}}}""");

    [Fact]
    public void Read_EmptyListOfAnOptional_IsLeftOut() => AssertAccepted(
        VideoTools.CreateFromCinematicAvatar,
        """{"prompt": "Rain.", "avatar_id": ["a"], "references": [], "duration": 0}""",
        """{"prompt": "Rain.", "avatar_id": ["a"]}""");

    [Fact]
    public void Read_ZeroThatIsAValue_IsKept() => AssertAccepted(
        VideoTools.CreateFromAvatar,
        """{"avatar_id": "a", "script": "Hi.", "voice_settings": {"pitch": 0, "volume": 0}}""",
        """{"avatar_id": "a", "script": "Hi.", "voice_settings": {"pitch": 0, "volume": 0}}""");

    [Theory]
    [InlineData("script", """{"avatar_id": "", "script": "Hi."}""", "avatar_id")]
    [InlineData("prompt", """{"avatar_id": ["a"], "prompt": ""}""", "prompt")]
    [InlineData("avatar_id", """{"avatar_id": [], "prompt": "Rain."}""", "avatar_id")]
    public void Read_EmptyRequired_IsReported(string other, string given, string reported) =>
        AssertRefused(other == "script" ? VideoTools.CreateFromAvatar : VideoTools.CreateFromCinematicAvatar, given, reported);

    [Theory]
    [InlineData("sessionId", "\"s-1\"")]
    [InlineData("chatInput", "\"make a film\"")]
    [InlineData("security_risk", "\"LOW\"")]
    [InlineData("request_heartbeat", "true")]
    public void Read_WhatAHostAdds_IsDropped(string name, string value) =>
        AssertAccepted(VideoTools.List, $$"""{"limit": 5, "{{name}}": {{value}}}""", """{"limit": 5}""");

    [Fact]
    public void Read_FieldOfTheToolThatAHostAddsElsewhere_IsTheTools() =>
        AssertAccepted(VideoAgentTools.Get, """{"sessionId": "s-1"}""", """{"session_id": "s-1"}""");

    [Fact]
    public void Read_IdOfAToolWithOne_IsThatId() => AssertAccepted(VideoTranslationTools.Get, """{"id": "t-1"}""", """{"video_translation_id": "t-1"}""");

    [Fact]
    public void Read_IdWhereThereAreSeveral_IsRefused() => AssertRefused(VideoTools.CreateFromAvatar, """{"id": "a", "script": "Hi."}""", "id", "avatar_id");

    [Theory]
    [InlineData("square", "1080p", "1:1")]
    [InlineData("Landscape", "1080p", "16:9")]
    [InlineData("portrait-4k", "4k", "9:16")]
    [InlineData("square-4k", "4k", "1:1")]
    public void Read_PresetOfSize_BecomesBothFields(string preset, string resolution, string ratio) => AssertAccepted(
        VideoTools.CreateFromAvatar,
        $$"""{"avatar_id": "a", "script": "Hi.", "resolution": "{{preset}}"}""",
        $$"""{"avatar_id": "a", "script": "Hi.", "resolution": "{{resolution}}", "aspect_ratio": "{{ratio}}"}""");

    [Theory]
    [InlineData("image")]
    [InlineData("Cinematic_Avatar")]
    [InlineData("studio")]
    public void Read_BodyOfAnotherVariant_NamesItsTool(string type)
    {
        var message = Assert.Single(AssertRefused(VideoTools.CreateFromAvatar, $$"""{"type": "{{type}}", "prompt": "Rain."}""", "type"));

        Assert.Contains($"create_video_from_{type.ToLowerInvariant()}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BodyOfTheOwnVariant_IsTaken() =>
        AssertAccepted(AvatarTools.CreateFromPhoto, """{"type": "photo", "name": "N", "file": "as1"}""", """{"name": "N", "file": "as1"}""");

    [Theory]
    [InlineData("""{"scenes": [{"type": "image", "source": "a", "source": "b"}]}""", "scenes[0].source")]
    [InlineData("""{"scenes": [{"type": "image", "source": "a", "voice_settings": {"speed": 1, "speed": 1}}]}""", "scenes[0].voice_settings.speed")]
    public void Read_NameTwice_IsNamed(string given, string path) => AssertRefused(VideoTools.CreateFromStudio, given, path);

    [Fact]
    public void Read_RequiredFieldNull_IsReported() => AssertRefused(VideoTools.Get, """{"video_id": null}""", "video_id");

    [Theory]
    [InlineData("\"5.5\"")]
    [InlineData("\"five\"")]
    [InlineData("true")]
    [InlineData("[5]")]
    public void Read_WhatLeavesDoubt_IsNotMended(string given) => AssertRefused(VideoTools.List, $$"""{"limit": {{given}}}""", "limit");

    [Fact]
    public void Read_OurOwnArguments_ArePartedFromHeyGens()
    {
        var reading = Read(VideoTools.CreateFromAvatar, """{"avatar_id": "a", "script": "Hi.", "wait_seconds": "7"}""");

        Assert.Empty(reading.Problems);
        Assert.Equal(7, reading.Options.WaitSeconds);
        Assert.False(reading.Arguments.ContainsKey("wait_seconds"));
    }

    [Fact]
    public void Read_FieldsOfAList_ArePartedFromHeyGens()
    {
        var reading = Read(VideoTools.List, """{"fields": "ALL"}""");

        Assert.Empty(reading.Problems);
        Assert.True(reading.Options.AllFields);
        Assert.Empty(reading.Arguments);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3601)]
    public void Read_WaitOutOfRange_IsRefused(int seconds) =>
        AssertRefused(VideoAgentTools.Create, $$"""{"prompt": "A film.", "wait_seconds": {{seconds}}}""", "wait_seconds");

    [Theory]
    [InlineData("""{"avatar_id": "a", "script": "\ud83d"}""")]
    [InlineData("""{"avatar_id": "a", "script": "Hi.", "fit": "\ud83d"}""")]
    [InlineData("""{"avatar_id": "a", "script": "Hi.", "remove_background": "\ud83d"}""")]
    [InlineData("""{"avatar_id": "a", "script": "Hi.", "wait_seconds": "\ud83d"}""")]
    public void Read_HalfOfASurrogatePair_IsRefusedAndDoesNotThrow(string given) => Assert.NotEmpty(Read(VideoTools.CreateFromAvatar, given).Problems);

    [Fact]
    public void Read_Arguments_AreLeftAsTheyWere()
    {
        var given = JsonNode.Parse("""{"limit": "5"}""")!.AsObject();

        new ArgumentReader(VideoTools.List, ToolManifests.Read("list_videos").InputSchema, []).Read(given);

        Assert.Equal("""{"limit":"5"}""", given.ToJsonString());
    }

    [Theory]
    [InlineData("create_video_translation", """{"video": "a1", "output_languages": "es, he, de_AT", "input_language": "EN"}""",
        """{"video": "a1", "output_languages": ["Spanish", "Hebrew (Israel)", "German (Austria)"], "input_language": "English"}""")]
    [InlineData("create_video_translation_batch", """{"video_translations": [{"video": "a1", "output_languages": ["pt-BR", "zh", "french", "es-AR"]}]}""",
        """{"video_translations": [{"video": "a1", "output_languages": ["Portuguese (Brazil)", "Chinese (Mandarin, Simplified)", "French", "Spanish"]}]}""")]
    [InlineData("create_proofread", """{"video": "a1", "title": "t", "output_languages": ["Spanish (Mexico)", "th", "Klingon", "Serbo-Croatian"]}""",
        """{"video": "a1", "title": "t", "output_languages": ["Spanish (Mexico)", "Thai (Thailand)", "Klingon", "Serbo-Croatian"]}""")]
    [InlineData("list_voices", """{"language": "he-IL"}""", """{"language": "Hebrew"}""")]
    [InlineData("generate_model_speech", """{"voice_id": "v1", "text": "a", "language": "German"}""", """{"voice_id": "v1", "text": "a", "language": "de"}""")]
    [InlineData("stream_model_speech", """{"voice_id": "v1", "text": "a", "language": "PT-br"}""", """{"voice_id": "v1", "text": "a", "language": "pt"}""")]
    [InlineData("list_voices", """{"language": "Hebrew (Israel)"}""", """{"language": "Hebrew"}""")]
    public void Read_LanguageByNameOrCode_IsAsHeyGenWantsIt(string tool, string given, string expected) =>
        Arguments.AssertAccepted(ToolCatalog.Find(tool)!, given, expected);

    [Theory]
    [InlineData("create_lipsync", """{"video": "a1", "audio": "a2", "enable_caption": true}""", """{"video": "a1", "audio": "a2"}""", "enable_caption")]
    [InlineData("generate_from_proofread", """{"proofread_id": "p1", "captions": false}""", """{"proofread_id": "p1"}""", "captions")]
    [InlineData("create_lipsync_batch", """{"lipsyncs": [{"video": "a1", "audio": "a2", "enable_caption": true}]}""", """{"lipsyncs": [{"video": "a1", "audio": "a2"}]}""",
        "lipsyncs[].enable_caption")]
    [InlineData("create_video_translation_batch", """{"video_translations": [{"video": "a1", "output_languages": ["French"], "enableCaption": true}]}""",
        """{"video_translations": [{"video": "a1", "output_languages": ["French"]}]}""", "video_translations[].enable_caption")]
    public void Read_FieldThatHeyGenIgnores_IsLeftOutAndNamed(string tool, string given, string expected, string named)
    {
        Arguments.AssertAccepted(ToolCatalog.Find(tool)!, given, expected);
        Assert.StartsWith($"{named} was left out", Arguments.Read(ToolCatalog.Find(tool)!, given).Options.Ignored, StringComparison.Ordinal);
    }
}
