using System.Buffers.Text;
using System.Security.Cryptography;
using HeyGen.McpServer.Pipeline.Calls;

namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>What a token is issued for.</summary>
internal sealed record TokenSubject(string Fingerprint, AccountIdentity Account, Caller Caller);

internal sealed record IssuedToken(string Text, DateTimeOffset ExpiresAt);

/// <summary>
/// Signed single-use tokens that allow one call: for one tool with the same arguments, one caller, one account, ten minutes and one use. They say all that is
/// needed, so that every process with the same signing key and ledger can judge them.
/// </summary>
internal sealed class CallTokens(SigningKey key, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Call = "call";
    private const string Holder = "holder";
    private const string Until = "until";
    private const string Nonce = "nonce";

    /// <summary>Hexadecimal digits of a hash: enough that nobody finds another call with the same, few enough for a model to copy.</summary>
    private const int HashDigits = 16;

    private const int NonceBytes = 9;

    /// <exception cref="StateFolderException">The signing key cannot be read.</exception>
    public async Task<IssuedToken> IssueAsync(TokenPurpose purpose, TokenSubject subject, CancellationToken cancellationToken)
    {
        var signer = await key.SignerAsync(cancellationToken);
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var text = signer.Sign(Name(purpose), new JsonObject
        {
            [Call] = subject.Fingerprint[..HashDigits],
            [Holder] = HolderOf(subject),
            [Until] = until,
            [Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes)),
        });
        return new IssuedToken(text, DateTimeOffset.FromUnixTimeSeconds(until));
    }

    /// <summary>How long ago a token was issued, to the second; null for a text that is none of ours.</summary>
    /// <exception cref="StateFolderException">The signing key cannot be read.</exception>
    public async Task<TimeSpan?> AgeAsync(TokenPurpose purpose, string text, CancellationToken cancellationToken) =>
        (await key.SignerAsync(cancellationToken)).Read(Name(purpose), text.Trim()) is { } content && content[Until]?.GetValueKind() is JsonValueKind.Number
            ? time.GetUtcNow() + Lifetime - DateTimeOffset.FromUnixTimeSeconds(content[Until]!.GetValue<long>())
            : null;

    /// <returns>The nonce that marks the token as used.</returns>
    /// <exception cref="TokenRefusedException">The token does not count for this call.</exception>
    /// <exception cref="StateFolderException">The signing key cannot be read.</exception>
    public async Task<string> ReadAsync(TokenPurpose purpose, string text, TokenSubject subject, CancellationToken cancellationToken)
    {
        var signer = await key.SignerAsync(cancellationToken);
        if (signer.Read(Name(purpose), text.Trim()) is not { } content || content[Until]?.GetValueKind() is not JsonValueKind.Number)
            throw new TokenRefusedException(TokenProblem.Altered, purpose);

        if (JsonText.At(content, Holder) != HolderOf(subject))
            throw new TokenRefusedException(TokenProblem.OtherHolder, purpose);

        if (JsonText.At(content, Call) != subject.Fingerprint[..HashDigits])
            throw new TokenRefusedException(TokenProblem.OtherCall, purpose);

        return time.GetUtcNow().ToUnixTimeSeconds() >= content[Until]!.GetValue<long>()
            ? throw new TokenRefusedException(TokenProblem.Expired, purpose)
            : $"{Name(purpose)}:{JsonText.At(content, Nonce)}";
    }

    private static string Name(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.Confirmation => "confirmation",
        TokenPurpose.Form => "form",
        TokenPurpose.Page => "page",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private static string HolderOf(TokenSubject subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject.Account.Tag}\n{subject.Caller.Tag}")))[..HashDigits];
}
