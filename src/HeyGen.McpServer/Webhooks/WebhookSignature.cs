using System.Security.Cryptography;
using System.Text;

namespace HeyGen.McpServer.Webhooks;

/// <summary>
/// HeyGen's signature: HMAC-SHA256 over the raw body, as lower-case hexadecimal text. The timestamp beside it is not signed and proves nothing, so that a
/// delivery is not refused for its age; what came before is known by its body.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>The header, and the two that older endpoints get.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["Heygen-Signature", "Signature", "X-HeyGen-Signature"];

    public static bool IsValid(ReadOnlySpan<byte> body, string secret, IReadOnlyList<string> signatures)
    {
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        var isValid = false;
        foreach (var signature in signatures)
        {
            isValid |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);
        }

        return isValid;
    }
}
