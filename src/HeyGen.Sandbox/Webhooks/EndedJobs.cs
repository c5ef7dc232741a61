using System.Text.Json.Nodes;
using HeyGen.Sandbox.AiClipping;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.HyperFrames;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.VideoAgents;
using HeyGen.Sandbox.VideoTranslations;
using HeyGen.Sandbox.Videos;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>
/// The events of an account's jobs: ends of videos, Video Agent sessions, avatar trainings, translations, proofreads, clipping jobs, HyperFrames renders and
/// batches. HeyGen has no type for the ends of the other jobs; those of filler-word removals exist for a job's own callback only.
/// </summary>
/// <param name="account">Whose jobs; its lock is held.</param>
/// <param name="since">Only jobs that ended then or later.</param>
/// <param name="now">The time.</param>
/// <param name="link">Makes a signed link to a medium.</param>
internal sealed class EndedJobs(Account account, DateTimeOffset since, DateTimeOffset now, Func<string, string> link)
{
    public IEnumerable<WebhookEvent> Events()
    {
        var sessions = account.Sessions.Values;
        var byAgent = sessions.SelectMany(session => session.Runs).Select(run => run.Video).ToHashSet();
        return
        [
            .. account.Videos.Values.Where(video => !byAgent.Contains(video)).Select(OfVideo).OfType<WebhookEvent>(),
            .. sessions.Select(OfSession).OfType<WebhookEvent>(),
            .. account.Looks.Values.Select(OfLook).OfType<WebhookEvent>(),
            .. account.Made<VideoTranslation>().Values.Select(OfTranslation).OfType<WebhookEvent>(),
            .. account.Made<Proofread>().Values.Select(OfProofread).OfType<WebhookEvent>(),
            .. account.Made<ClippingJob>().Values.Select(OfClipping).OfType<WebhookEvent>(),
            .. account.Made<Render>().Values.Select(OfRender).OfType<WebhookEvent>(),
            .. account.Made<Batch>().Values.Select(OfBatch).OfType<WebhookEvent>(),
        ];
    }

    private WebhookEvent? OfVideo(Video video) => Event("avatar_video", video.Id, video.Job, () =>
    {
        var data = new JsonObject { ["video_id"] = video.Id, ["folder_id"] = video.FolderId, ["callback_id"] = video.CallbackId };
        if (video.Job.State(now) == JobState.Succeeded)
        {
            data["url"] = link(video.FilmMedium);
            data["gif_download_url"] = null;
            data["video_page_url"] = null;
            data["video_share_page_url"] = null;
        }

        return data;
    });

    /// <summary>The last run counts; a run that ends in a question, or by the caller's own stop, is no end of the session.</summary>
    private WebhookEvent? OfSession(AgentSession session)
    {
        var run = session.Runs[^1];
        return run.Video is null || session.IsStopped
            ? null
            : Event("video_agent", session.Id, run.Job, () => new JsonObject { ["session_id"] = session.Id, ["video_id"] = run.Video.Id });
    }

    private WebhookEvent? OfLook(AvatarLook look) => look.Training is not { } training ? null : Event(
        look.AvatarType == AvatarLook.DigitalTwin ? "instant_avatar" : "photo_avatar_generation",
        look.Id,
        training,
        () => new JsonObject { ["id"] = look.Id, ["group_id"] = look.Group.Id });

    private WebhookEvent? OfTranslation(VideoTranslation translation) => Event(
        "video_translate",
        translation.Id,
        translation.Job,
        () => new JsonObject { ["video_translation_id"] = translation.Id, ["callback_id"] = translation.CallbackId });

    private WebhookEvent? OfProofread(Proofread proofread) => Event(
        "proofread_creation", proofread.Id, proofread.Job, () => new JsonObject { ["proofread_id"] = proofread.Id });

    /// <summary>The one event that carries the whole resource.</summary>
    private WebhookEvent? OfClipping(ClippingJob clipping) => Event("ai_clipping", clipping.Id, clipping.Job, () => clipping.Describe(now, link));

    private WebhookEvent? OfRender(Render render) => Event(
        "hyperframes_video", render.Id, render.Job, () => new JsonObject { ["render_id"] = render.Id, ["callback_id"] = render.CallbackId });

    /// <summary>A batch of which every item was refused has nothing to wait for, and ended as it began.</summary>
    private WebhookEvent? OfBatch(Batch batch)
    {
        var endedAt = batch.Items.Max(item => item.Job?.EndsAt) ?? DateTimeOffset.FromUnixTimeSeconds(batch.CreatedAt);
        if (endedAt < since || endedAt > now)
            return null;
        return new("batch.finished", batch.Id, endedAt, new JsonObject { ["batch_id"] = batch.Id, ["status"] = batch.Status(now) });
    }

    private WebhookEvent? Event(string subject, string entityId, Job job, Func<JsonObject> data)
    {
        var state = job.State(now);
        return state == JobState.Running || job.EndsAt < since
            ? null
            : new($"{subject}.{(state == JobState.Succeeded ? "success" : "fail")}", entityId, job.EndsAt, data());
    }
}
