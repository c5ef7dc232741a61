using System.Security.Cryptography;

namespace HeyGen.Client;

/// <summary>What proves an account to HeyGen. Deliberately no record: a record's text would show the secret.</summary>
public sealed class Credential
{
    private Credential(CredentialKind kind, string secret)
    {
        if (!CanBeSent(secret))
            throw new ArgumentException("A credential is one word of visible ASCII characters.", nameof(secret));

        Kind = kind;
        Secret = secret;
    }

    /// <summary>How the secret is sent, and which balance pays.</summary>
    public CredentialKind Kind { get; }

    internal string Secret { get; }

    /// <summary>An API key, made in HeyGen's settings.</summary>
    /// <exception cref="ArgumentException">No key has this shape.</exception>
    public static Credential ApiKey(string key) => new(CredentialKind.ApiKey, key);

    /// <summary>An OAuth access token of a signed-in account.</summary>
    /// <exception cref="ArgumentException">No token has this shape.</exception>
    public static Credential AccessToken(string token) => new(CredentialKind.AccessToken, token);

    /// <summary>A header takes visible ASCII only; anything else was never a key or token.</summary>
    internal static bool CanBeSent(string secret) => secret.Length > 0 && secret.All(character => character is > ' ' and <= '~');

    /// <summary>The kind alone, never the secret.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>How a credential is sent, and which balance pays.</summary>
public enum CredentialKind
{
    /// <summary>Sent as X-Api-Key; the API wallet pays.</summary>
    ApiKey,

    /// <summary>Sent as a bearer token; the plan's credits pay.</summary>
    AccessToken,
}

/// <summary>Which account calls go to, as far as it is known without asking HeyGen.</summary>
/// <param name="Tag">
/// The same for every process with the same key (or the same stored sign-in) and the same address of HeyGen, and no way back to the secret: 16
/// hexadecimal digits. Two keys of one account have two tags.
/// </param>
/// <param name="Kind">How the credential is sent, and so which balance pays.</param>
public sealed record AccountIdentity(string Tag, CredentialKind Kind)
{
    private const int TagBytes = 8;

    internal static AccountIdentity Of(Uri baseAddress, CredentialKind kind, string distinction)
    {
        // API keys are random and long, so that a cut hash of one gives nothing away.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{baseAddress.AbsoluteUri}\n{kind}\n{distinction}"));
        return new AccountIdentity(Convert.ToHexStringLower(hash.AsSpan(0, TagBytes)), kind);
    }
}
