using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.HyperFrames;

/// <summary>The API's group <c>hyperframes</c>.</summary>
internal sealed class HyperFramesOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>The rate that the price is told for; how it rises with more frames is not published, so it rises evenly here.</summary>
    private const double UsualFps = 30;

    /// <summary>HeyGen's own range is not published; this one is wide.</summary>
    private const double MostFps = 240;

    private const decimal PriceOfAMinute = 0.1m;

    private const decimal FactorOf4k = 1.5m;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_hyperframes_render"] = Create,
        ["get_hyperframes_render"] = call => call.Answer(Find(call).Describe(call)),
        ["list_hyperframes_renders"] = call => call.AnswerPage(call.Account.Made<Render>().NewestFirst(), render => render.Id, render => render.Describe(call)),
        ["delete_hyperframes_render"] = Delete,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        var fps = body.Number("fps") ?? UsualFps;
        if (fps is not (> 0 and <= MostFps))
            throw ApiException.InvalidParameter("fps", $"fps: expected a number above 0, at most {MostFps}.");
        if (body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        Project.Check(call, body.Field("project")!.Value, body.Text("composition") ?? "index.html");
        var resolution = body.Text("resolution") ?? "1080p";
        var terms = new JobTerms(JobSeconds, Price(fps, resolution)).With(TestHooks.In(body.Text("title")));
        var render = new Render(Ids.New(), body.Text("title"), call.Account.StartJob(terms))
        {
            Fps = fps,
            Quality = body.Text("quality") ?? "standard",
            Format = body.Text("format") ?? "mp4",
            Resolution = resolution,
            AspectRatio = body.Text("aspect_ratio") ?? "16:9",
            Composition = body.Text("composition"),
            CallbackId = body.Text("callback_id"),
        };
        call.Account.Made<Render>().Add(render.Id, render);
        call.World.Media.Publish(render.FilmMedium, MediaContent.Film(render.Format));
        call.World.Media.Publish(render.ThumbnailMedium, MediaContent.Picture(640, 360, render.Id));
        return call.Answer(new JsonObject { ["render_id"] = render.Id });
    }

    private static decimal Price(double fps, string resolution) =>
        decimal.Round(PriceOfAMinute * (resolution == "4k" ? FactorOf4k : 1) * (decimal)(fps / UsualFps * Render.OutputSeconds / 60), 6);

    private static ApiAnswer Delete(ApiCall call)
    {
        var render = Find(call);
        call.Account.Made<Render>().Remove(render.Id);
        call.World.Media.Withdraw(render.FilmMedium, render.ThumbnailMedium);
        return call.Answer(new JsonObject { ["render_id"] = render.Id });
    }

    private static Render Find(ApiCall call)
    {
        var id = call.PathValue("render_id");
        return call.Account.Made<Render>().GetValueOrDefault(id) ?? throw ApiException.NotFound("hyperframes_render_not_found", "Render", id);
    }
}
