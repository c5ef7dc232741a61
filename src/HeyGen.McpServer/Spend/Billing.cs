using System.Collections.Concurrent;
using HeyGen.Client;

namespace HeyGen.McpServer.Spend;

/// <summary>Knows what pays for an account's calls. HeyGen is asked when somebody wants to know, and not again for a while.</summary>
internal sealed class Billing(HeyGenClient heyGen, TimeProvider time)
{
    /// <summary>An account changes its billing rarely; its balance is shown with the time at which it was read.</summary>
    private static readonly TimeSpan remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, AccountBilling> known = new();

    /// <summary>What pays, with what is left; by the kind of credential alone where HeyGen does not tell.</summary>
    /// <exception cref="HeyGenException">There is no credential.</exception>
    public async Task<AccountBilling> ReadAsync(CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        if (known.TryGetValue(account.Tag, out var last) && time.GetUtcNow() - last.ReadAt < remembered)
        {
            return last;
        }

        try
        {
            var answer = await heyGen.SendAsync(UserOperations.GetCurrent, new NoFields(), options: null, cancellationToken);
            var now = time.GetUtcNow();
            var billing = Of(answer.Data, account.Kind) with { ReadAt = now };
            known[account.Tag] = billing;
            return billing;
        }
        catch (HeyGenException refusal) when (refusal.Error.Kind is not FailureKind.Credentials)
        {
            return ByCredential(account.Kind);
        }
    }

    /// <summary>The same without asking HeyGen: what was read before, else by the kind of credential.</summary>
    /// <exception cref="HeyGenException">There is no credential.</exception>
    public async Task<AccountBilling> KnownAsync(CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        return known.TryGetValue(account.Tag, out var last) ? last : ByCredential(account.Kind);
    }

    private static AccountBilling Of(CurrentUser user, CredentialKind kind) => user switch
    {
        { UsageBased: { } usage } when user.BillingType is "usage_based" or null => new(BillingUnit.UsageBased) { Balance = Amount(usage.RemainingCredits) },
        { Wallet: { } wallet } when user.BillingType is "wallet" or null =>
            new(wallet.Currency == "credits" ? BillingUnit.WalletCredits : BillingUnit.ApiWallet) { Balance = Amount(wallet.RemainingBalance) },
        { Subscription: { } plan } when user.BillingType is "subscription" or null => new(BillingUnit.PlanCredits) { Balance = Left(plan.Credits) },
        _ => ByCredential(kind),
    };

    private static AccountBilling ByCredential(CredentialKind kind) => new(kind is CredentialKind.ApiKey ? BillingUnit.ApiWallet : BillingUnit.PlanCredits);

    private static decimal? Left(PlanCredits? credits) =>
        Amount(credits?.PremiumCredits?.Remaining) is { } premium ? premium + (Amount(credits?.AddOnCredits?.Remaining) ?? 0) : Amount(credits?.AddOnCredits?.Remaining);

    /// <summary>Null for what no amount of money can be.</summary>
    private static decimal? Amount(double? told) => told is > -1e12 and < 1e12 ? (decimal)told.Value : null;
}
