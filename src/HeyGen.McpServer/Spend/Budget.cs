using HeyGen.McpServer.Ledger;

namespace HeyGen.McpServer.Spend;

/// <summary>Holds a new submission against the budgets. Runs inside the ledger's own transaction, so that callers at the same moment cannot pass together.</summary>
internal static class Budget
{
    /// <exception cref="SpendingRefusedException">A budget would be exceeded.</exception>
    public static void Require(LedgerFacts facts, Estimate estimate, SpendingLimits limits)
    {
    }
}
