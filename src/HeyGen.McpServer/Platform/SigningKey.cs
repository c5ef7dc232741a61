using System.Security.Cryptography;

namespace HeyGen.McpServer.Platform;

/// <summary>The key of <see cref="TokenSigner"/>: from <c>--signing-key-file</c>, else made once and kept where every process of this server finds it.</summary>
/// <param name="file">The file; null without one.</param>
/// <param name="values">Where the key is kept otherwise.</param>
internal sealed class SigningKey(string? file, ISharedValues values)
{
    private const string Name = "signing-key";
    private const int Bytes = 32;

    private Task<TokenSigner>? signer;

    /// <exception cref="StateFolderException">The key can be neither read nor kept.</exception>
    public Task<TokenSigner> SignerAsync(CancellationToken cancellationToken) => signer is { IsFaulted: false, IsCanceled: false } loaded ? loaded : signer = LoadAsync(cancellationToken);

    /// <summary>The key in a file. Line ends after it do not count, for an editor adds one and a copy may lose it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="InvalidDataException">The key is too short to sign with.</exception>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file, cancellationToken);
        var key = content.AsSpan().TrimEnd("\r\n"u8).ToArray();
        return key.Length >= Bytes
            ? key
            : throw new InvalidDataException($"The key in {file} has {key.Length} bytes, too few to sign with: it takes {Bytes} or more. Make one with 'openssl rand -hex 32'.");
    }

    private async Task<TokenSigner> LoadAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            return new TokenSigner(await ReadAgainAsync(file, cancellationToken));
        }

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
