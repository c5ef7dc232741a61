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
            var billing = AccountBilling.Of(answer.Data, account.Kind) with { ReadAt = now };
            known[account.Tag] = billing;
            return billing;
        }
        catch (HeyGenException refusal) when (refusal.Error.Kind is not FailureKind.Credentials)
        {
            return AccountBilling.Of(account.Kind);
        }
    }

    /// <summary>The same without asking HeyGen: what was read before, else by the kind of credential.</summary>
    /// <exception cref="HeyGenException">There is no credential.</exception>
    public async Task<AccountBilling> KnownAsync(CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        return known.TryGetValue(account.Tag, out var last) ? last : AccountBilling.Of(account.Kind);
    }
}
