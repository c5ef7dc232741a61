using System.Text.Json.Nodes;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.VideoAgents;
using HeyGen.Sandbox.VideoTranslations;
using HeyGen.Sandbox.Videos;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>
/// The events of an account: ends of videos, Video Agent sessions, avatar trainings, translations, proofreads and batches. Jobs have no timers here, so
/// what has ended is noticed when somebody asks for events, or is about to change who takes them.
/// </summary>
internal static class WebhookEvents
{
    /// <summary>Notes what has ended and goes to an endpoint.</summary>
    public static void Note(ApiCall call)
    {
        var delivered = call.Account.Made<WebhookEvent>();
        var endpoints = call.Account.Made<WebhookEndpoint>();
        var fresh = Ended(call)
            .Where(happened => !delivered.ContainsKey(happened.Id) && endpoints.Values.Any(endpoint => endpoint.Takes(happened)))
            .OrderBy(happened => happened.At)
            .ToArray();
        foreach (var happened in fresh)
            delivered.Add(happened.Id, happened);
    }

    private static IEnumerable<WebhookEvent> Ended(ApiCall call)
    {
        var sessions = call.Account.Sessions.Values;
        var account = call.Account;
        var byAgent = sessions.SelectMany(session => session.Runs).Select(run => run.Video).ToHashSet();
        return
        [
            .. account.Videos.Values.Where(video => !byAgent.Contains(video)).Select(video => OfVideo(call, video)).OfType<WebhookEvent>(),
            .. sessions.Select(session => OfSession(call, session)).OfType<WebhookEvent>(),
            .. account.Looks.Values.Select(look => OfLook(call, look)).OfType<WebhookEvent>(),
            .. account.Made<VideoTranslation>().Values.Select(translation => OfTranslation(call, translation)).OfType<WebhookEvent>(),
            .. account.Made<Proofread>().Values.Select(proofread => OfProofread(call, proofread)).OfType<WebhookEvent>(),
            .. account.Made<Batch>().Values.Select(batch => OfBatch(call, batch)).OfType<WebhookEvent>(),
        ];
    }

    private static WebhookEvent? OfVideo(ApiCall call, Video video)
    {
        var state = video.Job.State(call.Now);
        var data = new JsonObject { ["video_id"] = video.Id, ["folder_id"] = video.FolderId, ["callback_id"] = video.CallbackId };
        if (state == JobState.Succeeded)
        {
            data["url"] = call.Link(video.FilmMedium);
            data["gif_download_url"] = null;
            data["video_page_url"] = null;
            data["video_share_page_url"] = null;
        }

        return Event("avatar_video", video.Id, video.Job, state, data);
    }

    /// <summary>The last run counts; a run that ends in a question, or by the caller's own stop, is no end of the session.</summary>
    private static WebhookEvent? OfSession(ApiCall call, AgentSession session)
    {
        var run = session.Runs[^1];
        return run.Video is null || session.IsStopped
            ? null
            : Event("video_agent", session.Id, run.Job, run.Job.State(call.Now), new JsonObject { ["session_id"] = session.Id, ["video_id"] = run.Video.Id });
    }

    private static WebhookEvent? OfLook(ApiCall call, AvatarLook look) => look.Training is not { } training ? null : Event(
        look.AvatarType == AvatarLook.DigitalTwin ? "instant_avatar" : "photo_avatar_generation",
        look.Id,
        training,
        training.State(call.Now),
        new JsonObject { ["id"] = look.Id, ["group_id"] = look.Group.Id });

    private static WebhookEvent? OfTranslation(ApiCall call, VideoTranslation translation) => Event(
        "video_translate",
        translation.Id,
        translation.Job,
        translation.Job.State(call.Now),
        new JsonObject { ["video_translation_id"] = translation.Id, ["callback_id"] = translation.CallbackId });

    private static WebhookEvent? OfProofread(ApiCall call, Proofread proofread) => Event(
        "proofread_creation", proofread.Id, proofread.Job, proofread.Job.State(call.Now), new JsonObject { ["proofread_id"] = proofread.Id });

    /// <summary>A batch of which every item was refused has nothing to wait for, and ended as it began.</summary>
    private static WebhookEvent? OfBatch(ApiCall call, Batch batch)
    {
        var status = batch.Status(call.Now);
        var endedAt = batch.Items.Max(item => item.Job?.EndsAt) ?? DateTimeOffset.FromUnixTimeSeconds(batch.CreatedAt);
        return status == "processing" ? null : new("batch.finished", batch.Id, endedAt, new JsonObject { ["batch_id"] = batch.Id, ["status"] = status });
    }

    private static WebhookEvent? Event(string subject, string entityId, Job job, JobState state, JsonObject data) =>
        state == JobState.Running ? null : new($"{subject}.{(state == JobState.Succeeded ? "success" : "fail")}", entityId, job.EndsAt, data);
}
