namespace HeyGen.McpServer.Platform;

/// <summary>Something cannot be kept. The message is for whoever runs the server.</summary>
internal sealed class StateFolderException(string message, Exception cause) : ToolFailure(message, cause);
