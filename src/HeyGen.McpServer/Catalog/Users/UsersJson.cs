using System.Text.Json.Serialization;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Users;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(NoFields))]
internal sealed partial class UsersJson : JsonSerializerContext;
