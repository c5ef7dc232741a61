namespace HeyGen.McpServer.Pipeline.Arguments;

internal sealed class ProblemPlace : IComparable<ProblemPlace>
{
    /// <summary>A missing field comes after those that are there.</summary>
    private const int AfterAll = int.MaxValue;

    private readonly ProblemPlace? parent;
    private readonly string? name;
    private readonly int position;
    private readonly int depth;

    private ProblemPlace(ProblemPlace? parent, string? name, int position)
    {
        (this.parent, this.name, this.position) = (parent, name, position);
        depth = parent is null ? 0 : parent.depth + 1;
        IsInList = parent is not null && (parent.IsInList || name is null);
    }

    public static ProblemPlace Root { get; } = new(null, null, 0);

    public bool IsInList { get; }

    public ProblemPlace Field(string field, int index) => new(this, field, index);

    public ProblemPlace MissingField(string field) => new(this, field, AfterAll);

    public ProblemPlace Item(int index) => new(this, null, index);

    /// <summary>By the order of the document.</summary>
    public int CompareTo(ProblemPlace? other) => Positions().AsSpan().SequenceCompareTo(other!.Positions());

    /// <summary>As a caller writes it: <c>scenes[2].input.voice_id</c>; empty for the whole value.</summary>
    public override string ToString() => parent is null ? "" : Append(new StringBuilder(parent.ToString())).ToString();

    private StringBuilder Append(StringBuilder path) => name switch
    {
        null => path.Append(CultureInfo.InvariantCulture, $"[{position}]"),
        _ when !IsPlain(name) => path.Append(CultureInfo.InvariantCulture, $"[\"{ValueText.Shorten(name)}\"]"),
        _ => path.Append(path.Length == 0 ? "" : ".").Append(name),
    };

    private int[] Positions()
    {
        var positions = new int[depth];
        for (var place = this; place.parent is not null; place = place.parent)
            positions[place.depth - 1] = place.position;

        return positions;
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= ValueText.MaximumLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
}
