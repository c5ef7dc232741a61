using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>The single-use token of a confirmation has been used by another call. Nothing was written.</summary>
internal sealed class NonceUsedException() : ToolFailure("This confirmation was used before, and counts once. Make the call without it for a new one.");
