using HeyGen.Client;

namespace HeyGen.McpServer.Money;

/// <summary>What pays for the calls of an account, and what is left of it.</summary>
/// <param name="Unit">What pays.</param>
internal sealed record AccountBilling(BillingUnit Unit)
{
    /// <summary>What is left, in <see cref="BalanceUnit"/>; null where HeyGen does not tell.</summary>
    public decimal? Balance { get; init; }

    /// <summary>When HeyGen was asked; null where only the kind of credential is known.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public string BalanceUnit => Unit is BillingUnit.ApiWallet ? "usd" : "credits";

    /// <summary>As far as the kind of credential tells.</summary>
    public static AccountBilling Of(CredentialKind kind) => new(kind is CredentialKind.ApiKey ? BillingUnit.ApiWallet : BillingUnit.PlanCredits);

    /// <summary>As HeyGen tells, and where it tells nothing that is known here, by the kind of credential.</summary>
    public static AccountBilling Of(CurrentUser user, CredentialKind kind) => user switch
    {
        { UsageBased: { } usage, BillingType: "usage_based" or null } => new(BillingUnit.UsageBased) { Balance = Amount(usage.RemainingCredits) },
        { Wallet: { } wallet, BillingType: "wallet" or null } =>
            new(wallet.Currency == "credits" ? BillingUnit.WalletCredits : BillingUnit.ApiWallet) { Balance = Amount(wallet.RemainingBalance) },
        { Subscription: { } plan, BillingType: "subscription" or null } => new(BillingUnit.PlanCredits) { Balance = Left(plan.Credits) },
        _ => Of(kind),
    };

    private static decimal? Left(PlanCredits? credits) =>
        Amount(credits?.PremiumCredits?.Remaining) is { } premium
            ? premium + (Amount(credits?.AddOnCredits?.Remaining) ?? 0)
            : Amount(credits?.AddOnCredits?.Remaining);

    /// <summary>Null for what no amount of money can be.</summary>
    private static decimal? Amount(double? number) => number is > -1e12 and < 1e12 ? (decimal)number.Value : null;
}

/// <summary>What pays for calls. API keys and sign-ins have balances that know nothing of each other.</summary>
internal enum BillingUnit
{
    /// <summary>The prepaid API wallet, in USD.</summary>
    ApiWallet,

    /// <summary>A wallet that is filled with credits, of an enterprise contract.</summary>
    WalletCredits,

    /// <summary>The credits of the plan that the user signed in with.</summary>
    PlanCredits,

    /// <summary>A contract that is billed by use, in credits.</summary>
    UsageBased,
}

internal static class BillingUnits
{
    /// <summary>The name as results show it.</summary>
    public static string Name(this BillingUnit unit) => unit switch
    {
        BillingUnit.ApiWallet => "api_wallet",
        BillingUnit.WalletCredits => "wallet_credits",
        BillingUnit.PlanCredits => "plan_credits",
        BillingUnit.UsageBased => "usage_based",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>What an amount in USD means for an account that is billed otherwise; null for the wallet, which it is taken from.</summary>
    public static string? Note(this BillingUnit unit) => unit switch
    {
        BillingUnit.PlanCredits => "The plan's credits pay. HeyGen publishes no rates for them: amounts are USD at the rates of API keys, for comparison.",
        BillingUnit.WalletCredits or BillingUnit.UsageBased =>
            "The contract's credits pay. Amounts are USD at the rates of API keys, for comparison; the contract's own table counts.",
        _ => null,
    };

    /// <summary>True where the older table of enterprise credits may help.</summary>
    public static bool IsContract(this BillingUnit unit) => unit is BillingUnit.WalletCredits or BillingUnit.UsageBased;
}
