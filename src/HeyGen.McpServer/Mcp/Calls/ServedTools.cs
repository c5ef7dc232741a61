using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>The tools that one request sees.</summary>
/// <param name="Listed">What <c>tools/list</c> shows, in this order: a list whose order changes spoils the prompt caches of every client.</param>
/// <param name="Find">Finds a tool that can be called, listed or not.</param>
internal sealed record ServedTools(IReadOnlyList<McpServerTool> Listed, Func<string, McpServerTool?> Find)
{
    public ServedTools(IReadOnlyList<McpServerTool> listed)
        : this(listed, name => listed.FirstOrDefault(tool => tool.ProtocolTool.Name == name))
    {
    }

    /// <summary>For a request of which it is not known what it may see.</summary>
    public static ServedTools Nothing { get; } = new([]);

    /// <summary>Says of a name that no tool has what was probably meant.</summary>
    public Func<string, string> DescribeUnknown { get; init; } = name => $"Unknown tool: {name}";
}
