using System.Security.Cryptography;
using System.Text;

namespace HeyGen.Client;

/// <summary>Which account calls go to, as far as it can be told without asking HeyGen.</summary>
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
