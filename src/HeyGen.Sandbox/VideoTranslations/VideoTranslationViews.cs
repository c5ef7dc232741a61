using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>Translations and proofreads as the API shows them.</summary>
internal static class VideoTranslationViews
{
    public static JsonObject Describe(this VideoTranslation translation, ApiCall call)
    {
        var status = translation.Status(call.Now);
        string? Link(bool exists, string medium) => status == "completed" && exists ? call.Link(medium) : null;
        return new()
        {
            ["id"] = translation.Id,
            ["title"] = translation.Title,
            ["status"] = status,
            ["created_at"] = translation.CreatedAt,
            ["input_language"] = translation.InputLanguage,
            ["output_language"] = translation.OutputLanguage,
            ["translate_audio_only"] = translation.IsAudioOnly,
            ["duration"] = status == "completed" ? translation.Seconds : null,
            ["video_url"] = Link(!translation.IsAudioOnly, translation.FilmMedium),
            ["audio_url"] = Link(translation.IsAudioOnly, translation.AudioMedium),
            ["srt_caption_url"] = Link(translation.HasCaptions, translation.SubRipMedium),
            ["vtt_caption_url"] = Link(translation.HasCaptions, translation.WebVttMedium),
            ["callback_id"] = translation.CallbackId,
            ["failure_message"] = status == "failed" ? "The video could not be translated." : null,
        };
    }

    public static JsonObject Describe(this Proofread proofread, ApiCall call)
    {
        var status = proofread.Status(call.Now);
        return new()
        {
            ["id"] = proofread.Id,
            ["title"] = proofread.Title,
            ["status"] = status,
            ["created_at"] = proofread.CreatedAt,
            ["input_language"] = null,
            ["output_language"] = proofread.OutputLanguage,
            ["submitted_for_review"] = false,
            ["failure_message"] = status == "failed" ? "The subtitles could not be prepared." : null,
        };
    }
}
