namespace HeyGen.McpServer.Model;

/// <summary>Every tool. The definitions stand in <c>Catalog</c>, with their groups.</summary>
internal interface IToolCatalog
{
    /// <summary>In the order in which a client lists them.</summary>
    IReadOnlyList<ToolDefinition> All { get; }

    /// <summary>Names that <c>--toolsets</c> takes.</summary>
    IReadOnlyList<string> Toolsets { get; }

    /// <summary>The tool of this name or alias; null where there is none.</summary>
    ToolDefinition? Find(string name);

    /// <summary>The tools that these settings allow.</summary>
    /// <param name="toolsets">The toolsets to list; empty for the default one.</param>
    /// <param name="readOnly">Only tools that change nothing.</param>
    ToolSelection Select(IReadOnlyList<string> toolsets, bool readOnly);

    /// <summary>What to tell somebody who asks for a tool that cannot be called.</summary>
    string DescribeUnknown(string name);
}
