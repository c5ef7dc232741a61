using System.Text.Json;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Folders;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Lipsyncs;

/// <summary>Checks the request for one lipsync, which comes alone or as an item of a batch.</summary>
internal static class LipsyncRequest
{
    /// <summary>What is paid for: the new speech, to which the sandbox does not listen.</summary>
    public const double OutputSeconds = SpokenLength.UnknownAudioSeconds;

    private const string Captions = "These captions stand for the words of a recording that the sandbox does not listen to.";

    /// <exception cref="ApiException">A file cannot be used, or something named does not exist.</exception>
    public static BatchWork Check(ApiCall call, JsonElement request)
    {
        AssetInput.Check(call, request.Field("video")!.Value, "video", "video");
        AssetInput.Check(call, request.Field("audio")!.Value, "audio", "audio");
        if (request.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        if (request.Text("folder_id") is { } folder)
            FolderOperations.Find(call.Account, folder, "folder_id");
        Stretch.Check(request);
        // HeyGen's limit of concurrent jobs does not count lipsyncs.
        var (seconds, rate) = request.Text("mode") == "precision" ? (12, 0.0667m) : (6, 0.0333m);
        var terms = new JobTerms(seconds, rate * (decimal)OutputSeconds).With(TestHooks.In(request.Text("title")));
        return new(terms, job => Begin(call, request, job));
    }

    private static string Begin(ApiCall call, JsonElement request, Job job)
    {
        var lipsync = new Lipsync(Ids.New(), job)
        {
            Title = request.Text("title"),
            CreatedAt = call.Now.ToUnixTimeSeconds(),
            CallbackId = request.Text("callback_id"),
            HasCaptions = request.Flag("enable_caption"),
        };
        call.Account.Made<Lipsync>().Add(lipsync.Id, lipsync);
        call.World.Media.Publish(lipsync.FilmMedium, MediaContent.Film("mp4"));
        if (lipsync.HasCaptions)
            call.World.Media.Publish(lipsync.CaptionMedium, MediaContent.Subtitles(Captions));
        return lipsync.Id;
    }
}
