using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Tools;

/// <summary>
/// Tools in the order in which they were given. The SDK's own collection enumerates by hash, and a list whose order changes from process
/// to process spoils the prompt caches of every client.
/// </summary>
internal sealed class OrderedTools : McpServerPrimitiveCollection<McpServerTool>
{
    private readonly IReadOnlyList<McpServerTool> tools;

    public OrderedTools(IReadOnlyList<McpServerTool> tools)
    {
        this.tools = tools;
        foreach (var tool in tools)
        {
            Add(tool);
        }
    }

    public override IEnumerator<McpServerTool> GetEnumerator() => tools.GetEnumerator();
}
