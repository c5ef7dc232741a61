using HeyGen.McpServer.Catalog.AvatarRealtime;
using HeyGen.McpServer.Catalog.Models;
using HeyGen.McpServer.Catalog.Podcasts;
using HeyGen.McpServer.Catalog.Workflows;
using static HeyGen.McpServer.Tests.Pipeline.Arguments.Arguments;

namespace HeyGen.McpServer.Tests.Catalog.Preview;

/// <summary>Laws between the fields of the preview tools, and what passes although the reference does not know it.</summary>
public sealed class PreviewRuleTests
{
    [Theory]
    [InlineData("\"type\": \"tts\"", "text", "voice_id")]
    [InlineData("\"type\": \"tts\", \"text\": \"Hi.\"", "voice_id")]
    [InlineData("\"type\": \"tts\", \"text\": \"Hi.\", \"voice_id\": \"v\", \"audio\": \"as1\"", "audio")]
    [InlineData("\"type\": \"text_stream\", \"voice_id\": \"v\"", "text")]
    [InlineData("\"type\": \"audio\"", "audio")]
    [InlineData("\"type\": \"audio\", \"audio\": \"as1\", \"text\": \"Hi.\", \"voice_id\": \"v\"", "text", "voice_id")]
    [InlineData("\"type\": \"tts\", \"text\": \"Hi.\", \"voice_id\": \"v\"")]
    [InlineData("\"type\": \"text_stream\", \"text\": \"Hi.\", \"voice_id\": \"v\"")]
    [InlineData("\"type\": \"audio\", \"audio\": \"https://example.com/a.mp3\"")]
    public void Read_LiveStream_EachTypeHasItsFields(string fields, params string[] paths) =>
        AssertRefused(AvatarRealtimeTools.Create, $$"""{"avatar_id": "a", {{fields}}}""", paths);

    [Theory]
    [InlineData("text_to_video", "\"resolution\": \"1080p\", \"aspect_ratio\": \"1:1\"", "aspect_ratio")]
    [InlineData("reference_to_video", "\"resolution\": \"2k\", \"aspectRatio\": \"4:3\"", "aspect_ratio")]
    [InlineData("text_to_video", "\"resolution\": \"2k\", \"aspect_ratio\": \"9:16\"")]
    [InlineData("text_to_video", "\"resolution\": \"1080p\"")]
    [InlineData("text_to_video", "\"resolution\": \"768p\", \"aspect_ratio\": \"1:1\"")]
    [InlineData("image_to_video", "\"image\": \"as1\", \"resolution\": \"2k\", \"aspect_ratio\": \"1:1\"")]
    public void Read_LargeClip_HasTwoShapesUnlessFromAPicture(string tool, string fields, params string[] paths) =>
        AssertRefused(ToolCatalog.Find(tool)!, $$"""{"prompt": "Rain.", {{fields}}}""", paths);

    [Theory]
    [InlineData("\"kind\": \"literal\", \"value\": 5")]
    [InlineData("\"kind\": \"object\", \"fields\": {\"a\": {\"kind\": \"literal\", \"value\": [true, null]}}")]
    public void Read_BindingsOfANode_TakeAnyValue(string binding)
    {
        var given = "{\"name\": \"W\", \"product_graph\": {\"schema_version\": \"1.0.0\", \"nodes\": [{\"id\": \"a\", \"type\": \"t\", "
            + $"\"bindings\": {{\"text\": {{{binding}}}}}}}]}}}}";

        AssertAccepted(WorkflowTools.Create, given, given);
        AssertRefused(WorkflowTools.Create, given.Replace("\"a\", \"type\"", "\"1a\", \"type\"", StringComparison.Ordinal), "product_graph.nodes[0].id");
    }

    [Theory]
    [InlineData("", "topic")]
    [InlineData(", \"topic\": \"Tea\"")]
    [InlineData(", \"source_files\": [\"https://example.com/tea.pdf\"]")]
    public void Read_Podcast_NeedsATopicOrFiles(string fields, params string[] paths) => AssertRefused(
        PodcastTools.Create, $$"""{"host_avatar_id": "a", "guest_avatar_id": "b", "host_voice_id": "c", "guest_voice_id": "d"{{fields}}}""", paths);

    [Fact]
    public void Read_OfficialSpellings_AreUnderstood() => AssertAccepted(
        ModelTools.ReferenceToVideo,
        """{"prompt": "Rain.", "aspectRatio": "16:9", "referenceImages": ["as1"], "seed": "7"}""",
        """{"prompt": "Rain.", "aspect_ratio": "16:9", "reference_images": ["as1"], "seed": 7}""");

    [Fact]
    public void Read_FieldsThatTheReferenceDoesNotKnow_PassWhereItKnowsOnlyPart()
    {
        const string given = """{"mode": "instant", "audio": ["as1"], "accent": "Scots"}""";

        AssertAccepted(ModelTools.CreateVoice, given, given);
        AssertRefused(WorkflowTools.CreateRun, """{"workflow_id": "w", "priority": "high"}""", "priority");
        AssertRefused(AvatarRealtimeTools.AppendText, """{"stream_id": "s", "delta": "Hi.", "priority": "high"}""", "priority");
    }
}
