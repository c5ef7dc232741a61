using HeyGen.McpServer.Tests.Catalog;

namespace HeyGen.McpServer.Tests.Money;

/// <summary>The figures are worked out by hand: MINUTE stands for 145 words, which take 60 s; a rate is taken from HeyGen's price page.</summary>
public sealed class CostEstimatorTests
{
    private static readonly string minute = string.Join(' ', Enumerable.Repeat("word", 145));

    /// <summary>Without those whose calls become calls of another tool before they are priced.</summary>
    public static TheoryData<string> PaidTools => [.. ToolCatalog.All.Where(tool => tool is { Price: not null, Expansion: null }).Select(tool => tool.Name)];

    [Theory]
    // 60 s at the dearest rate that the look may have.
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE"}""", 4.002)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "engine": {"type": "avatar_v"}}""", 4.002)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "engine": {"type": "avatar_iii"}}""", 2.598)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "resolution": "4k"}""", 4.998)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "resolution": "4k", "engine": {"type": "avatar_iii"}}""", 4.998)]
    // 40 s at 1.5 times the pace.
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "voice_settings": {"speed": 1.5}}""", 2.668)]
    [InlineData("create_video_from_image", """{"image": "https://e.com/i.png", "script": "MINUTE"}""", 3.0)]
    [InlineData("create_video_from_image", """{"image": "https://e.com/i.png", "script": "MINUTE", "resolution": "4k"}""", 4.002)]
    [InlineData("create_video_from_cinematic_avatar", """{"avatar_id": ["a"], "prompt": "Rain.", "duration": 15}""", 7.0)]
    // Two spoken minutes, and half a minute of a picture at the rate of pictures.
    [InlineData("create_video_from_studio", """
        {"scenes": [{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "MINUTE"}},
                    {"type": "image", "source": "https://e.com/i.png", "duration": 30},
                    {"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "MINUTE"}}]}
        """, 9.504)]
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "image", "source": "x", "duration": 300}]}""", 15.0)]
    [InlineData("create_video_from_studio", """{"resolution": "4k", "scenes": [{"type": "image", "source": "x", "script": "MINUTE", "voice_id": "v"}]}""", 4.002)]
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "video", "source": "x", "script": "MINUTE", "voice_id": "v"}]}""", 3.0)]
    [InlineData("create_video_batch", """{"videos": [{"type": "avatar", "avatar_id": "a", "script": "MINUTE"}, {"type": "cinematic_avatar", "avatar_id": ["a"], "prompt": "Rain."}]}""", 11.002)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"], "start_time": 10, "end_time": 70}""", 3.996)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"], "end_time": 60, "translate_audio_only": true}""", 2.004)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"], "end_time": 60, "mode": "precision"}""", 8.004)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish"], "end_time": 60, "mode": "precision", "translate_audio_only": true}""", 4.002)]
    [InlineData("create_video_translation_batch", """{"video_translations": [{"video": "x", "output_languages": ["Spanish", "French"], "end_time": 60}, {"video": "y", "output_languages": ["Spanish"], "end_time": 30}]}""", 4.995)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y", "start_time": 0, "end_time": 30, "enable_dynamic_duration": false}""", 0.999)]
    [InlineData("create_speech", """{"text": "MINUTE", "voice_id": "v"}""", 0.04002)]
    [InlineData("create_speech", """{"text": "MINUTE", "voice_id": "v", "speed": 2}""", 0.02001)]
    [InlineData("generate_model_speech", """{"voice_id": "v", "text": "Ten chars."}""", 0.00015)]
    [InlineData("stream_model_speech", """{"voice_id": "v", "text": "Ten chars.", "language": "en"}""", 0.00015)]
    [InlineData("create_photo_avatar", """{"name": "N", "file": "x"}""", 1.0)]
    [InlineData("create_digital_twin", """{"name": "N", "file": "x"}""", 1.0)]
    [InlineData("create_avatar_realtime_session", """{"type": "tts", "avatar_id": "a", "voice_id": "v", "text": "MINUTE"}""", 3.0)]
    [InlineData("create_model_audio_voice", """{"mode": "instant", "audio": ["x"]}""", 0.0)]
    public void Of_KnownLengthAndRate_IsTheirProduct(string tool, string arguments, double usd)
    {
        var estimate = Of(tool, arguments);

        Assert.Equal((decimal)usd, estimate.Usd);
        Assert.Equal((decimal)usd, estimate.ReservedUsd);
    }

    [Theory]
    // Ten minutes of a recording, two hours of a source, an hour of a stream, half an hour of a film: the longest that HeyGen documents.
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_url": "https://e.com/a.mp3"}""", 40.02, 0.0667, "600 s")]
    [InlineData("create_video_from_image", """{"image": "x", "audio_asset_id": "y"}""", 30, 0.05, "600 s")]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"]}""", 479.52, 0.0333, "14400 s")]
    [InlineData("create_video_translation_batch", """{"video_translations": [{"video": "x", "output_languages": ["Spanish"]}]}""", 239.76, 0.0333, "7200 s")]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y"}""", 239.76, 0.0333, "7200 s")]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y", "end_time": 30}""", 239.76, 0.0333, "7200 s")]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y", "mode": "precision"}""", 480.24, 0.0667, "7200 s")]
    [InlineData("create_lipsync_batch", """{"lipsyncs": [{"video": "x", "audio": "y"}, {"video": "x", "audio": "y"}]}""", 479.52, 0.0333, "14400 s")]
    [InlineData("create_proofread", """{"video": "x", "output_languages": ["Spanish", "French"], "title": "T"}""", 119.52, 0.0083, "14400 s")]
    [InlineData("generate_from_proofread", """{"proofread_id": "p"}""", 480.24, 0.0667, "7200 s")]
    [InlineData("create_hyperframes_render", """{"project": "x"}""", 3, 0.1, "30 min")]
    [InlineData("create_hyperframes_render", """{"project": "x", "resolution": "4k", "fps": 30}""", 4.5, 0.15, "30 min")]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", 36, 0.3, "120 min")]
    [InlineData("create_avatar_realtime_session", """{"type": "audio", "avatar_id": "a", "audio": "x"}""", 180, 0.05, "3600 s")]
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "video", "source": "x"}]}""", 90, 0.05, "1800 s")]
    [InlineData("create_ai_clipping", """{"video": "x"}""", 1.5, 0.15, "10 clips")]
    public void Of_UnknownLength_ReservesTheLongestAndSaysSo(string tool, string arguments, double reserved, double rate, string most)
    {
        var estimate = Of(tool, arguments);

        Assert.Null(estimate.Usd);
        Assert.Equal((decimal)reserved, estimate.ReservedUsd);
        Assert.Equal((decimal)rate, estimate.RateUsd);
        Assert.Contains("unknown", estimate.Basis, StringComparison.Ordinal);
        Assert.Contains($"reserves {UsdText.Of((decimal)reserved)}: up to {most} at ", estimate.Basis, StringComparison.Ordinal);
        Assert.Contains("because", estimate.Basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y"}""")]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish"]}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_url": "x"}""")]
    [InlineData("create_video_agent", """{"prompt": "A documentary as long as a football match."}""")]
    [InlineData("create_video_agent", """{"prompt": "A 60 minute documentary."}""")]
    [InlineData("append_avatar_realtime_text", """{"stream_id": "s", "delta": "MINUTE MINUTE"}""")]
    public void Of_LongOrOfUnknownLength_IsRefusedByAHardLimit(string tool, string arguments) =>
        Assert.NotNull(Budget.Refusal(0, 0, Of(tool, arguments), new SpendingLimits { PerCall = 5 }));

    [Theory]
    [InlineData("create_prompt_avatar", """{"name": "N", "prompt": "P"}""", 1)]
    [InlineData("create_hyperframes_render", """{"project": "x", "fps": 60}""", 1)]
    [InlineData("create_background_removal", """{"video": "x"}""", 1)]
    [InlineData("generate_from_template", """{"template_id": "t", "variables": {}}""", 1)]
    [InlineData("clone_voice", """{"audio": "x", "voice_name": "V"}""", 1)]
    [InlineData("text_to_video", """{"prompt": "P"}""", 1)]
    [InlineData("image_to_video", """{"prompt": "P", "image": "x"}""", 1)]
    [InlineData("reference_to_video", """{"prompt": "P"}""", 1)]
    [InlineData("create_podcast", """{"duration": "5min"}""", 1)]
    [InlineData("create_workflow_run", """{"workflow_id": "w"}""", 1)]
    [InlineData("create_video_quality_comparison", """{"prompt": "P"}""", 1)]
    [InlineData("create_video_quality_comparison_batch", """{"comparisons": [{}, {}, {}]}""", 3)]
    [InlineData("create_model_audio_voice", """{"mode": "professional", "audio": ["x"]}""", 1)]
    public void Of_UnknownRate_SetsADollarAJobAsideAndSaysSo(string tool, string arguments, int reserved)
    {
        var estimate = Of(tool, arguments);

        Assert.Null(estimate.Usd);
        Assert.Null(estimate.RateUsd);
        Assert.Equal(reserved, estimate.ReservedUsd);
        Assert.Equal("none", estimate.Confidence);
        Assert.NotEmpty(estimate.Basis);
    }

    [Theory]
    [InlineData("""{"prompt": "A 60 second film about tea."}""", 1.998, 3.4965,
        "about 60 s at 0.0333 USD/s; reserves 3.50 USD: up to 105 s at 0.0333 USD/s, because videos from prompts come out at up to 1.75 times the length "
        + "asked for")]
    [InlineData("""{"prompt": "A 60 minute documentary about tea."}""", 119.88, 209.79, "about 3600 s at 0.0333 USD/s; reserves 209.79 USD: up to 6300 s at 0.0333 USD/s, because ")]
    [InlineData("""{"prompt": "A film about tea."}""", 1.998, 19.98, "assuming 60 s at 0.0333 USD/s; reserves 19.98 USD: up to 600 s at 0.0333 USD/s, because the text names no length")]
    public void Of_VideoAgent_ReservesThatItMayMissItsLength(string arguments, double usd, double reserved, string basis)
    {
        var estimate = Of("create_video_agent", arguments);

        Assert.Equal((decimal)usd, estimate.Usd);
        Assert.Equal((decimal)reserved, estimate.ReservedUsd);
        Assert.StartsWith(basis, estimate.Basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y"}""", 30, 0.999)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"]}""", 30, 1.998)]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", 30, 0.3)]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", 90, 0.45)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_asset_id": "x"}""", 60, 4.002)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE"}""", 999, 4.002)]
    public void Of_MediaLengthTold_IsUsedWhereMediaDecides(string tool, string arguments, int mediaSeconds, double usd) =>
        Assert.Equal((decimal)usd, Of(tool, arguments, MediaLengths.OfAll(mediaSeconds)).Usd);

    /// <summary>Files whose lengths were read count at their own places, and no other.</summary>
    [Theory]
    [InlineData("create_video_translation", """{"video": "v.mp4", "output_languages": ["Spanish", "French", "Hindi"]}""", "video", 3, 0.2997)]
    [InlineData("create_video_translation", """{"video": "v.mp4", "output_languages": ["Spanish"], "start_time": 10}""", "video", 40, 0.999)]
    [InlineData("create_video_translation", """{"video": "v.mp4", "output_languages": ["Spanish"], "end_time": 90}""", "video", 30, 0.999)]
    [InlineData("create_video_translation_batch", """{"video_translations": [{"video": "v.mp4", "output_languages": ["Spanish"]}]}""", "video_translations[0].video", 30, 0.999)]
    [InlineData("create_proofread", """{"video": "v.mp4", "output_languages": ["Spanish"], "title": "T"}""", "video", 100, 0.83)]
    [InlineData("create_lipsync", """{"video": "v.mp4", "audio": "a.mp3"}""", "audio", 30, 0.999)]
    [InlineData("create_lipsync", """{"video": "v.mp4", "audio": "a.mp3"}""", "video", 30, null)]
    [InlineData("create_lipsync", """{"video": "v.mp4", "audio": "a.mp3", "enable_dynamic_duration": false}""", "video", 30, 0.999)]
    [InlineData("create_lipsync_batch", """{"lipsyncs": [{"video": "x", "audio": "a.mp3"}]}""", "lipsyncs[0].audio", 30, 0.999)]
    [InlineData("create_lipsync_batch", """{"lipsyncs": [{"video": "x", "audio": "a.mp3"}]}""", "lipsyncs[1].audio", 30, null)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_url": "a.mp3"}""", "audio_url", 30, 2.001)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_asset_id": "a.mp3"}""", "audio_asset_id", 30, 2.001)]
    [InlineData("create_video_from_image", """{"image": "i.png", "audio_url": "a.mp3"}""", "audio_url", 30, 1.5)]
    [InlineData("create_video_batch", """{"videos": [{"type": "avatar", "avatar_id": "a", "audio_url": "a.mp3"}]}""", "videos[0].audio_url", 30, 2.001)]
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "avatar_video", "input": {"avatar_id": "a", "audio_url": "a.mp3"}}]}""", "scenes[0].input.audio_url", 30, 2.001)]
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "video", "source": "v.mp4"}]}""", "scenes[0].source", 30, 1.5)]
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "image", "source": "i.png", "audio_url": "a.mp3"}]}""", "scenes[0].audio_url", 30, 1.5)]
    [InlineData("create_filler_word_removal", """{"video": "v.mp4"}""", "video", 90, 0.45)]
    [InlineData("create_avatar_realtime_session", """{"type": "audio", "avatar_id": "a", "audio": "a.mp3"}""", "audio", 30, 1.5)]
    public void Of_LengthOfOneFileRead_CountsAtItsPlace(string tool, string arguments, string place, int seconds, double? usd) =>
        Assert.Equal((decimal?)usd, Of(tool, arguments, new MediaLengths(new Dictionary<string, decimal> { [place] = seconds })).Usd);

    [Theory]
    [InlineData("create_avatar_realtime_session", """{"type": "text_stream", "avatar_id": "a", "voice_id": "v", "text": "MINUTE"}""")]
    [InlineData("append_avatar_realtime_text", """{"stream_id": "s", "delta": "MINUTE"}""")]
    public void Of_TextOfALiveStream_ReservesThatItWaitsForMore(string tool, string arguments)
    {
        var estimate = Of(tool, arguments);

        Assert.Equal((3m, 4.5m), (estimate.Usd, estimate.ReservedUsd));
        Assert.Contains("for more text", estimate.Basis, StringComparison.Ordinal);
    }

    /// <summary>Whatever speaks in a scene is paid for: 49 pictures of 900 words and one spoken avatar take more than 18,000 s.</summary>
    [Fact]
    public void Of_StudioOfManySpokenPictures_CountsEveryScene()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 900));
        var pictures = string.Join(',', Enumerable.Repeat($$"""{"type": "image", "source": "x", "script": "{{words}}", "voice_id": "v"}""", 49));

        var avatar = """{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "Hi."}}""";
        var estimate = Of("create_video_from_studio", $$"""{"scenes": [{{avatar}}, {{pictures}}]}""");

        Assert.True(estimate.ReservedUsd > 18_000 * 0.05m, estimate.Basis);
        Assert.True(new SpendingLimits().AsksBefore(estimate));
        Assert.InRange(estimate.RateUsd!.Value, 0.05m, 0.0501m);
    }

    [Fact]
    public void Of_LookTypeUnknown_TakesTheDearestAndSaysSo()
    {
        var estimate = Of("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE"}""");

        Assert.True(estimate.RateIsBound);
        Assert.Equal("about 60 s at 0.0667 USD/s at most (look_type decides)", estimate.Basis);
        Assert.Equal("high", estimate.Confidence);
    }

    [Fact]
    public void Of_ScenesOfDifferentRates_ShareTheirMean()
    {
        var estimate = Of("create_video_from_studio", """
            {"scenes": [{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "MINUTE"}},
                        {"type": "image", "source": "https://e.com/i.png", "duration": 60}]}
            """);

        Assert.Equal((7.002m, 0.05835m, "output_second"), (estimate.Usd, estimate.RateUsd, estimate.Unit));
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-5")]
    public void Of_AbsurdTime_IsNoFault(string end) =>
        Assert.InRange(Of("create_video_translation", $$"""{"video": "x", "output_languages": ["Spanish"], "end_time": {{end}}}""").ReservedUsd, 0, 10_000);

    /// <summary>A new tool must be priced, or said to have no known price; it must not pass as free.</summary>
    [Theory]
    [MemberData(nameof(PaidTools))]
    public void Of_EveryPaidTool_HasARowInThePriceList(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        foreach (var arguments in new ExampleArguments(tool, new Dictionary<string, string>()).Of(SchemaBuilder.Full(tool)))
        {
            var works = tool.Price!(arguments, MediaLengths.Unknown).SelectMany(item => item).ToList();
            var estimate = CostEstimator.Of(tool.Price, arguments);

            Assert.NotEmpty(works);
            Assert.All(works, work => Assert.NotNull(PriceList.Current.RateOf(work)));
            Assert.True(estimate.ReservedUsd > 0 || name == "create_model_audio_voice", arguments.ToJsonString());
            Assert.Equal("2026-09", estimate.PricesAsOf);
        }
    }

    [Fact]
    public void Of_NoPrice_IsFree() => Assert.Equal(Estimate.Free, CostEstimator.Of(price: null, []));

    [Theory]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE"}""", 6.0)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"], "end_time": 60}""", 6.0)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "engine": {"type": "avatar_v"}}""", null)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y"}""", null)]
    [InlineData("list_videos", "{}", 0.0)]
    public void Credits_OlderTable_IsUsedWhereItSaysSomething(string tool, string arguments, double? credits) =>
        Assert.Equal((decimal?)credits, CostEstimator.Credits(ToolCatalog.Find(tool)!.Price, Parse(arguments)));

    private static Estimate Of(string tool, string arguments, MediaLengths? lengths = null) =>
        CostEstimator.Of(ToolCatalog.Find(tool)!.Price, Parse(arguments), lengths);

    private static JsonObject Parse(string arguments) => JsonNode.Parse(arguments.Replace("MINUTE", minute, StringComparison.Ordinal))!.AsObject();
}
