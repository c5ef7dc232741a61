using System.Buffers.Text;
using System.Security.Cryptography;

namespace HeyGen.McpServer.Platform;

/// <summary>
/// Signs what leaves this process and comes back by way of a client: confirmations, the state of a question, tags of callers. Every process with the same
/// key reads it. Signed, not encrypted: it must hold nothing secret.
/// </summary>
internal sealed class TokenSigner(byte[] key)
{
    /// <param name="purpose">What the token is for; one made for another purpose is not read.</param>
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
            return null;

        var payload = token[..dot];
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), Mac(purpose, payload))
            ? JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), JsonNodes.Default.JsonObject)
            : null;
    }

    private byte[] Mac(string purpose, string payload) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{payload}"));
}

/// <summary>
/// The key of <see cref="TokenSigner"/>: from <c>--signing-key-file</c>, else made once and kept where every process of this server finds it.
/// </summary>
internal sealed class SigningKey(string? file, ISharedValues values)
{
    private const string Name = "signing-key";
    private const int Bytes = 32;

    private Task<TokenSigner>? signer;

    /// <exception cref="StateFolderException">The key can be neither read nor kept.</exception>
    public Task<TokenSigner> SignerAsync(CancellationToken cancellationToken) =>
        signer is { IsFaulted: false, IsCanceled: false } loaded ? loaded : signer = LoadAsync(cancellationToken);

    /// <summary>The key in a file. Line ends after it do not count, for an editor adds one and a copy may lose it.</summary>
    /// <exception cref="InvalidDataException">The key is too short to sign with.</exception>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file, cancellationToken);
        var key = content.AsSpan().TrimEnd("\r\n"u8).ToArray();
        return key.Length >= Bytes
            ? key
            : throw new InvalidDataException(
                $"The key in {file} has {key.Length} bytes, too few to sign with: it takes {Bytes} or more. Make one with 'openssl rand -hex 32'.");
    }

    private async Task<TokenSigner> LoadAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
            return new TokenSigner(await ReadAgainAsync(file, cancellationToken));

        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        return new TokenSigner(Convert.FromHexString(await values.GetOrAddAsync(Name, made, cancellationToken)));
    }

    /// <summary>The file was good when the server started, and may be gone since.</summary>
    private static async Task<byte[]> ReadAgainAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(file, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StateFolderException($"The signing key in --signing-key-file cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
