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

    /// <summary>A balance is a courtesy, and HeyGen may be slow.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, AccountBilling> known = new();

    /// <summary>What pays, with what is left; what was told last, or what the kind of credential tells, where HeyGen does not tell now.</summary>
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
            var answer = await heyGen.SendAsync(currentUser, [], options: null, cancellationToken).WaitAsync(patience, time, cancellationToken);
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
    /// <exception cref="HeyGenException">There is no credential.</exception>
    public async Task<AccountBilling> KnownAsync(CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        return known.TryGetValue(account.Tag, out var last) ? last : AccountBilling.Of(account.Kind);
    }

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
