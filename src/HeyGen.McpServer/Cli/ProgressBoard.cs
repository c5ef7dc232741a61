using Spectre.Console;
using Spectre.Console.Rendering;

namespace HeyGen.McpServer.Cli;

/// <summary>One piece of work as a terminal shows it.</summary>
/// <param name="Title">What it is; null where the terminal shows that already.</param>
/// <param name="Words">What happens.</param>
/// <param name="Percent">How far it is; null where nobody knows.</param>
/// <param name="Cost">What it costs; null where that is not known.</param>
internal sealed record BoardLine(string? Title, string Words, double? Percent, string? Cost = null);

/// <summary>
/// Draws work that is under way: what it is, and below that a bar and words. A line wider than the terminal would wrap, and a board higher than it could not
/// be drawn over, so both are cut.
/// </summary>
internal sealed class ProgressBoard(Func<IReadOnlyList<BoardLine>> current, Func<int> height) : Renderable
{
    private const int WidestBar = 24;
    private const int LongestText = 400;

    private static readonly Style strong = new(decoration: Decoration.Bold);
    private static readonly Style dim = new(decoration: Decoration.Dim);
    private static readonly Style done = new(Color.Green);

    /// <summary>On one line, without control characters, and not longer than a person reads.</summary>
    public static string Plain(string text)
    {
        var line = new string([.. ResultText.OneLine(UntrustedText.Clean(text)).Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        return line.Length <= LongestText ? line : $"{line[..(char.IsHighSurrogate(line[LongestText - 1]) ? LongestText - 1 : LongestText)]}…";
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // A terminal may wrap already when its last column is written.
        var width = Math.Max(1, maxWidth - 1);
        var lines = current();
        var most = Math.Max(1, height() - 2);
        var shown = lines.TakeWhile((_, index) => HeightOf(lines.Take(index + 1)) <= most).ToList();
        foreach (var line in shown)
        {
            foreach (var segment in Draw(line, width))
                yield return segment;
        }

        if (shown.Count < lines.Count)
        {
            yield return Fit($"and {lines.Count - shown.Count} more", width, dim);
            yield return Segment.LineBreak;
        }
    }

    private static int HeightOf(IEnumerable<BoardLine> lines) => lines.Sum(line => line.Title is null ? 1 : 2);

    private static IEnumerable<Segment> Draw(BoardLine line, int width)
    {
        if (line.Title is { } title)
        {
            var cost = line.Cost is { } known && width > 2 * known.Length ? $"  {known}" : "";
            yield return Fit(Plain(title), width - cost.Length, strong);
            yield return new Segment(cost, dim);
            yield return Segment.LineBreak;
        }

        var bar = Math.Min(WidestBar, width / 4);
        if (line.Percent is { } percent && bar > 3)
        {
            var full = Math.Clamp((int)Math.Round(bar * percent / 100), 0, bar);
            yield return new Segment(new string('━', full), done);
            yield return new Segment(new string('─', bar - full), dim);
            yield return new Segment($" {percent,3:0}% ");
            width -= bar + 6;
        }

        yield return Fit(Plain(line.Words), width, Style.Plain);
        yield return Segment.LineBreak;
    }

    /// <summary>Measured in columns: a Chinese character has two.</summary>
    private static Segment Fit(string text, int width, Style style)
    {
        var whole = new Segment(text, style);
        return whole.CellCount() <= width ? whole : new Segment(width < 2 ? "…" : $"{Segment.Truncate(whole, width - 1)?.Text}…", style);
    }
}
