using System.Security.Cryptography;
using HeyGen.McpServer.State;

namespace HeyGen.McpServer.Signing;

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

    private async Task<TokenSigner> LoadAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            return new TokenSigner(await ReadAsync(file, cancellationToken));
        }

        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        return new TokenSigner(Convert.FromHexString(await values.GetOrAddAsync(Name, made, cancellationToken)));
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var key = await File.ReadAllBytesAsync(file, cancellationToken);
            // A short key could be guessed, and with it every confirmation be made up.
            return key.Length >= Bytes ? key : throw new IOException($"it holds {key.Length} bytes, and at least {Bytes} are needed");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StateFolderException($"The signing key in --signing-key-file cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
