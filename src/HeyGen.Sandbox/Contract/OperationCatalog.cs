namespace HeyGen.Sandbox.Contract;

internal sealed record OperationMatch(Operation Operation, OrderedDictionary<string, string> PathValues);

internal sealed class OperationCatalog
{
    private readonly Operation[] operations;

    private OperationCatalog(IEnumerable<Operation> operations) =>
        // A literal part wins over a parameter: /v3/videos/statuses is no video id.
        this.operations = [.. operations.OrderBy(operation => operation.Segments.Count(IsParameter))];

    /// <summary>The contract that this build of the sandbox carries. Shared: many sandboxes of one process read and compile it once.</summary>
    public static OperationCatalog Current { get; } = Load();

    public IReadOnlyList<Operation> Operations => operations;

    private static OperationCatalog Load()
    {
        using var data = typeof(OperationCatalog).Assembly.GetManifestResourceStream("operations.json")!;
        // Not disposed: the operations keep their entries to parse schemas when first needed.
        var document = JsonDocument.Parse(data);
        // What HeyGen has only announced has no path yet.
        var known = document.RootElement.EnumerateArray().Where(entry => !entry.GetProperty("status").ValueEquals("announced"));
        return new(known.Select(entry => new Operation(entry)));
    }

    public OperationMatch? Find(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = operations.FirstOrDefault(operation => operation.Method == method && Fits(operation, segments));
        return found is null ? null : new(found, PathValues(found, segments));
    }

    private static bool Fits(Operation operation, string[] segments) =>
        operation.Segments.Length == segments.Length
        && operation.Segments.Zip(segments).All(pair => IsParameter(pair.First) || pair.First == pair.Second);

    private static OrderedDictionary<string, string> PathValues(Operation operation, string[] segments) =>
        new(operation.Segments.Zip(segments)
            .Where(pair => IsParameter(pair.First))
            .Select(pair => KeyValuePair.Create(pair.First[1..^1], pair.Second)));

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
