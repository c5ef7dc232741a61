using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Ledger;

/// <summary>Source-generated JSON of what the ledger keeps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Submission))]
internal sealed partial class LedgerJson : JsonSerializerContext;
