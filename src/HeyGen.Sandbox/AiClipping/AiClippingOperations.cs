namespace HeyGen.Sandbox.AiClipping;

/// <summary>The API's group <c>ai_clipping</c>.</summary>
internal sealed class AiClippingOperations : IOperationGroup
{
    private const double JobSeconds = 10;

    /// <summary>From one secondary source; HeyGen publishes none.</summary>
    private const decimal PriceOfAClip = 0.15m;

    private static readonly (string Title, int ViralityScore)[] moments = [("The best question", 87), ("What nobody expected", 74), ("In one sentence", 61)];

    public void Register(OperationTable operations)
    {
        operations.Stores<ClippingJob>("/v3/ai-clipping");
        operations["create_ai_clipping"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        AssetInput.CheckField(call, body, "video", "video");
        AssetInput.CheckUrlField(body, "callback_url");
        var settings = ClippingSettings.Read(body);
        var terms = new JobTerms(JobSeconds, PriceOfAClip * moments.Length).With(TestHooks.In(body.Text("title"), settings.Prompt));
        var job = call.Keep(new ClippingJob(Ids.New(), body.Text("title"), call.Account.StartJob(terms))
        {
            Settings = settings,
            Clips = [.. moments.Select((moment, index) => new Clip(Ids.New(), moment.Title, settings.Seconds(index), moment.ViralityScore))],
            InputLanguage = body.Text("input_language"),
            CallbackId = body.Text("callback_id"),
        });
        return call.Answer(new JsonObject { ["ai_clipping_id"] = job.Id });
    }
}
