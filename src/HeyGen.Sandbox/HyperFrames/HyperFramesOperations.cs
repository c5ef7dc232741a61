namespace HeyGen.Sandbox.HyperFrames;

/// <summary>The API's group <c>hyperframes</c>.</summary>
internal sealed class HyperFramesOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>The rate that the price is published for; how it rises with more frames is not published, so it rises evenly here.</summary>
    private const double UsualFps = 30;

    /// <summary>HeyGen's own range is not published; this one is wide.</summary>
    private const double MostFps = 240;

    private const decimal PriceOfAMinute = 0.1m;

    private const decimal FactorOf4k = 1.5m;

    public void Register(OperationTable operations)
    {
        operations.Stores<Render>("/v3/hyperframes/renders");
        operations["create_hyperframes_render"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        var fps = body.Number("fps") ?? UsualFps;
        if (fps is not (> 0 and <= MostFps))
        {
            throw ApiException.InvalidParameter("fps", $"fps: expected a number above 0, at most {MostFps}.");
        }
        AssetInput.CheckUrlField(body, "callback_url");
        Project.Check(call, body.Field("project")!.Value, body.Text("composition") ?? "index.html");
        var resolution = body.Text("resolution") ?? "1080p";
        var terms = new JobTerms(JobSeconds, Price(fps, resolution)).With(TestHooks.In(body.Text("title")));
        var render = call.Keep(new Render(Ids.New(), body.Text("title"), call.Account.StartJob(terms))
        {
            Fps = fps,
            Quality = body.Text("quality") ?? "standard",
            Format = body.Text("format") ?? "mp4",
            Resolution = resolution,
            AspectRatio = body.Text("aspect_ratio") ?? "16:9",
            Composition = body.Text("composition"),
            CallbackId = body.Text("callback_id"),
        });
        return call.Answer(new JsonObject { ["render_id"] = render.Id });
    }

    private static decimal Price(double fps, string resolution) =>
        decimal.Round(PriceOfAMinute * (resolution == "4k" ? FactorOf4k : 1) * (decimal)(fps / UsualFps * Render.OutputSeconds / 60), 6);
}
