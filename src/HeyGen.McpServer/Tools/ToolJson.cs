using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HeyGen.McpServer.Tools.Assets;
using HeyGen.McpServer.Tools.Finding;
using HeyGen.McpServer.Tools.Jobs;
using HeyGen.McpServer.Tools.Spending;

namespace HeyGen.McpServer.Tools;

/// <summary>Source-generated JSON of this server's own types; HeyGen's are in <see cref="HeyGen.Client.HeyGenJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GetJob))]
[JsonSerializable(typeof(UploadAsset))]
[JsonSerializable(typeof(DownloadAsset))]
[JsonSerializable(typeof(WaitForJob))]
[JsonSerializable(typeof(ListJobs))]
[JsonSerializable(typeof(FindTools))]
[JsonSerializable(typeof(RunTool))]
[JsonSerializable(typeof(EstimateCost))]
[JsonSerializable(typeof(GetSpending))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ToolJson : JsonSerializerContext;
