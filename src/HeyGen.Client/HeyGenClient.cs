using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.Client;

/// <summary>HeyGen's v3 API: one send path for every operation, with its credential, idempotency key, time limits, retries and errors.</summary>
/// <remarks>Safe for concurrent use. Nothing is read, opened or connected before the first call.</remarks>
public sealed class HeyGenClient : IDisposable
{
    private readonly HeyGenClientOptions options;
    private readonly ICredentialSource credentials;
    private readonly ConfiguredCredentialSource? configured;
    private readonly Lazy<HttpClient> http = new(HeyGenHttp.CreateClient);
    private readonly Lazy<SendPath> path;
    private readonly DirectUpload directUpload;
    private AccountIdentity? identity;

    private HeyGenClient(HeyGenClientOptions options, TimeProvider time, ICredentialSource? credentials, ILogger logger)
    {
        this.options = options;
        configured = credentials is null ? new ConfiguredCredentialSource(options, () => http.Value, time, logger) : null;
        this.credentials = credentials ?? configured!;
        Clock = new HeyGenClock(time);
        path = new(() => new SendPath(() => http.Value, this.credentials, options, time, Clock, logger));
        directUpload = new DirectUpload(this, options.Store ?? (() => http.Value), options.Timeouts, time);
    }

    /// <summary>Makes a client.</summary>
    /// <param name="options">Where HeyGen is and who calls.</param>
    /// <param name="time">The clock of waits and time limits; the system's when absent.</param>
    /// <param name="credentials">Where credentials come from; the options when absent. Not disposed by the client.</param>
    /// <param name="logger">Takes what happens to attempts; nowhere when absent.</param>
    public static HeyGenClient Create(
        HeyGenClientOptions options, TimeProvider? time = null, ICredentialSource? credentials = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options, time ?? TimeProvider.System, credentials, logger ?? NullLogger.Instance);
    }

    /// <summary>Where HeyGen is.</summary>
    public Uri BaseAddress => options.BaseAddress;

    /// <summary>HeyGen's clock.</summary>
    public HeyGenClock Clock { get; }

    /// <summary>
    /// Sends an operation with arguments in HeyGen's own names. Those that the path names go into the path, the others into the query
    /// (GET, DELETE) or the JSON body.
    /// </summary>
    /// <exception cref="HeyGenException">The call failed; the error says whether HeyGen may have begun the work.</exception>
    /// <exception cref="JsonException">The arguments do not fit the operation's record; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The idempotency key has a shape that HeyGen does not take; nothing was sent.</exception>
    public async Task<HeyGenAnswer> SendAsync(
        Operation operation, JsonObject arguments, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(arguments);
        if (operation.Class == OperationClass.Upload)
            throw new ArgumentException($"{operation.Id} carries a file and is sent by {nameof(UploadAsync)}.", nameof(operation));

        var template = RequestComposer.Compose(BaseAddress, operation, operation.Bind(arguments));
        return await path.Value.SendAsync(operation, template, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Uploads a file of at most 32 MB as a form of one part. A stream that can seek is rewound for a retry, any other is sent once. The stream stays open.
    /// </summary>
    /// <param name="operation">The operation that takes the form.</param>
    /// <param name="content">The file, from its present position to its end.</param>
    /// <param name="fileName">The name that HeyGen shows.</param>
    /// <param name="mediaType">The media type; HeyGen trusts the bytes more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HeyGenException">The upload failed, or the file is too large.</exception>
    public async Task<HeyGenAnswer> UploadAsync(
        Operation operation, Stream content, string fileName, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        var template = AssetUpload.Compose(BaseAddress, operation, content, fileName, mediaType);
        return await path.Value.SendAsync(operation, template, null, cancellationToken).ConfigureAwait(false);
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

    /// <summary>
    /// Names the account that calls go to, without asking HeyGen. Read once: a renewed key or token belongs to the same account, and a credential
    /// that cannot be read for a moment must not hide what the account has started.
    /// </summary>
    /// <exception cref="HeyGenException">There is no credential, or it cannot be read.</exception>
    public async ValueTask<AccountIdentity> IdentifyAsync(CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref identity) is { } known)
            return known;

        var credential = await credentials.PeekAsync(cancellationToken).ConfigureAwait(false);
        // Access tokens change by the hour; the file that keeps the sign-in stays.
        var distinction = credential.Kind == CredentialKind.ApiKey ? credential.Secret : options.CredentialsFile;
        var found = AccountIdentity.Of(BaseAddress, credential.Kind, distinction);
        return Interlocked.CompareExchange(ref identity, found, null) ?? found;
    }

    /// <summary>Ends the calls in flight. Those that may have started work fail with <see cref="WorkStarted.Unknown"/>.</summary>
    public void Dispose()
    {
        configured?.Dispose();
        if (http.IsValueCreated)
            http.Value.Dispose();
    }
}
