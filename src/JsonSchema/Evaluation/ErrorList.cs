using JsonSchema.Wording;

namespace JsonSchema.Evaluation;

/// <summary>Collects problems while a value is judged, and puts them in order.</summary>
internal sealed class ErrorList
{
    private const int Capacity = 1000;

    private readonly List<(Location At, SchemaError Error)> found = [];

    public bool IsFull => found.Count >= Capacity;

    public int Count => found.Count;

    /// <summary>How far down the deepest problem lies. Of two branches, the one that got further was more likely meant.</summary>
    public int Depth => found.Count == 0 ? 0 : found.Max(entry => entry.At.Depth);

    public void Add(Location at, string keyword, string expected, string? foundText = null, string? suggestion = null)
    {
        if (!IsFull)
            found.Add((at, new SchemaError(at.ToString(), keyword, expected, foundText, suggestion)));
    }

    public void AddAll(ErrorList others) => found.AddRange(others.found.Take(Capacity - found.Count));

    public IReadOnlyList<SchemaError> InDocumentOrder() =>
        [.. found
            .OrderBy(entry => entry.At.Positions(), Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))
            .Select(entry => entry.Error)
            .DistinctBy(error => (error.Path, error.Keyword))];
}
