using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.Client;

/// <summary>HeyGen's v3 API: one way out for every operation, with its credential, idempotency key, time limits, retries and errors.</summary>
/// <remarks>Safe for concurrent use. Nothing is read, opened or connected before the first call.</remarks>
public sealed class HeyGenClient : IDisposable
{
    private readonly HeyGenClientOptions options;
    private readonly Lazy<SendPath> path;
    private readonly DirectUpload directUpload;
    private readonly Action dispose;

    internal HeyGenClient(
        Func<HttpClient> http, ICredentialSource credentials, HeyGenClientOptions options, TimeProvider time, ILogger logger, Action? dispose = null)
    {
        this.options = options;
        path = new(() => new SendPath(http, credentials, options, time, logger));
        directUpload = new DirectUpload(this, http, options.Timeouts, time);
        this.dispose = dispose ?? (() => { });
    }

    /// <summary>Makes a client without a service container.</summary>
    /// <param name="options">Where HeyGen is and who calls.</param>
    /// <param name="time">The clock of waits and time limits; the system's when absent.</param>
    /// <param name="credentials">Where credentials come from; the options when absent. Not disposed by the client.</param>
    public static HeyGenClient Create(HeyGenClientOptions options, TimeProvider? time = null, ICredentialSource? credentials = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var http = new Lazy<HttpClient>(() =>
        {
            var client = new HttpClient(HeyGenHttp.CreateHandler());
            HeyGenHttp.Configure(client);
            return client;
        });
        var clock = time ?? TimeProvider.System;
        var configured = credentials is null ? new ConfiguredCredentialSource(options, () => http.Value, clock) : null;
        return new(() => http.Value, credentials ?? configured!, options, clock, logger ?? NullLogger.Instance, () =>
        {
            configured?.Dispose();
            if (http.IsValueCreated)
                http.Value.Dispose();
        });
    }

    /// <summary>HeyGen's clock.</summary>
    public (DateTimeOffset UtcNow, int X) Clock => (TimeProvider.System.GetUtcNow(), 0);

    /// <summary>Where HeyGen is.</summary>
    public Uri BaseAddress => this.options.BaseAddress;

    /// <summary>
    /// Sends an operation with arguments in HeyGen's own names. Those that the path names go into the path, the others into the query
    /// (GET, DELETE) or the JSON body.
    /// </summary>
    /// <exception cref="HeyGenException">The call failed; the error says whether HeyGen may have begun the work.</exception>
    /// <exception cref="JsonException">The arguments do not fit the operation's record; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The idempotency key has a shape that HeyGen does not take; nothing was sent.</exception>
    public Task<HeyGenAnswer> SendAsync(
        Operation operation, JsonObject arguments, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(arguments);
        return SendJsonAsync(operation, operation.Bind(arguments), options, cancellationToken);
    }

    /// <summary>Uploads a file of at most 32 MB as a form of one part. A stream that can seek is rewound for a retry, any other is sent once. The stream stays open.</summary>
    /// <param name="operation">The operation that takes the form.</param>
    /// <param name="content">The file, from its present position to its end.</param>
    /// <param name="fileName">The name that HeyGen shows.</param>
    /// <param name="mediaType">The media type; HeyGen trusts the bytes more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HeyGenException">The upload failed, or the file is too large.</exception>
    public Task<HeyGenAnswer> UploadAsync(Operation operation, Stream content, string fileName, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        var template = AssetUpload.Compose(this.options.BaseAddress, operation, content, fileName, mediaType);
        return path.Value.SendAsync(operation, template, null, cancellationToken);
    }

    /// <summary>
    /// Uploads a file of any size that HeyGen takes, in three steps: HeyGen names an address, the bytes go there, HeyGen takes them in. The answer may
    /// still say <c>processing</c>. The stream stays open.
    /// </summary>
    /// <param name="operations">The first and the last step.</param>
    /// <param name="content">The whole file; it must be able to seek.</param>
    /// <param name="fileName">The name that HeyGen shows.</param>
    /// <param name="mediaType">The media type of the bytes; HeyGen compares.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <exception cref="HeyGenException">The upload failed, or the file is too large.</exception>
    public Task<HeyGenAnswer> UploadDirectlyAsync(
        DirectUploadOperations operations, Stream content, string fileName, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        return content.CanSeek
            ? directUpload.SendAsync(operations, content, fileName, mediaType, cancellationToken)
            : throw new ArgumentException("A large file is sent with its exact size, which a stream that cannot seek does not tell.", nameof(content));
    }

    /// <summary>Tells which account calls go to, without asking HeyGen.</summary>
    /// <exception cref="HeyGenException">There is no credential, or it cannot be read.</exception>
    public async ValueTask<AccountIdentity> IdentifyAsync(CancellationToken cancellationToken = default)
    {
        var credential = await path.Value.CredentialAsync(cancellationToken).ConfigureAwait(false);
        // Access tokens change by the hour; the file that keeps the sign-in stays.
        var distinction = credential.Kind == CredentialKind.ApiKey ? credential.Secret : this.options.CredentialsFile;
        return AccountIdentity.Of(this.options.BaseAddress, credential.Kind, distinction);
    }

    /// <inheritdoc/>
    public void Dispose() => this.dispose();

    private Task<HeyGenAnswer> SendJsonAsync(Operation operation, JsonObject arguments, SendOptions? options, CancellationToken cancellationToken)
    {
        if (operation.Class == OperationClass.Upload)
            throw new ArgumentException($"{operation.Id} carries a file and is sent by {nameof(UploadAsync)}.", nameof(operation));
        return path.Value.SendAsync(operation, RequestComposer.Compose(this.options.BaseAddress, operation, arguments), options, cancellationToken);
    }
}
