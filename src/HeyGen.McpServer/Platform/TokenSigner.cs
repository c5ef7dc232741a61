using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Platform;

/// <summary>
/// Signs what leaves this process and comes back by way of a client: confirmations, the state of a question, tags of callers. Every process with the same
/// key reads it. Signed, not encrypted: it must hold nothing secret.
/// </summary>
internal sealed class TokenSigner(byte[] key)
{
    /// <param name="purpose">What the token is for; one made for another purpose is not read.</param>
    /// <param name="content">What it says.</param>
    public string Sign(string purpose, JsonObject content)
    {
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.ToJsonString()));
        return $"{payload}.{Base64Url.EncodeToString(Mac(purpose, payload))}";
    }

    /// <summary>What a token says; null when it is altered, made with another key or for another purpose.</summary>
    public JsonObject? Read(string purpose, string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Base64Url.IsValid(token.AsSpan(dot + 1)) || !Base64Url.IsValid(token.AsSpan(0, dot)))
        {
            return null;
        }

        var payload = token[..dot];
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), Mac(purpose, payload))
            ? JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), JsonNodes.Default.JsonObject)
            : null;
    }

    private byte[] Mac(string purpose, string payload) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{payload}"));
}
