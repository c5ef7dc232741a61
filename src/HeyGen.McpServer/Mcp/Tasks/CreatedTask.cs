using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The answer to a call in place of its result: a task stands for what goes on (CreateTaskResult of the extension).</summary>
internal sealed class CreatedTask : Result
{
    public CreatedTask() => ResultType = "task";

    /// <summary>The fields of the task, as <see cref="TaskView"/> makes them. Elements: nodes would be written as an object of their own.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Fields { get; set; } = new Dictionary<string, JsonElement>();

    public static CreatedTask From(JsonObject task) =>
        new() { Fields = JsonSerializer.SerializeToElement(task, TaskJson.Default.JsonObject).EnumerateObject().ToDictionary(field => field.Name, field => field.Value) };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreatedTask))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class TaskJson : JsonSerializerContext;
