using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.Confirming;

/// <summary>Has a person agree to what costs much or cannot be brought back, before anything is sent.</summary>
internal static class Confirmation
{
    /// <summary>The question to ask first; null when there is none, or when it was answered.</summary>
    public static Task<ToolOutcome?> AskAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken) => Task.FromResult<ToolOutcome?>(null);
}
