using System.Globalization;

namespace HeyGen.Client;

/// <summary>
/// The credential that the options name: the key itself, a file with the key, or the credentials file that HeyGen's tools share, whose
/// OAuth token is refreshed before it expires and once after it was refused.
/// </summary>
internal sealed class ConfiguredCredentialSource(HeyGenClientOptions options, Func<HttpClient> http, TimeProvider time) : ICredentialSource, IDisposable
{
    /// <summary>HeyGen's tools refresh so long before the end.</summary>
    private static readonly TimeSpan refreshAhead = TimeSpan.FromSeconds(60);

    private readonly CredentialsFile file = new(options.CredentialsFile);
    private readonly TokenEndpoint endpoint = new(options, http, time);
    private readonly SemaphoreSlim oneRefresh = new(1, 1);

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

    private async ValueTask<(Credential Credential, DateTimeOffset? ExpiresAt)> FindAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(options.ApiKey))
            return (KeyFrom(options.ApiKey, "The API key"), null);

        if (!string.IsNullOrWhiteSpace(options.ApiKeyFile))
            return (await ReadKeyFileAsync(options.ApiKeyFile, cancellationToken).ConfigureAwait(false), null);

        // Read at each call: another of HeyGen's tools may have signed in or refreshed the token meanwhile.
        var stored = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (stored?.Token is { } token)
            return (Credential.AccessToken(token.AccessToken), token.ExpiresAt);

        return stored?.ApiKey is { } key ? (Credential.ApiKey(key), null) : throw Missing();
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
        var key = text.Trim();
        return Credential.CanBeSent(key)
            ? Credential.ApiKey(key)
            : throw Failures.Credentials("malformed_credentials", $"{where} is empty or no single word.", "Copy the key from HeyGen's settings again.");
    }

    private HeyGenException Missing() => Failures.Credentials(
        "missing_credentials",
        $"There is no HeyGen credential: no API key is set, and {options.CredentialsFile} holds none.",
        "Make an API key at app.heygen.com (Settings, API) and set HEYGEN_API_KEY, or store it in the credentials file.");
}
