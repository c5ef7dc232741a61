namespace HeyGen.Sandbox.BackgroundRemovals;

/// <summary>The API's group <c>background_removal</c>. No price is known, so it is free here.</summary>
internal sealed class BackgroundRemovalOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    private static readonly string[] EveryLayer = ["foreground", "mask", "background"];

    public void Register(OperationTable operations)
    {
        operations.Stores<BackgroundRemoval>("/v3/background-removals");
        operations["create_background_removal"] = Create;
    }

    /// <summary>A request id that was used before stands for the job that it began; the header <c>Idempotency-Key</c> is ignored here.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var requestId = call.Body.Text("request_id");
        if (requestId is not null && call.Account.Made<BackgroundRemoval>().Values.FirstOrDefault(job => job.RequestId == requestId) is { } first)
        {
            return call.Answer(first.Describe(call));
        }
        AssetInput.CheckField(call, call.Body, "video", "video");
        var layers = call.Body.Field("layers") is null ? EveryLayer : call.Body.Texts("layers");
        var work = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("title"))));
        return call.Answer(call.Keep(new BackgroundRemoval(Ids.New(), layers, work) { RequestId = requestId }).Describe(call));
    }
}
