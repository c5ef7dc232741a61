using HeyGen.Client;

namespace HeyGen.McpServer.Platform;

/// <summary>A call cannot go on. The message is for whoever called: what happened, and what to do next.</summary>
internal abstract class ToolFailure(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether HeyGen may have begun work for the call all the same. Whoever throws knows it best; it is never guessed from the type.</summary>
    public WorkStarted WorkStarted { get; init; } = WorkStarted.No;
}
