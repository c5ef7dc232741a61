namespace HeyGen.Sandbox.Videos;

internal sealed class VideoOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Video>("/v3/videos");
        operations.Stores<Batch>("/v3/videos/batches");
        operations["create_video"] = Create;
        operations["get_video_scenes"] = call => call.Answer(call.Found<Video>().DescribeScenes(call));
        operations["create_video_batch"] = CreateBatch;
        operations["bulk_video_statuses"] = call => Batch.AnswerStatuses(call, "video_ids", id => call.TryFind<Video>(id)?.Describe(call));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var work = Check(call, call.Body, takesSlot: true);
        var id = work.Begin(call.Account.StartJob(work.Terms));
        return call.Answer(new JsonObject { ["video_id"] = id, ["status"] = "pending", ["output_format"] = call.Find<Video>(id).OutputFormat });
    }

    private static ApiAnswer CreateBatch(ApiCall call)
    {
        AssetInput.CheckUrlField(call.Body, "callback_url");
        call.CheckNamed<Folder>(call.Body, "folder_id");
        return BatchRequest.CreateBatch(call, call.Body.Items("videos"), video => Check(call, video, takesSlot: false));
    }

    /// <summary>Checks the request for one video, which comes alone or as an item of a batch.</summary>
    /// <param name="takesSlot">Whether it counts against the concurrent jobs; an item of a batch does not.</param>
    private static BatchWork Check(ApiCall call, JsonElement body, bool takesSlot)
    {
        var plan = VideoPlan.Make(call, body);
        var terms = new JobTerms(plan.JobSeconds, plan.Price, takesSlot).With(TestHooks.In(body.Text("title"), plan.Script));
        return new(terms, job => call.Keep(new Video(body, job, plan.Script, plan.OutputSeconds)
        {
            HasCaptions = body.Field("caption") is not null && plan.Script.Length > 0,
            // A batch has one folder for all.
            FolderId = call.Body.Text("folder_id"),
        }).Id);
    }
}
