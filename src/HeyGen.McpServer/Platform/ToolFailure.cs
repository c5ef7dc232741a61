namespace HeyGen.McpServer.Platform;

/// <summary>A failure whose message says what happened and what to do. The type does not show whether work may have started, so it is carried.</summary>
internal abstract class ToolFailure(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether HeyGen may have begun something that costs money.</summary>
    public WorkStarted WorkStarted { get; init; } = WorkStarted.No;
}
