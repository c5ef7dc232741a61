using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Voices;

/// <summary>The API's <c>voice</c> group.</summary>
internal sealed class VoiceOperations : IOperationGroup
{
    private const double CloneSeconds = 5;
    private const int DesignedVoices = 3;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["list_voices"] = List,
        ["get_voice"] = Get,
        ["design_voice"] = Design,
        ["clone_voice"] = Clone,
        ["delete_voice"] = Delete,
        ["create_speech"] = Speech.Create,
    };

    private static ApiAnswer List(ApiCall call)
    {
        var voices = call.QueryValue("type") == "private"
            ? call.Account.Voices.NewestFirst().Where(voice => voice.IsReady(call.Now))
            : call.World.Catalogue.Voices.Values;
        var matching = voices
            .Where(voice => call.QueryValue("engine") is not { } engine || voice.Engines.Contains(engine, StringComparer.OrdinalIgnoreCase))
            .Where(voice => call.QueryValue("language") is not { } language || voice.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
            .Where(voice => call.QueryValue("gender") is not { } gender || voice.Gender == gender);
        return call.AnswerPage([.. matching], voice => voice.Id, voice => Describe(call, voice));
    }

    private static ApiAnswer Get(ApiCall call)
    {
        var id = call.PathValue("voice_id");
        var voice = Voice.Look(call, id) ?? throw ApiException.NotFound("voice_not_found", "Voice", id);
        var state = voice.Cloning?.State(call.Now);
        return call.Answer(new JsonObject
        {
            ["voice_id"] = voice.Id,
            ["name"] = voice.Name,
            ["language"] = voice.Language,
            ["gender"] = voice.Gender,
            ["support_pause"] = voice.SupportsPause,
            ["support_interactive_avatar"] = false,
            ["preview_audio_url"] = voice.IsReady(call.Now) ? call.Link(voice.PreviewMedium) : null,
            ["created_at"] = voice.CreatedAt,
            ["status"] = state switch
            {
                null => null,
                JobState.Running => "processing",
                JobState.Succeeded => "complete",
                _ => "failed",
            },
            ["failure_message"] = state == JobState.Failed ? "The sample could not be cloned." : null,
        });
    }

    /// <summary>Ranks public voices by the words of the wish they share; another seed begins further down the ranking.</summary>
    private static ApiAnswer Design(ApiCall call)
    {
        var seed = (long)(call.Body.Number("seed") ?? 0);
        var locale = call.Body.Text("locale");
        var ranked = call.World.Catalogue.Voices.Values
            .Where(voice => call.Body.Text("gender") is not { } gender || voice.Gender == gender)
            .Where(voice => locale is null || voice.SupportsLocale)
            .OrderByDescending(voice => WordOverlap.Score(call.Body.Text("prompt")!, $"{voice.Language} {voice.Gender} {voice.Description}"))
            .ToArray();
        var voices = ranked.Skip((int)(seed % 10) * DesignedVoices % ranked.Length).Take(DesignedVoices);
        return call.Answer(new JsonObject { ["voices"] = new JsonArray([.. voices.Select(voice => Describe(call, voice))]), ["seed"] = seed });
    }

    private static ApiAnswer Clone(ApiCall call)
    {
        var name = call.Body.Text("voice_name")!;
        AssetInput.Check(call, call.Body.Field("audio")!.Value, "audio", "audio", "video");
        var job = call.Account.StartJob(new JobTerms(CloneSeconds).With(TestHooks.In(name)));
        var voice = new Voice(Ids.New(), name, call.Body.Text("language") ?? "English", "unknown", "cloned")
        {
            Cloning = job,
            CreatedAt = call.Now.ToUnixTimeSeconds(),
        };
        call.World.Media.Publish(voice.PreviewMedium, MediaContent.Tone(3, voice.Id));
        call.Account.Voices.Add(voice.Id, voice);
        return call.Answer(new JsonObject { ["voice_clone_id"] = voice.Id });
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var id = call.PathValue("voice_id");
        if (!call.Account.Voices.Remove(id, out var voice))
            throw ApiException.NotFound("voice_not_found", "Voice", id);
        call.World.Media.Withdraw(voice.PreviewMedium);
        return call.Answer(new JsonObject { ["voice_id"] = id });
    }

    private static JsonObject Describe(ApiCall call, Voice voice) => new()
    {
        ["voice_id"] = voice.Id,
        ["name"] = voice.Name,
        ["language"] = voice.Language,
        ["gender"] = voice.Gender,
        ["support_pause"] = voice.SupportsPause,
        ["support_locale"] = voice.SupportsLocale,
        ["type"] = voice.IsPrivate ? "private" : "public",
        ["preview_audio_url"] = call.Link(voice.PreviewMedium),
    };
}
