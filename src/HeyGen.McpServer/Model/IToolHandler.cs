namespace HeyGen.McpServer.Model;

/// <summary>Does the work of one call of a tool whose work is more than one operation of HeyGen, after its arguments were found valid.</summary>
internal interface IToolHandler
{
    /// <exception cref="HeyGen.McpServer.Platform.ToolFailure">The call failed.</exception>
    /// <exception cref="HeyGen.Client.HeyGenException">HeyGen refused.</exception>
    Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>Adds to HeyGen's refusal what only another read at HeyGen can tell.</summary>
internal interface IRefusalExplainer
{
    /// <returns>Null when there is nothing to add.</returns>
    Task<string?> ExplainAsync(HeyGen.Client.HeyGenError error, ToolCall call, CancellationToken cancellationToken);
}

/// <summary>Checks before a paid call what its arguments alone do not show.</summary>
internal interface IPrecheck
{
    /// <returns>What is wrong with the arguments; none when the call may go on.</returns>
    Task<IReadOnlyList<ArgumentProblem>> CheckAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>Makes of a call that stands for many things the call that names them all, as it is priced and sent.</summary>
internal interface ICallExpansion
{
    /// <exception cref="HeyGen.McpServer.Platform.ToolFailure">What the call stands for is wrong or cannot be read; nothing was sent.</exception>
    Task<ToolCall> ExpandAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>Gives the classes that tool definitions name, with what they need injected.</summary>
internal interface IToolParts
{
    IToolHandler HandlerOf(ToolDefinition tool);

    IRefusalExplainer ExplainerOf(ToolDefinition tool);

    IPrecheck PrecheckOf(ToolDefinition tool);

    ICallExpansion ExpansionOf(ToolDefinition tool);
}
