using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Money;

/// <summary>A budget does not allow the call. The message says which, what is left and who can change it; nothing was sent.</summary>
internal sealed class SpendingRefusedException(string message) : ToolFailure(message);
