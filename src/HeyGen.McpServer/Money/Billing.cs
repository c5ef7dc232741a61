using System.Collections.Concurrent;

namespace HeyGen.McpServer.Money;

/// <summary>Knows what pays for an account's calls. HeyGen is asked at the first need, and not again for a while.</summary>
internal sealed class Billing(HeyGenClient heyGen, Operation currentUser, TimeProvider time)
{
    /// <summary>An account changes its billing rarely; its balance is shown with the time at which it was read.</summary>
    private static readonly TimeSpan remembered = TimeSpan.FromMinutes(10);

    /// <summary>How long HeyGen may take; results then go without a balance.</summary>
    private static readonly TimeSpan longestRead = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, AccountBilling> known = new();

    /// <summary>What pays, with what is left; what was read last, or what follows from the kind of credential, where HeyGen does not answer now.</summary>
    public async Task<AccountBilling> ReadAsync(AccountIdentity account, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(account.Tag, out var last) && time.GetUtcNow() - last.ReadAt < remembered)
            return last;

        try
        {
            var answer = await heyGen.SendAsync(currentUser, [], options: null, cancellationToken).WaitAsync(longestRead, time, cancellationToken);
            var now = time.GetUtcNow();
            var billing = AccountBilling.Of(Read(answer), account.Kind) with { ReadAt = now };
            known[account.Tag] = billing;
            return billing;
        }
        catch (Exception fault) when (fault is TimeoutException or HeyGenException { Error.Kind: not FailureKind.Credentials })
        {
            return last ?? AccountBilling.Of(account.Kind);
        }
    }

    /// <summary>The same without asking HeyGen: what was read before, else by the kind of credential.</summary>
    public AccountBilling Known(AccountIdentity account) => known.TryGetValue(account.Tag, out var last) ? last : AccountBilling.Of(account.Kind);

    /// <summary>What HeyGen says in another form than its reference has is as good as nothing said.</summary>
    private static CurrentUser Read(HeyGenAnswer answer)
    {
        try
        {
            return answer.Data.Deserialize(BillingJson.Default.CurrentUser) ?? new CurrentUser();
        }
        catch (JsonException)
        {
            return new CurrentUser();
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CurrentUser))]
internal sealed partial class BillingJson : JsonSerializerContext;

/// <summary>What pays for the calls of an account, and what is left of it.</summary>
internal sealed record AccountBilling(BillingUnit Unit)
{
    /// <summary>What is left, in <see cref="BalanceUnit"/>; null where HeyGen does not say.</summary>
    public decimal? Balance { get; init; }

    /// <summary>When HeyGen was asked; null where only the kind of credential is known.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public string BalanceUnit => Unit is BillingUnit.ApiWallet ? "usd" : "credits";

    /// <summary>As far as it follows from the kind of credential.</summary>
    public static AccountBilling Of(CredentialKind kind) => new(kind is CredentialKind.ApiKey ? BillingUnit.ApiWallet : BillingUnit.PlanCredits);

    /// <summary>As HeyGen says, and where it says nothing that is known here, by the kind of credential.</summary>
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
    public static string Name(this BillingUnit unit) => JsonNamingPolicy.SnakeCaseLower.ConvertName(unit.ToString());

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

/// <summary>How the account is billed and what is left, in HeyGen's answer; of the balances the one that the billing type names is there.</summary>
internal sealed record CurrentUser
{
    /// <summary>wallet, subscription or usage_based.</summary>
    public string? BillingType { get; init; }

    public Wallet? Wallet { get; init; }

    public Subscription? Subscription { get; init; }

    public UsageBilling? UsageBased { get; init; }
}

/// <param name="Currency">usd or credits.</param>
/// <param name="RemainingBalance">In the currency.</param>
internal sealed record Wallet(string? Currency, double? RemainingBalance);

internal sealed record Subscription(PlanCredits? Credits);

/// <param name="PremiumCredits">Those that come with the plan.</param>
/// <param name="AddOnCredits">Those bought beside it.</param>
internal sealed record PlanCredits(CreditBalance? PremiumCredits, CreditBalance? AddOnCredits);

internal sealed record CreditBalance(double? Remaining);

internal sealed record UsageBilling(double? RemainingCredits);
