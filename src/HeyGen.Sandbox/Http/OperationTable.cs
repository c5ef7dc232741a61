namespace HeyGen.Sandbox.Http;

/// <summary>Does the work of one operation. Runs under the account's lock, after the request was checked against the contract.</summary>
internal delegate ApiAnswer OperationHandler(ApiCall call);

/// <summary>Who carries out each operation of the contract, by operation id.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<string, OperationHandler> handlers = [];

    public OperationTable(OperationCatalog contract, IEnumerable<IOperationGroup> groups)
    {
        Contract = contract;
        foreach (var group in groups)
            group.Register(this);
    }

    public OperationCatalog Contract { get; }

    /// <summary>Has an operation carried out by a method of its group, also one that the sandbox would answer by itself.</summary>
    public OperationHandler this[string operation]
    {
        set => handlers[operation] = value;
    }

    public OperationHandler? Find(Operation operation) => handlers.GetValueOrDefault(operation.Id);

    /// <summary>Answers GET, list and DELETE of a resource as far as the contract has them.</summary>
    /// <param name="path">The path of the collection; that of one resource has its id behind.</param>
    public void Stores<T>(string path)
        where T : class, IResource
    {
        var collection = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Operation[] known = [.. Contract.Operations.Where(operation => operation.Segments.AsSpan().StartsWith(collection))];
        if (known.Length == 0)
            throw new InvalidOperationException($"The contract has nothing under {path}.");

        foreach (var operation in known)
        {
            OperationHandler? handler = (operation.Method, operation.Segments[collection.Length..]) switch
            {
                ("GET", []) => static call => call.AnswerList<T>(),
                ("GET", [['{', ..]]) => static call => call.Answer(call.Found<T>().Describe(call)),
                ("DELETE", [['{', ..]]) => static call => call.AnswerDelete<T>(),
                _ => null,
            };
            if (handler is not null)
                handlers.TryAdd(operation.Id, handler);
        }
    }
}
