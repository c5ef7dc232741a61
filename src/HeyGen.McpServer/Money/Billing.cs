using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using HeyGen.Client;

namespace HeyGen.McpServer.Money;

/// <summary>Knows what pays for an account's calls. HeyGen is asked when somebody wants to know, and not again for a while.</summary>
internal sealed class Billing(HeyGenClient heyGen, Operation currentUser, TimeProvider time)
{
    /// <summary>An account changes its billing rarely; its balance is shown with the time at which it was read.</summary>
    private static readonly TimeSpan remembered = TimeSpan.FromMinutes(10);

    /// <summary>How long HeyGen may take; results then go without a balance.</summary>
    private static readonly TimeSpan longestRead = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, AccountBilling> known = new();

    /// <summary>What pays, with what is left; what was told last, or what the kind of credential tells, where HeyGen does not tell now.</summary>
    public async Task<AccountBilling> ReadAsync(AccountIdentity account, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(account.Tag, out var last) && time.GetUtcNow() - last.ReadAt < remembered)
        {
            return last;
        }

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

/// <summary>Source-generated JSON of the account's billing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CurrentUser))]
internal sealed partial class BillingJson : JsonSerializerContext;
