using System.Text.Json.Serialization;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Webhooks;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateWebhookEndpoint))]
[JsonSerializable(typeof(DeleteWebhookEndpoint))]
[JsonSerializable(typeof(ListWebhookEndpoints))]
[JsonSerializable(typeof(ListWebhookEvents))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(RotateWebhookEndpointSecret))]
[JsonSerializable(typeof(UpdateWebhookEndpoint))]
internal sealed partial class WebhooksJson : JsonSerializerContext;
