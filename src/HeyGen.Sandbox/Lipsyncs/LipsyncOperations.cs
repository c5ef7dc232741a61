using System.Text.Json.Nodes;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Lipsyncs;

/// <summary>The API's group <c>lipsync</c>.</summary>
internal sealed class LipsyncOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_lipsync"] = Create,
        ["get_lipsync"] = call => call.Answer(Describe(call, Find(call))),
        ["list_lipsyncs"] = call => call.AnswerPage(call.Account.Made<Lipsync>().NewestFirst(), lipsync => lipsync.Id, lipsync => Describe(call, lipsync)),
        ["update_lipsync"] = Update,
        ["delete_lipsync"] = Delete,
        ["create_lipsync_batch"] = call => BatchOperations.Create(call, call.Body.Items("lipsyncs"), request => LipsyncRequest.Check(call, request)),
        ["get_lipsync_batch"] = BatchOperations.Get,
        ["bulk_lipsync_statuses"] = call => BatchOperations.Statuses(
            call, "lipsync_ids", id => call.Account.Made<Lipsync>().TryGetValue(id, out var lipsync) ? lipsync.Status(call.Now) : null),
    };

    private static ApiAnswer Create(ApiCall call)
    {
        var work = LipsyncRequest.Check(call, call.Body);
        return call.Answer(new JsonObject { ["lipsync_id"] = work.Begin(call.Account.StartJob(work.Terms)) });
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var lipsync = Find(call);
        lipsync.Title = call.Body.Text("title");
        return call.Answer(Describe(call, lipsync));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var lipsync = Find(call);
        call.Account.Made<Lipsync>().Remove(lipsync.Id);
        call.World.Media.Withdraw(lipsync.FilmMedium, lipsync.CaptionMedium);
        return call.Answer(new JsonObject { ["id"] = lipsync.Id });
    }

    private static Lipsync Find(ApiCall call)
    {
        var id = call.PathValue("lipsync_id");
        return call.Account.Made<Lipsync>().TryGetValue(id, out var lipsync) ? lipsync : throw ApiException.NotFound("not_found", "Lipsync", id);
    }

    private static JsonObject Describe(ApiCall call, Lipsync lipsync)
    {
        var status = lipsync.Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["id"] = lipsync.Id,
            ["title"] = lipsync.Title,
            ["status"] = status,
            ["created_at"] = lipsync.CreatedAt,
            ["duration"] = isDone ? LipsyncRequest.OutputSeconds : null,
            ["video_url"] = isDone ? call.Link(lipsync.FilmMedium) : null,
            ["caption_url"] = isDone && lipsync.HasCaptions ? call.Link(lipsync.CaptionMedium) : null,
            ["callback_id"] = lipsync.CallbackId,
            ["failure_message"] = status == "failed" ? "The lips could not be matched to the audio." : null,
        };
    }
}
