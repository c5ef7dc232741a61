namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>One word, or one phrase with a meaning of its own, of a text.</summary>
/// <param name="Stems">The words themselves; empty when they only say what is to be done.</param>
/// <param name="Concepts">What HeyGen calls it.</param>
/// <param name="Actions">What is to be done.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Stems, IReadOnlyList<string> Concepts, IReadOnlyList<ToolAction> Actions)
{
    /// <summary>It also names what some tools are about, and asks these for nothing: "remove the background".</summary>
    public bool IsSubject { get; init; }
}

/// <summary>What a tool does with the thing that it is about, and what a question asks to be done.</summary>
internal enum ToolAction
{
    Make,
    List,
    Read,
    Change,
    Delete,
    Stop,
}

/// <summary>A row of <see cref="Synonyms"/>: words and phrases that mean the same.</summary>
/// <param name="Concept">The name of what they mean.</param>
/// <param name="Action">Set when they say what is to be done rather than with what.</param>
/// <param name="Phrases">The words and phrases.</param>
internal sealed record SynonymRow(string Concept, ToolAction? Action, IReadOnlyList<string> Phrases)
{
    /// <inheritdoc cref="SearchTerm.IsSubject"/>
    public bool IsSubject { get; init; }
}
