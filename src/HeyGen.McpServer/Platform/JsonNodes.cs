using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Platform;

/// <summary>Source-generated JSON of free objects, for those parts of the server that know no tool.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonNodes : JsonSerializerContext;
