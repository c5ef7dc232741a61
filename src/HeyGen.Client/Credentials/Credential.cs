namespace HeyGen.Client;

/// <summary>What proves an account to HeyGen. Deliberately no record: a record's text would show the secret.</summary>
public sealed class Credential
{
    private Credential(CredentialKind kind, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        Kind = kind;
        Secret = secret;
    }

    /// <summary>How the secret is sent, and which balance pays.</summary>
    public CredentialKind Kind { get; }

    internal string Secret { get; }

    /// <summary>An API key, made in HeyGen's settings.</summary>
    public static Credential ApiKey(string key) => new(CredentialKind.ApiKey, key);

    /// <summary>An OAuth access token of a signed-in account.</summary>
    public static Credential AccessToken(string token) => new(CredentialKind.AccessToken, token);

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
