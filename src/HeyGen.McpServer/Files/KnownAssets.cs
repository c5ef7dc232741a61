using System.Security.Cryptography;

namespace HeyGen.McpServer.Files;

/// <summary>
/// Which file HeyGen has as which asset, by account and content, for every process that shares the state: the same file given to three calls goes up once.
/// Where the state cannot be used a file is sent again, which costs time only.
/// </summary>
internal sealed class KnownAssets(ISharedValues values, HeyGenClient heyGen, UploadOperations operations)
{
    /// <summary>The name under which the asset of this content is kept. The stream is left at its start.</summary>
    public async Task<string> NameAsync(Stream content, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        content.Position = 0;
        return $"{ISharedValues.Renewable}{account.Tag}-{Convert.ToHexStringLower(hash)}";
    }

    /// <summary>What HeyGen has under the name; null when it has nothing, or not any more.</summary>
    public async Task<Uploaded?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (await values.GetAsync(name, cancellationToken) is not { } id)
                return null;

            var answer = await heyGen.SendAsync(operations.Get, new JsonObject { ["asset_id"] = id }, options: null, cancellationToken);
            return answer.Data.ValueKind is JsonValueKind.Object ? new Uploaded(id, JsonObject.Create(answer.Data)!, Job: null) : null;
        }
        catch (Exception fault) when (fault is StateFolderException or HeyGenException)
        {
            return null;
        }
    }

    public async Task KeepAsync(string name, string assetId, CancellationToken cancellationToken)
    {
        try
        {
            await values.SetAsync(name, assetId, cancellationToken);
        }
        catch (StateFolderException)
        {
            // The upload itself has succeeded.
        }
    }
}
