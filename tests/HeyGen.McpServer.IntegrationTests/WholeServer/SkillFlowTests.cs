namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>
/// The calls of HeyGen's three published skills (repository heygen-com/skills: heygen-avatar, heygen-video, heygen-translate) in their order, with the
/// arguments that they write and the fields that they read of each answer.
/// </summary>
public sealed class SkillFlowTests
{
    /// <summary>
    /// A call; a text <c>{n.path}</c> of its arguments stands for what the n-th call answered there. What is read of a list's rows is read of the first.
    /// </summary>
    private sealed record Step(string Tool, string Arguments, params string[] Reads);

    [Fact]
    public Task Avatar_FromPrompt() => PlayAsync(
        new Step("list_avatar_groups", """{"ownership": "private"}""", "data"),
        new Step("create_prompt_avatar", """{"name": "Eve", "prompt": "Young woman, modern workspace, confident smile"}""", "avatar_item.id", "avatar_item.group_id"),
        new Step("create_prompt_avatar", """{"name": "Eve outdoors", "prompt": "The same in a park", "avatar_group_id": "{1.avatar_item.group_id}"}""", "avatar_item.id"),
        new Step("design_voice", """{"prompt": "A calm, warm female voice. English speaker.", "seed": 0}""",
            "voices.voice_id", "voices.name", "voices.gender", "voices.language", "voices.preview_audio_url"),
        new Step("design_voice", """{"prompt": "A calm, warm female voice. English speaker.", "seed": 1}""", "voices.voice_id"),
        new Step("list_voices", """{"type": "private"}""", "data"),
        new Step("list_voices", """{"type": "public", "language": "English", "gender": "female"}""", "data.voice_id", "data.name", "data.preview_audio_url"),
        new Step("list_avatar_looks", """{"group_id": "{1.avatar_item.group_id}"}""", "data.id", "data.preview_image_url", "data.name"),
        new Step("create_video_agent", """{"avatar_id": "{7.data.0.id}", "voice_id": "{3.voices.0.voice_id}", "prompt": "Hi, I'm Eve. Nice to meet you!"}""", "session_id", "video_id"));

    [Fact]
    public Task Avatar_FromPhotoOrRecording() => PlayAsync(
        new Step("create_photo_avatar", """{"name": "Ann", "file": {"type": "url", "url": "https://example.com/headshot.jpg"}}""", "avatar_item.id", "avatar_item.group_id"),
        new Step("create_photo_avatar", $$"""{"name": "Ann", "file": {"type": "base64", "media_type": "image/png", "data": "{{Png}}"} }""", "avatar_item.id"),
        new Step("create_photo_avatar", $$"""{"name": "Ann", "file": {"type": "base64", "content_type": "image/png", "data": "{{Png}}"} }""", "avatar_item.id"),
        new Step("create_digital_twin", """{"name": "Ann", "file": {"type": "url", "url": "https://example.com/me.mp4"}}""", "avatar_item.id", "avatar_item.group_id"));

    [Fact]
    public Task Video_WithLookVoiceAndStyle() => PlayAsync(
        new Step("list_avatar_groups", """{"ownership": "public"}""", "data.id", "data.name", "data.preview_image_url"),
        new Step("list_avatar_looks", """{"group_id": "{0.data.0.id}"}""", "data.id", "data.name", "data.preview_image_url"),
        new Step("list_avatar_looks", """{"ownership": "private"}""", "data"),
        new Step("get_avatar_look", """{"look_id": "{1.data.0.id}"}""", "avatar_type", "preview_image_url", "image_width", "image_height"),
        new Step("list_voices", """{"type": "public", "language": "en", "gender": "female"}""", "data.voice_id", "data.preview_audio_url"),
        new Step("create_speech", """{"text": "A sample.", "voice_id": "{4.data.0.voice_id}", "input_type": "plain_text", "language": "en"}""", "audio_url"),
        new Step("list_video_agent_styles", """{"tag": "cinematic", "limit": 20}""",
            "data.style_id", "data.name", "data.thumbnail_url", "data.preview_video_url", "data.tags", "data.aspect_ratio"),
        new Step("create_video_agent", """
            {"prompt": "The selected presenter explains tea.", "avatar_id": "{3.id}", "voice_id": "{4.data.0.voice_id}", "style_id": "{6.data.0.style_id}",
             "orientation": "landscape"}
            """, "session_id"),
        new Step("get_video_agent_session", """{"session_id": "{7.session_id}"}""", "status=completed", "progress", "video_id"),
        new Step("get_video", """{"video_id": "{8.video_id}"}""", "status=completed", "video_url", "video_page_url", "duration"));

    [Fact]
    public Task Video_FromAnImage() => PlayAsync(
        new Step("list_voices", """{"type": "private"}""", "data"),
        new Step("list_voices", """{"type": "public", "language": "English"}""", "data.voice_id"),
        new Step("create_video_from_image", """
            {"image_url": "https://example.com/headshot.jpg", "script": "Hello.", "voice_id": "{1.data.0.voice_id}", "aspect_ratio": "16:9"}
            """, "video_id", "video_url"));

    [Fact]
    public Task Translate_Standard() => PlayAsync(
        new Step("list_video_translation_languages", "{}", "languages"),
        new Step("create_video_translation", """
            {"video": {"type": "url", "url": "https://example.com/talk.mp4"}, "output_languages": ["Spanish (Spain)"], "mode": "precision",
             "enable_speech_enhancement": true, "enable_caption": true, "enable_dynamic_duration": true, "keep_the_same_format": true, "speaker_num": 2}
            """, "video_translation_ids"),
        new Step("get_video_translation", """{"id": "{1.video_translation_ids.0}"}""", "status", "video_url", "output_language"));

    [Fact]
    public Task Translate_WithProofread() => PlayAsync(
        new Step("create_proofread", """
            {"video": {"type": "url", "url": "https://example.com/talk.mp4"}, "output_languages": ["Spanish (Spain)"], "mode": "precision", "title": "Talk",
             "enable_speech_enhancement": true, "keep_the_same_format": true, "speaker_num": 1}
            """, "proofread_ids"),
        new Step("get_proofread", """{"proofread_id": "{0.proofread_ids.0}"}""", "status=completed", "output_language"),
        new Step("download_proofread_srt", """{"proofread_id": "{0.proofread_ids.0}"}""", "srt_url", "original_srt_url"),
        new Step("upload_proofread_srt", """{"proofread_id": "{0.proofread_ids.0}", "srt": {"type": "url", "url": "https://example.com/edited.srt"}}"""),
        new Step("generate_from_proofread", """{"proofread_id": "{0.proofread_ids.0}", "captions": true}""", "video_translation_id"),
        new Step("get_video_translation", """{"id": "{4.video_translation_id}"}""", "status", "video_url"));

    /// <summary>One pixel.</summary>
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static async Task PlayAsync(params Step[] steps)
    {
        await using var server = await SandboxedServer.StartAsync();
        var answers = new List<JsonObject>();
        foreach (var step in steps)
        {
            var outcome = await server.CallAsync(step.Tool, Filled(JsonNode.Parse(step.Arguments)!, answers).AsObject());
            Assert.False(outcome.IsError, $"{step.Tool}: {outcome.Text}");
            answers.Add(outcome.Structured!);
            Assert.All(step.Reads, read =>
            {
                var (path, value) = (read.Split('=')[0], read.Split('=').ElementAtOrDefault(1));
                var found = Read(outcome.Structured, path.Split('.'));
                Assert.True(found is not null && (value is null || value == (string?)found), $"{step.Tool} {read}: {outcome.Structured!.ToJsonString()}");
            });
        }
    }

    private static JsonNode Filled(JsonNode value, List<JsonObject> answers)
    {
        foreach (var (_, text) in Reference.Texts(value).ToList())
        {
            if ((string)text! is ['{', .. var path, '}'] && path.Split('.') is [var step, .. var names])
                text.ReplaceWith((string)Read(answers[int.Parse(step)], names)!);
        }

        return value;
    }

    private static JsonNode? Read(JsonNode? answer, IEnumerable<string> path) => path.Aggregate(answer, (node, name) => node switch
    {
        JsonArray items when int.TryParse(name, out var index) => items.ElementAtOrDefault(index),
        JsonArray items => items.FirstOrDefault()?[name],
        _ => node?[name] ?? node?["links"]?[name],
    });
}
