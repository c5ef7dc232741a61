using HeyGen.Client;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>The ledger cannot be read or written. The message says what is wrong and how to mend it; nothing new may be paid for meanwhile.</summary>
internal sealed class LedgerException(string message, Exception? cause = null) : ToolFailure(message, cause)
{
    public static LedgerException AfterSend(LedgerException fault) => new(fault.Message, fault) { WorkStarted = HeyGen.Client.WorkStarted.Unknown };
}

internal sealed class NonceUsedException() : ToolFailure("used");

internal sealed class DeferredLedgerWrites
{
    public void Add(string account, string id, Func<Submission, Submission?> change)
    {
    }
}
