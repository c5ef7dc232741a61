namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>The entry page of a project, read for what it says of the film.</summary>
internal sealed class Composition
{
    /// <summary>As in HyperFrames' own client.</summary>
    private const double Tolerance = 0.05;

    private static readonly (string Name, double Value)[] ratios = [("16:9", 16.0 / 9), ("9:16", 9.0 / 16), ("1:1", 1)];
    private static readonly string[] referring = ["src", "poster", "data-composition-src"];

    private readonly List<HtmlTag> tags;

    public Composition(string entry, string html)
    {
        Entry = entry;
        tags = [.. HtmlTags.Of(html)];
        Variables = new CompositionVariables(tags);
    }

    public string Entry { get; }

    public CompositionVariables Variables { get; }

    public decimal? Seconds => tags.FirstOrDefault(tag => tag["data-composition-id"] is not null)?.Number("data-duration");

    /// <summary>Files that the page names by a path of its own.</summary>
    public IEnumerable<string> References => tags.SelectMany(tag => referring.Select(name => tag[name]).Append(tag.Name == "link" ? tag["href"] : null))
        .OfType<string>().Select(address => address.Trim())
        .Where(address => address is not ("" or ['#', ..] or ['/', '/', ..]) && !address.Contains(':', StringComparison.Ordinal));

    /// <summary>The shape that the page is made for; null where it says none that HeyGen has.</summary>
    public string? Ratio => Size is var (width, height) ? ratios.FirstOrDefault(known => Math.Abs(width / height - known.Value) <= Tolerance).Name : null;

    /// <summary>By the first element that has a size, which is the composition's.</summary>
    private (double Width, double Height)? Size =>
        tags.Find(tag => tag["data-width"] is not null || tag["data-height"] is not null) is { } sized
            && sized.Number("data-width") is { } width && sized.Number("data-height") is { } height
            ? ((double)width, (double)height)
            : null;

    /// <param name="asked">The argument; null where the page decides.</param>
    public ArgumentProblem? ShapeProblem(string? asked)
    {
        if (Size is not var (width, height) || (Ratio is { } own && own == (asked ?? own)))
            return null;

        var advice = Ratio is null ? $"HeyGen renders {string.Join(", ", ratios.Select(known => known.Name))} only" : $"pass aspect_ratio {Ratio}, or none";
        var against = asked is null ? "" : $", which is not {asked}";
        return new("aspect_ratio", $"aspect_ratio: {UntrustedText.Clean(Entry)} is {width} x {height} by its data-width and data-height{against}; {advice}.");
    }

    /// <summary>What is wrong with the values given.</summary>
    /// <param name="isUsed">Whether the project uses a name that is no declared variable.</param>
    public IEnumerable<ArgumentProblem> VariableProblems(JsonObject values, Func<string, bool> isUsed)
    {
        if (Variables.Fault is { } fault && values.Count > 0)
            yield return new("project", $"project: in {UntrustedText.Clean(Entry)}, {fault}.");

        foreach (var (name, value) in values)
        {
            var place = $"variables.{UntrustedText.Clean(name)}";
            if (!Variables.Has(name))
            {
                if (!isUsed(name))
                    yield return new(place, $"{place}: nothing in the project uses it; its variables are {(Variables.Any ? Variables.Names : "none")}.");
            }
            else if (Variables.FaultOf(name, value) is { } wrong)
            {
                yield return new(place, $"{place}: {wrong}.");
            }
        }
    }
}
