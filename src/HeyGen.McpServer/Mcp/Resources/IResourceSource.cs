using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Resources;

/// <param name="Next">Where its next page begins; null at the end.</param>
internal sealed record ResourcePage(IReadOnlyList<Resource> Resources, string? Next = null);

/// <summary>One kind of resources.</summary>
internal interface IResourceSource
{
    /// <summary>Null where all there are are listed.</summary>
    ResourceTemplate? Template { get; }

    /// <param name="page">Null for the first.</param>
    Task<ResourcePage> ListAsync(string? page, Caller caller, CancellationToken cancellationToken);

    /// <summary>Null for a URI of another kind.</summary>
    Task<ToolResult>? Read(string uri, Caller caller, CancellationToken cancellationToken);
}
