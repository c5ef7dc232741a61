using System.Text.Json;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Videos;

/// <summary>Checks the request for one video, which comes alone or as an item of a batch.</summary>
internal static class VideoRequest
{
    /// <param name="call">The request.</param>
    /// <param name="body">The body for this one video.</param>
    /// <param name="folderId">Where the video goes: a batch has one folder for all.</param>
    /// <param name="takesSlot">Whether it counts against the concurrent jobs; an item of a batch does not.</param>
    /// <exception cref="ApiException">The request breaks a rule, or names what does not exist.</exception>
    public static BatchWork Check(ApiCall call, JsonElement body, string? folderId, bool takesSlot)
    {
        var plan = VideoPlans.Make(call, body);
        var terms = new JobTerms(plan.JobSeconds, plan.Price, takesSlot).With(TestHooks.In(body.Text("title"), plan.Script));
        return new(terms, job => Begin(call, body, plan, job, folderId));
    }

    private static string Begin(ApiCall call, JsonElement body, VideoPlan plan, Job job, string? folderId)
    {
        var video = new Video(Ids.New(), body.Text("title"), job)
        {
            CreatedAt = call.Now.ToUnixTimeSeconds(),
            Request = body,
            Script = plan.Script,
            OutputSeconds = plan.OutputSeconds,
            OutputFormat = body.Text("output_format") ?? "mp4",
            HasCaptions = body.Field("caption") is not null && plan.Script.Length > 0,
            FolderId = folderId,
            CallbackId = body.Text("callback_id"),
        };
        VideoOperations.Add(call, video);
        return video.Id;
    }
}
