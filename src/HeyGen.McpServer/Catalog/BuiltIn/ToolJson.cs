namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Source-generated JSON of this server's own types; those of HeyGen's operations stand in the groups' folders.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GetJob))]
[JsonSerializable(typeof(WaitForJob))]
[JsonSerializable(typeof(ListJobs))]
[JsonSerializable(typeof(FindTools))]
[JsonSerializable(typeof(RunTool))]
[JsonSerializable(typeof(EstimateCost))]
[JsonSerializable(typeof(GetSpending))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ToolJson : JsonSerializerContext;
