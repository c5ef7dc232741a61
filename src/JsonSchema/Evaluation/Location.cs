using System.Globalization;
using System.Text;
using JsonSchema.Wording;

namespace JsonSchema.Evaluation;

/// <summary>A place in the value under judgement. Exists only while problems are reported: a valid value costs none.</summary>
internal sealed class Location
{
    /// <summary>A missing property comes after those that are there.</summary>
    private const int AfterAll = int.MaxValue;

    private readonly Location? parent;
    private readonly string? name;
    private readonly int position;

    private Location(Location? parent, string? name, int position)
    {
        this.parent = parent;
        this.name = name;
        this.position = position;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public static Location Root { get; } = new(null, null, 0);

    public int Depth { get; }

    /// <param name="name">The property's name.</param>
    /// <param name="position">How many properties stand before it in the document.</param>
    public Location Property(string name, int position) => new(this, name, position);

    public Location MissingProperty(string name) => new(this, name, AfterAll);

    public Location Item(int index) => new(this, null, index);

    /// <summary>The positions from the root down, by which places are put in the order of the document.</summary>
    public int[] Positions()
    {
        var positions = new int[Depth];
        var place = this;
        for (var i = positions.Length - 1; i >= 0; i--, place = place.parent!)
            positions[i] = place.position;
        return positions;
    }

    public override string ToString()
    {
        var steps = new Stack<Location>();
        for (var place = this; place.parent is not null; place = place.parent)
            steps.Push(place);
        var path = new StringBuilder();
        foreach (var step in steps)
            Append(path, step);
        return path.ToString();
    }

    private static void Append(StringBuilder path, Location step)
    {
        if (step.name is null)
            path.Append(CultureInfo.InvariantCulture, $"[{step.position}]");
        else if (!IsPlain(step.name))
            path.Append(CultureInfo.InvariantCulture, $"[\"{ValueText.Shorten(step.name)}\"]");
        else
            path.Append(path.Length == 0 ? "" : ".").Append(step.name);
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= ValueText.MaximumLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
}
