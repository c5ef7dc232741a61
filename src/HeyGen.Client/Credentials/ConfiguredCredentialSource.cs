using System.Globalization;
using Microsoft.Extensions.Logging;

namespace HeyGen.Client;

/// <summary>
/// The credential that the options name: a file with the key, the key itself, or the credentials file that HeyGen's tools share, whose
/// OAuth token is refreshed before it expires and once after it was refused.
/// </summary>
internal sealed partial class ConfiguredCredentialSource(HeyGenClientOptions options, Func<HttpClient> http, TimeProvider time, ILogger logger)
    : ICredentialSource, IDisposable
{
    private const string KeyVariable = "HEYGEN_API_KEY";

    /// <summary>HeyGen's tools refresh so long before the end.</summary>
    private static readonly TimeSpan refreshAhead = TimeSpan.FromSeconds(60);

    private readonly CredentialsFile file = new(options.CredentialsFile);
    private readonly TokenEndpoint endpoint = new(options, http, time);
    private readonly SemaphoreSlim oneRefresh = new(1, 1);
    private readonly string givenKey = SettingText.Clean(options.ApiKey ?? "");
    private int hasTold;

    public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        var (credential, expiresAt) = await FindAsync(cancellationToken).ConfigureAwait(false);
        return expiresAt - refreshAhead <= time.GetUtcNow()
            ? await RefreshAsync(credential, cancellationToken).ConfigureAwait(false) ?? credential
            : credential;
    }

    public async ValueTask<Credential> PeekAsync(CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken).ConfigureAwait(false)).Credential;

    public async ValueTask<Credential?> RefreshAsync(Credential rejected, CancellationToken cancellationToken)
    {
        if (rejected.Kind != CredentialKind.AccessToken)
            return null;

        // One at a time, because a refresh may end the refresh token; whoever waited finds the new token in the file.
        await oneRefresh.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stored = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (stored?.Token is not { } token)
                return null;

            if (token.AccessToken != rejected.Secret)
                return Credential.AccessToken(token.AccessToken);

            if (token.RefreshToken is null)
                return null;

            var fresh = await endpoint.RefreshAsync(token.RefreshToken, cancellationToken).ConfigureAwait(false);
            await SaveAsync(stored, fresh).ConfigureAwait(false);
            return Credential.AccessToken(fresh.AccessToken);
        }
        finally
        {
            oneRefresh.Release();
        }
    }

    public void Dispose() => oneRefresh.Dispose();

    private bool HasGivenKey => givenKey.Length > 0 && !SettingText.IsPlaceholder(givenKey);

    private async ValueTask<(Credential Credential, DateTimeOffset? ExpiresAt)> FindAsync(CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(cancellationToken).ConfigureAwait(false) is { } given)
        {
            if (Interlocked.Exchange(ref hasTold, 1) == 0)
                await TellOthersAsync(given.Key, given.Source, cancellationToken).ConfigureAwait(false);

            return (given.Key, null);
        }

        if (givenKey.Length > 0 && Interlocked.Exchange(ref hasTold, 1) == 0)
            LogPlaceholder(logger, givenKey);

        // Read at each call: another of HeyGen's tools may have signed in or refreshed the token meanwhile.
        var stored = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (stored?.Token is { } token)
            return (Credential.AccessToken(token.AccessToken), token.ExpiresAt);

        return stored?.ApiKey is { } key ? (Credential.ApiKey(key), null) : throw Missing();
    }

    private async ValueTask<(Credential Key, string Source)?> FindKeyAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(options.ApiKeyFile))
            return (await ReadKeyFileAsync(options.ApiKeyFile, cancellationToken).ConfigureAwait(false), options.ApiKeyFile);

        return HasGivenKey ? (KeyFrom(givenKey, "The API key"), KeyVariable) : null;
    }

    /// <summary>Two keys may be two accounts: whoever set both ought to know which one pays.</summary>
    private async Task TellOthersAsync(Credential used, string source, CancellationToken cancellationToken)
    {
        if (HasGivenKey && givenKey != used.Secret)
            LogOther(logger, source, KeyVariable);

        try
        {
            if ((await file.ReadAsync(cancellationToken).ConfigureAwait(false))?.ApiKey is { } stored && stored != used.Secret)
                LogOther(logger, source, options.CredentialsFile);
        }
        catch (HeyGenException)
        {
            // What is not used need not be readable.
        }
    }

    private async Task SaveAsync(StoredCredentials stored, FreshToken fresh)
    {
        var oauth = stored.Document!["oauth"]!.AsObject();
        oauth["access_token"] = fresh.AccessToken;
        // The endpoint may leave the refresh token out: then the old one stays good.
        if (fresh.RefreshToken is not null)
            oauth["refresh_token"] = fresh.RefreshToken;

        if (fresh.ExpiresIn is { } seconds)
            oauth["expires_at"] = time.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        try
        {
            // Not cancellable: the old refresh token may be void by now, and losing the new one would mean to sign in again.
            await file.ReplaceAsync(stored.Document, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.Credentials(
                "credentials_not_saved",
                $"The refreshed sign-in could not be written to {options.CredentialsFile}.",
                "Make the file and its folder writable, or use an API key.",
                exception);
        }
    }

    private static async Task<Credential> ReadKeyFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return KeyFrom(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), $"The API key file {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failures.Credentials("malformed_credentials", $"The API key file {path} cannot be opened.", "Check its path and rights.", exception);
        }
    }

    private static Credential KeyFrom(string text, string where)
    {
        var key = SettingText.Clean(text);
        return Credential.CanBeSent(key) && !SettingText.IsPlaceholder(key)
            ? Credential.ApiKey(key)
            : throw Failures.Credentials(
                "malformed_credentials", $"{where} is empty, a placeholder or no single word.", "Copy the key from HeyGen's settings again.");
    }

    private HeyGenException Missing() => Failures.Credentials(
        "missing_credentials",
        givenKey.Length > 0
            ? $"There is no HeyGen credential: {KeyVariable} is the placeholder {givenKey}, which nobody filled in, and {options.CredentialsFile} holds none."
            : $"There is no HeyGen credential: no API key is set, and {options.CredentialsFile} holds none.",
        $"Make an API key at app.heygen.com (Settings, API) and set {KeyVariable}, or store it in the credentials file.");

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "The HeyGen key of {Used} is used; {Other} holds another one, which is not.")]
    private static partial void LogOther(ILogger logger, string used, string other);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning,
        Message = KeyVariable + " is the placeholder {Placeholder}, which the program that started this one did not fill in; it is not used.")]
    private static partial void LogPlaceholder(ILogger logger, string placeholder);
}
