using System.IO.Compression;
using System.Text.RegularExpressions;
using HeyGen.McpServer.Files;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>
/// Looks into a project that is here, before it is uploaded: a zip without its entry file, or one made for another shape of frame, is uploaded and refused.
/// </summary>
internal sealed partial class ProjectCheck(LocalFiles local) : IPrecheck
{
    private const string UsualEntry = "index.html";
    private const string UsualRatio = "16:9";

    /// <summary>The size stands near the top of the entry file; a larger one is read no further.</summary>
    private const int MostCharacters = 1 << 20;

    private const int MostNames = 5;

    private static readonly (string Name, double Value)[] ratios = [(UsualRatio, 16.0 / 9), ("9:16", 9.0 / 16), ("1:1", 1)];

    public async Task<IReadOnlyList<ArgumentProblem>> CheckAsync(ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await OpenAsync(call, JsonText.At(call.Arguments, "project")!, cancellationToken);
            if (file is null)
                return [];

            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var entry = JsonText.At(call.Arguments, "composition") ?? UsualEntry;
            return zip.GetEntry(entry) is { } found
                ? ShapeProblem(entry, await ReadAsync(found, cancellationToken), JsonText.At(call.Arguments, "aspect_ratio") ?? UsualRatio)
                : [Missing(entry, zip)];
        }
        catch (InvalidDataException)
        {
            return [new("project", "project: this is no zip that can be read.")];
        }
        catch (Exception fault) when (fault is FileRefusedException or IOException)
        {
            // Told when the file is looked for to be uploaded.
            return [];
        }
    }

    /// <summary>Null for a project that is elsewhere.</summary>
    private async Task<Stream?> OpenAsync(ToolCall call, string project, CancellationToken cancellationToken) =>
        InlineFile.IsDataAddress(project) ? new MemoryStream(InlineFile.Read(project), writable: false)
        : LocalPath.IsMeant(project) ? (await local.AllowAsync(project, call.Caller.Roots, cancellationToken)).OpenForReading(project)
        : null;

    private static ArgumentProblem Missing(string entry, ZipArchive zip)
    {
        var pages = zip.Entries.Select(other => other.FullName).Where(name => name.EndsWith(".html", StringComparison.OrdinalIgnoreCase)).Take(MostNames);
        var found = string.Join(", ", pages.Select(name => UntrustedText.Clean(name)));
        return new(
            "project",
            $"project: the zip has no {entry}. Put it at the root, or name the entry file as composition; HTML found: {(found.Length > 0 ? found : "none")}.");
    }

    private static IReadOnlyList<ArgumentProblem> ShapeProblem(string entry, string html, string ratio)
    {
        var tag = Sized().Match(html).Value;
        if (Number(Width().Match(tag)) is not { } width || Number(Height().Match(tag)) is not { } height || IsOf(width / height, ratio))
            return [];

        var meant = ratios.FirstOrDefault(known => IsOf(width / height, known.Name)).Name;
        var advice = meant is null ? $"HeyGen renders {string.Join(", ", ratios.Select(known => known.Name))} only" : $"pass aspect_ratio {meant}";
        return [new("aspect_ratio", $"aspect_ratio: {entry} is {width} x {height} by its data-width and data-height, which is not {ratio}; {advice}.")];
    }

    private static bool IsOf(double shape, string ratio) => ratios.Any(known => known.Name == ratio && Math.Abs((shape / known.Value) - 1) < 0.01);

    private static double? Number(Match match) => match.Success ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static async Task<string> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await entry.OpenAsync(cancellationToken));
        var text = new char[MostCharacters];
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }

    /// <summary>The first element that has a size, which is the composition's.</summary>
    [GeneratedRegex(@"<[a-z][^<>]*\sdata-(?:width|height)\s*=[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Sized();

    [GeneratedRegex("""\sdata-width\s*=\s*["']?([1-9]\d{0,5})""", RegexOptions.IgnoreCase)]
    private static partial Regex Width();

    [GeneratedRegex("""\sdata-height\s*=\s*["']?([1-9]\d{0,5})""", RegexOptions.IgnoreCase)]
    private static partial Regex Height();
}
