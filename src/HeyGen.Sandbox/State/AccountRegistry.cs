using System.Collections.Concurrent;

namespace HeyGen.Sandbox.State;

/// <summary>Knows callers by their credential. Keys are no secrets here: each that begins with <c>sandbox</c> opens an account of its own.</summary>
internal sealed class AccountRegistry(decimal credits, JobClock clock)
{
    private readonly ConcurrentDictionary<string, Account> accounts = new();
    private readonly ConcurrentDictionary<string, AccessToken> tokens = new();
    private decimal credits = credits;

    public ICollection<Account> Accounts => accounts.Values;

    /// <summary>The account behind a request's headers, or null when none of its credentials is accepted.</summary>
    public Account? Authenticate(IHeaderDictionary headers)
    {
        if (headers["X-Api-Key"].ToString() is { Length: > 0 } key)
            return key.StartsWith("sandbox", StringComparison.Ordinal) ? Open(key, isSubscription: false) : null;
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? FromToken(authorization["Bearer ".Length..].Trim()) : null;
    }

    /// <summary>Issues an access token for a sign-in. All tokens of one refresh token share an account.</summary>
    public string IssueToken(string refreshToken, TimeSpan lifetime)
    {
        var token = $"sandbox-access-{Guid.NewGuid():N}";
        tokens[token] = new(refreshToken, clock.Now + lifetime);
        return token;
    }

    /// <summary>Sets the balance of every account, also of those to come.</summary>
    public void SetCredits(decimal usd)
    {
        credits = usd;
        foreach (var account in Accounts)
        {
            lock (account.Gate)
            {
                account.Settle();
                account.Balance = usd;
            }
        }
    }

    private Account? FromToken(string token)
    {
        if (tokens.TryGetValue(token, out var issued))
            return clock.Now < issued.ExpiresAt ? Open(issued.RefreshToken, isSubscription: true) : null;
        var accepted = token.StartsWith("sandbox-", StringComparison.Ordinal) && !token.StartsWith("sandbox-expired", StringComparison.Ordinal);
        return accepted ? Open(token, isSubscription: true) : null;
    }

    private Account Open(string credential, bool isSubscription) =>
        accounts.GetOrAdd(
            (isSubscription ? "oauth:" : "key:") + credential,
            static (_, arguments) => new Account(arguments.credential, arguments.isSubscription, arguments.Credits, arguments.clock),
            (credential, isSubscription, Credits: credits, clock));

    private sealed record AccessToken(string RefreshToken, DateTimeOffset ExpiresAt);
}
