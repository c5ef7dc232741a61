using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeyGen.Client;

/// <summary>HeyGen's v3 API: one way out for every operation, with its credential, idempotency key, time limits, retries and errors.</summary>
public sealed class HeyGenClient
{
    /// <summary>
    /// Sends an operation with arguments in HeyGen's own names. Those that the path names go into the path, the others into the query
    /// (GET, DELETE) or the JSON body.
    /// </summary>
    /// <exception cref="HeyGenException">The call failed; the error says whether HeyGen may have begun the work.</exception>
    /// <exception cref="JsonException">The arguments do not fit the operation's record; nothing was sent.</exception>
    public Task<HeyGenAnswer> SendAsync(
        Operation operation, JsonObject arguments, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Sends an operation with its request record and reads the answer into its answer record.</summary>
    /// <exception cref="HeyGenException">The call failed; the error says whether HeyGen may have begun the work.</exception>
    public Task<HeyGenAnswer<TAnswer>> SendAsync<TRequest, TAnswer>(
        Operation<TRequest, TAnswer> operation, TRequest request, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Uploads a file of at most 32 MB. A stream that can seek is rewound for a retry, any other is sent once.</summary>
    /// <exception cref="HeyGenException">The upload failed, or the file is too large.</exception>
    public Task<HeyGenAnswer<UploadedAsset>> UploadAssetAsync(
        Stream content, string fileName, string mediaType, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
