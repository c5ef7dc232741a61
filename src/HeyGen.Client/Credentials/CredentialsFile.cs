using System.Globalization;
using System.Net;

namespace HeyGen.Client;

internal sealed class TokenEndpoint(HeyGenClientOptions options, Func<HttpClient> http, TimeProvider time)
{
    private const long MaximumBytes = 1024 * 1024;

    /// <summary>Trades a refresh token for a new access token.</summary>
    /// <exception cref="HeyGenException">The endpoint refused it (<c>sign_in_again</c>), or could not be reached.</exception>
    public async Task<FreshToken> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeouts.Read, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "refresh_token"),
                new("refresh_token", refreshToken),
                new("client_id", options.TokenClientId),
            ]);
            using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenAddress) { Content = form };
            using var response = await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            // HeyGen's rule: either status means that the refresh token is void.
            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
            {
                throw Failures.Credentials("sign_in_again", "HeyGen no longer accepts the stored sign-in.", "Sign in to HeyGen again, or set an API key.");
            }

            if (!response.IsSuccessStatusCode)
            {
                throw NotRefreshed(FailureKind.ServerFault, $"HeyGen's sign-in service answered HTTP {(int)response.StatusCode}.", null);
            }

            await response.Content.LoadIntoBufferAsync(MaximumBytes, either.Token).ConfigureAwait(false);
            return Read(await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw NotRefreshed(FailureKind.Network, "HeyGen's sign-in service could not be reached.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotRefreshed(FailureKind.Timeout, "HeyGen's sign-in service did not answer in time.", exception);
        }
    }

    private static FreshToken Read(byte[] body)
    {
        try
        {
            var answer = JsonElement.Parse(body);
            return new FreshToken(
                answer.GetProperty("access_token").GetString() is { } token && Credential.CanBeSent(token) ? token : throw new JsonException(),
                answer.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null,
                answer.TryGetProperty("expires_in", out var seconds) && seconds.TryGetDouble(out var value) ? value : null);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NotRefreshed(FailureKind.UnreadableAnswer, "HeyGen's sign-in service gave an answer without a token.", exception);
        }
    }

    private static HeyGenException NotRefreshed(FailureKind kind, string message, Exception? cause) => new(
        new HeyGenError
        {
            Code = "sign_in_not_refreshed",
            Message = message,
            Hint = "Try again shortly; if it stays so, sign in again or use an API key.",
            Kind = kind,
            CanRetry = true,
        },
        cause);
}

/// <param name="RefreshToken">The next refresh token; null when the old one stays good.</param>
/// <param name="ExpiresIn">How long the token lives, in seconds.</param>
internal sealed record FreshToken(string AccessToken, string? RefreshToken, double? ExpiresIn);

/// <summary>
/// The credentials file that HeyGen's tools share: JSON with <c>api_key</c> or <c>oauth</c> and fields of other tools, or, in its older
/// form, one line with the key.
/// </summary>
internal sealed class CredentialsFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What the file holds; null when there is no file.</summary>
    /// <exception cref="HeyGenException">The file cannot be read or understood.</exception>
    public async Task<StoredCredentials?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Understand(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Malformed("cannot be opened", exception);
        }
    }

    /// <summary>
    /// Puts a new document in the file's place. Written beside it and renamed, so that another program never reads half a file, and
    /// readable by the owner only.
    /// </summary>
    public async Task ReplaceAsync(JsonObject document, CancellationToken cancellationToken)
    {
        // Renaming over a link would replace the link and leave the file it points to as it was.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            await using (var stream = new FileStream(beside, options))
            await using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            {
                document.WriteTo(writer);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private StoredCredentials Understand(string content)
    {
        var text = content.Trim();
        if (text.Length == 0)
        {
            throw Malformed("is empty");
        }

        if (text[0] != '{')
        {
            return new StoredCredentials(Key(text), null, null);
        }

        try
        {
            // An empty api_key or access_token is what a logout may leave behind: absence, not a fault.
            var document = JsonNode.Parse(text)!.AsObject();
            var oauth = document["oauth"] as JsonObject;
            var token = Text(oauth, "access_token") is { } access
                ? new StoredToken(CheckSecret(access), Text(oauth, "refresh_token"), Time(Text(oauth, "expires_at")))
                : null;
            return new StoredCredentials(Text(document, "api_key") is { } key ? CheckSecret(key) : null, token, document);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Malformed("is not valid JSON", exception);
        }
    }

    private string Key(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? throw Malformed("is neither JSON nor a single line") : CheckSecret(text);

    private string CheckSecret(string secret) =>
        Credential.CanBeSent(secret) ? secret : throw Malformed("holds a key with characters that no key has");

    private static string? Text(JsonObject? document, string name) =>
        document?[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private HeyGenException Malformed(string how, Exception? cause = null) => Failures.Credentials(
        "malformed_credentials", $"The credentials file {path} {how}.", "Store the API key again, or remove the file.", cause);
}

/// <param name="Document">The whole file, where it is JSON, to be written back with the fields of others.</param>
internal sealed record StoredCredentials(string? ApiKey, StoredToken? Token, JsonObject? Document);

internal sealed record StoredToken(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt);
