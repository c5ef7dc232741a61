using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Schemas;
using HeyGen.McpServer.Tests.WholeServer;

namespace HeyGen.McpServer.Tests.Money;

/// <summary>The figures are worked out by hand: MINUTE stands for 145 words, which take 60 s; a rate is taken from HeyGen's price page.</summary>
public sealed class CostEstimatorTests
{
    private static readonly string minute = string.Join(' ', Enumerable.Repeat("word", 145));

    public static TheoryData<string> Creates => [.. ToolCatalog.All.Where(tool => tool.Submits).Select(tool => tool.Name)];

    public static TheoryData<string> OtherTools => [.. ToolCatalog.All.Where(tool => tool is { Submits: false, Operation: not null }).Select(tool => tool.Name)];

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
    // Two spoken minutes; the picture between them costs nothing.
    [InlineData("create_video_from_studio", """
        {"scenes": [{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "MINUTE"}},
                    {"type": "image", "source": "https://e.com/i.png", "duration": 30},
                    {"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "MINUTE"}}]}
        """, 8.004)]
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
    // 60 s of each language, lipsync and so on.
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_url": "https://e.com/a.mp3"}""", 4.002, 0.0667)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"]}""", 3.996, 0.0333)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y"}""", 1.998, 0.0333)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y", "end_time": 30}""", 1.998, 0.0333)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y", "mode": "precision"}""", 4.002, 0.0667)]
    [InlineData("create_proofread", """{"video": "x", "output_languages": ["Spanish", "French"], "title": "T"}""", 0.996, 0.0083)]
    [InlineData("generate_from_proofread", """{"proofread_id": "p"}""", 4.002, 0.0667)]
    [InlineData("create_hyperframes_render", """{"project": "x"}""", 0.1, 0.1)]
    [InlineData("create_hyperframes_render", """{"project": "x", "resolution": "4k", "fps": 30}""", 0.15, 0.15)]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", 0.3, 0.3)]
    [InlineData("create_avatar_realtime_session", """{"type": "text_stream", "avatar_id": "a", "voice_id": "v", "text": "MINUTE"}""", 3, 0.05)]
    // Ten clips.
    [InlineData("create_ai_clipping", """{"video": "x"}""", 1.5, 0.15)]
    public void Of_UnknownLength_SetsASumAsideAndKeepsTheRate(string tool, string arguments, double reserved, double rate)
    {
        var estimate = Of(tool, arguments);

        Assert.Null(estimate.Usd);
        Assert.Equal((decimal)reserved, estimate.ReservedUsd);
        Assert.Equal((decimal)rate, estimate.RateUsd);
        Assert.Contains("unknown", estimate.Basis, StringComparison.Ordinal);
    }

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
    [InlineData("create_video_from_studio", """{"scenes": [{"type": "image", "source": "x", "duration": 300}]}""", 1)]
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
    [InlineData("""{"prompt": "A 90 second film about tea."}""", 2.997, 5.24475, "about")]
    [InlineData("""{"prompt": "A film about tea."}""", 1.998, 3.4965, "assuming")]
    public void Of_VideoAgent_SetsAsideThatItMayMissItsLength(string arguments, double usd, double reserved, string basis)
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
        Assert.Equal((decimal)usd, Of(tool, arguments, mediaSeconds).Usd);

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

        Assert.Equal((4.002m, 0.03335m, "output_second"), (estimate.Usd, estimate.RateUsd, estimate.Unit));
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-5")]
    public void Of_AbsurdTime_IsNoFault(string end) =>
        Assert.InRange(Of("create_video_translation", $$"""{"video": "x", "output_languages": ["Spanish"], "end_time": {{end}}}""").ReservedUsd, 0, 10_000);

    /// <summary>A new operation must be priced, or said to have no known price; it must not pass as free.</summary>
    [Theory]
    [MemberData(nameof(Creates))]
    public void Of_EveryCreate_HasARowInThePriceList(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        foreach (var arguments in new ExampleArguments(tool, new Dictionary<string, string>()).Of(SchemaBuilder.Full(tool)))
        {
            var works = RequestedWork.Items(tool.Operation!.Id, tool.Operation.FixedFields, arguments, mediaSeconds: null).SelectMany(item => item).ToList();
            var estimate = CostEstimator.Of(tool.Operation, arguments);

            Assert.NotEmpty(works);
            Assert.All(works.Where(work => !work.IsFree), work => Assert.NotNull(PriceList.Current.RateOf(work)));
            Assert.True(estimate.ReservedUsd > 0 || name == "create_model_audio_voice", arguments.ToJsonString());
            Assert.Equal("2026-09", estimate.PricesAsOf);
        }
    }

    [Theory]
    [MemberData(nameof(OtherTools))]
    public void Of_EveryOtherOperation_IsFree(string name) => Assert.Equal(Estimate.Free, CostEstimator.Of(ToolCatalog.Find(name)!.Operation!, []));

    [Theory]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE"}""", 6.0)]
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"], "end_time": 60}""", 6.0)]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "MINUTE", "engine": {"type": "avatar_v"}}""", null)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y"}""", null)]
    [InlineData("list_videos", "{}", 0.0)]
    public void Credits_OlderTable_IsUsedWhereItSaysSomething(string tool, string arguments, double? credits) =>
        Assert.Equal((decimal?)credits, CostEstimator.Credits(ToolCatalog.Find(tool)!.Operation!, Parse(arguments)));

    private static Estimate Of(string tool, string arguments, decimal? mediaSeconds = null) => CostEstimator.Of(ToolCatalog.Find(tool)!.Operation!, Parse(arguments), mediaSeconds);

    private static JsonObject Parse(string arguments) => JsonNode.Parse(arguments.Replace("MINUTE", minute, StringComparison.Ordinal))!.AsObject();
}
