using HeyGen.Client;

namespace HeyGen.McpServer.Platform;

/// <summary>
/// A call failed in a way that its caller is told of: the message says what happened and what to do. Whether work may have started at HeyGen is carried
/// here, because whoever catches the failure cannot tell it from the type.
/// </summary>
internal abstract class ToolFailure(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether HeyGen may have begun something that costs money.</summary>
    public WorkStarted WorkStarted { get; init; } = WorkStarted.No;
}
