using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>The ledger cannot be read or written. The message says what is wrong and how to mend it; nothing new may be paid for meanwhile.</summary>
internal sealed class LedgerException(string message, Exception? cause = null) : ToolFailure(message, cause);
