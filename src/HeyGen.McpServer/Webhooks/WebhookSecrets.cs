using System.Collections.Concurrent;

namespace HeyGen.McpServer.Webhooks;

/// <summary>The registered endpoint of each account, kept where every process of this server finds it.</summary>
internal sealed class WebhookSecrets(ISharedValues values)
{
    private const int TagLength = 16;

    private readonly ConcurrentDictionary<string, RegisteredEndpoint> known = new();

    /// <summary>The endpoint as it was last read. Where none was, it is read: another process may have registered one meanwhile.</summary>
    public Task<RegisteredEndpoint?> FindAsync(string account, CancellationToken cancellationToken) =>
        known.TryGetValue(account, out var endpoint) ? Task.FromResult<RegisteredEndpoint?>(endpoint) : ReadAsync(account, cancellationToken);

    /// <summary>The endpoint as it is kept now; null where there is none, and where what is kept is no endpoint.</summary>
    public async Task<RegisteredEndpoint?> ReadAsync(string account, CancellationToken cancellationToken)
    {
        // Strangers choose what stands in the address, and it becomes part of a file's name.
        if (account.Length != TagLength || !account.All(char.IsAsciiHexDigitLower))
            return null;

        var endpoint = await values.GetAsync(Name(account), cancellationToken) is { } text ? Parse(text) : null;
        if (endpoint is not null)
            known[account] = endpoint;

        return endpoint;
    }

    public Task KeepAsync(string account, RegisteredEndpoint endpoint, CancellationToken cancellationToken)
    {
        known[account] = endpoint;
        return values.SetAsync(Name(account), JsonSerializer.Serialize(endpoint, WebhookJson.Default.RegisteredEndpoint), cancellationToken);
    }

    private static string Name(string account) => $"webhook-{account}";

    private static RegisteredEndpoint? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, WebhookJson.Default.RegisteredEndpoint) is { Secret.Length: > 0 } endpoint ? endpoint : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The endpoint by which HeyGen reaches this server.</summary>
/// <param name="Secret">What HeyGen signs with; the whole text is the key, its prefix included.</param>
internal sealed record RegisteredEndpoint(string EndpointId, string Url, string Secret);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisteredEndpoint))]
internal sealed partial class WebhookJson : JsonSerializerContext;
