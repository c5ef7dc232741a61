using System.IO.Compression;
using System.Text.RegularExpressions;

namespace HeyGen.Sandbox.HyperFrames;

internal sealed class HyperFramesOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>The rate that the price is published for; how it rises with more frames is not published, so it rises evenly here.</summary>
    private const double UsualFps = 30;

    private const decimal PriceOfAMinute = 0.1m;

    private const decimal FactorOf4k = 1.5m;

    /// <summary>The length of a film whose composition does not say it, or lies behind an address; only rendering would tell the true one.</summary>
    private const double AssumedSeconds = 10;

    public void Register(OperationTable operations)
    {
        operations.Stores<Render>("/v3/hyperframes/renders");
        operations["create_hyperframes_render"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var fps = call.Body.Number("fps")!.Value;
        AssetInput.CheckUrlField(call.Body, "callback_url");
        ApiException.ThrowIf(
            call.Body.Text("resolution") == "4k" && call.Body.Text("format") is "webm" or "mov", "format", "in 4k there is mp4 only");
        var seconds = Project.Check(
            call, call.Body.Field("project")!.Value, call.Body.Text("composition") ?? "index.html", call.Body.Text("aspect_ratio")!) ?? AssumedSeconds;
        var terms = new JobTerms(JobSeconds, Price(fps, call.Body.Text("resolution")!, seconds)).With(TestHooks.In(call.Body.Text("title")));
        return call.Answer(call.Keep(new Render(call.Body, call.Account.StartJob(terms), seconds)).Describe(call));
    }

    private static decimal Price(double fps, string resolution, double seconds) =>
        decimal.Round(PriceOfAMinute * (resolution == "4k" ? FactorOf4k : 1) * (decimal)(fps / UsualFps * seconds / 60), 6);
}

/// <summary>A composition that is being rendered, or has been.</summary>
internal sealed record Render(JsonElement Request, Job Job, double Seconds) : Product(Request, Job), IResource, IEventSource
{
    private readonly string format = Request.Text("format")!;

    public static string Noun => "Render";

    public static string NotFoundCode => "hyperframes_render_not_found";

    public override IEnumerable<MediaFile> Media =>
        FilmAndThumbnail(FilmSize.Of(Request.Text("aspect_ratio"), Request.Text("resolution")), Seconds, format);

    protected override string IdField => "render_id";

    protected override string[] Repeated => ["callback_id", "fps", "quality", "format", "resolution", "aspect_ratio", "composition"];

    protected override string Failure => "The composition could not be rendered.";

    public override string Status(DateTimeOffset now) => Job.Status(now, "queued", 0.2, "rendering");

    public WebhookEvent? EndEvent(EventWindow window) =>
        window.End("hyperframes_video", Id, Job, () => new() { ["render_id"] = Id, ["callback_id"] = Request.Text("callback_id") });

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) =>
        new(FilmAndThumbnailLinks(link, format)) { ["duration"] = Seconds };
}

/// <summary>Looks into the zip of a project, where the sandbox has it: one behind an address is not fetched.</summary>
internal static partial class Project
{
    /// <summary>200 MB, taken as binary; HeyGen does not say which it means.</summary>
    private const long LargestZip = 200L * 1024 * 1024;

    /// <summary>Refuses what HeyGen would; gives the length that the composition says its film has, null where it says none.</summary>
    public static double? Check(ApiCall call, JsonElement input, string entryFile, string ratio)
    {
        if (AssetInput.Check(call, input, "project", FileType.Zip.Kind) is null || input.Text("type") == "url")
            return null;
        var file = input.Text("asset_id") is { } id
            ? AssetInput.Find(call, id, "project.asset_id").File
            : StoredFile.Of(input.GetProperty("data").GetBytesFromBase64());
        ApiException.ThrowIf(file.Size > LargestZip, 413, "hyperframes_project_too_large", "project: the zip is over 200 MB.", "project");
        var page = Read(file, entryFile)
            ?? throw new ApiException(400, "hyperframes_project_invalid", $"project: expected a zip with {entryFile}.", "project");
        var (width, height) = (Number(Width().Match(page)), Number(Height().Match(page)));
        var sides = ratio.Split(':').Select(side => double.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        ApiException.ThrowIf(
            Math.Abs((width / height / (sides[0] / sides[1])) - 1) > 0.01, "aspect_ratio", $"the composition is {width} x {height}, which is not {ratio}");
        return Number(Duration().Match(page)) is > 0 and var seconds ? seconds : null;
    }

    /// <summary>The text of a file in the zip; null where there is none.</summary>
    private static string? Read(StoredFile file, string entryFile)
    {
        try
        {
            using var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
            if (zip.GetEntry(entryFile) is not { } entry)
                return null;
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Not a number where the composition has no size, which no comparison refuses.</summary>
    private static double Number(Match match) => match.Success ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : double.NaN;

    [GeneratedRegex("""data-width\s*=\s*["']?([1-9]\d{0,5})""")]
    private static partial Regex Width();

    [GeneratedRegex("""data-height\s*=\s*["']?([1-9]\d{0,5})""")]
    private static partial Regex Height();

    [GeneratedRegex("""data-duration\s*=\s*["']?(\d{1,5}(?:\.\d{1,6})?)\b""")]
    private static partial Regex Duration();
}
