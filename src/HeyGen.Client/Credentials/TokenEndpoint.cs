namespace HeyGen.Client;

/// <param name="RefreshToken">The next refresh token; null when the old one stays good.</param>
/// <param name="ExpiresIn">How long the token lives, in seconds.</param>
internal sealed record FreshToken(string AccessToken, string? RefreshToken, double? ExpiresIn);

/// <summary>The endpoint of HeyGen's sign-in that renews access tokens.</summary>
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
                throw Failures.Credentials("sign_in_again", "HeyGen no longer accepts the stored sign-in.", "Sign in to HeyGen again, or set an API key.");

            if (!response.IsSuccessStatusCode)
                throw NotRefreshed(FailureKind.ServerFault, $"HeyGen's sign-in service answered HTTP {(int)response.StatusCode}.", null);

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
