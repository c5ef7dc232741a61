using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Webhooks;

/// <summary>The endpoint by which HeyGen reaches this server.</summary>
/// <param name="EndpointId">HeyGen's id of it.</param>
/// <param name="Url">The address that HeyGen posts to.</param>
/// <param name="Secret">What HeyGen signs with; the whole text is the key, its prefix included.</param>
internal sealed record RegisteredEndpoint(string EndpointId, string Url, string Secret);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisteredEndpoint))]
internal sealed partial class WebhookJson : JsonSerializerContext;
