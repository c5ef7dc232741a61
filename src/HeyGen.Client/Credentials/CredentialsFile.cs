using System.Globalization;

namespace HeyGen.Client;

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
            return null;

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
            options.UnixCreateMode = OwnerOnly;

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
            throw Malformed("is empty");

        if (text[0] != '{')
            return new StoredCredentials(Key(text), null, null);

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

    private string CheckSecret(string text)
    {
        var secret = SettingText.Clean(text);
        return SettingText.IsPlaceholder(secret) ? throw Malformed($"holds the placeholder {secret} in place of a key")
            : Credential.CanBeSent(secret) ? secret
            : throw Malformed("holds a key with characters that no key has");
    }

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
