namespace HeyGen.McpServer.Mcp.Completions;

/// <summary>A value that an argument may have.</summary>
/// <param name="Name">What a person knows it by.</param>
internal sealed record Completable(string Value, string Name);

/// <summary>The values of arguments of prompts and of resource templates.</summary>
internal interface ICompletionSource
{
    bool Completes(string argument);

    /// <summary>What of the other arguments makes another list.</summary>
    string Distinguish(IReadOnlyDictionary<string, string> others) => "";

    /// <summary>All values, as they come.</summary>
    IAsyncEnumerable<Completable> ReadAsync(string argument, string distinction, Caller caller, CancellationToken cancellationToken);
}
