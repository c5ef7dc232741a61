namespace HeyGen.Sandbox.Workflows;

/// <summary>
/// What a workflow is made of. HeyGen's reference does not say what a graph looks like, so the sandbox has a form of its own, <c>nodes</c> with <c>id</c> and
/// <c>type</c>, and refuses only what would be wrong in any form: a graph without content, and a node of an unknown type.
/// </summary>
internal static class WorkflowGraph
{
    private static readonly (string Type, string Description)[] nodeTypes =
    [
        ("text_input", "a text that a run is given"),
        ("avatar_video", "a video in which an avatar speaks"),
        ("model_video", "a clip from a prompt"),
        ("translation", "a video in another language"),
        ("output", "what a run hands out"),
    ];

    public static JsonArray NodeTypes() =>
        nodeTypes.Select(type => new JsonObject { ["type"] = type.Type, ["description"] = type.Description }).ToJson();

    public static JsonObject Read(JsonElement graph)
    {
        var content = graph.ValueKind == JsonValueKind.Object ? JsonObject.Create(graph)! : [];
        if (content.Count == 0)
            throw Invalid("the graph is empty");
        var nodes = Nodes(content);
        if (nodes.FirstOrDefault(node => nodeTypes.All(known => known.Type != node.Type)) is { Id: not null } stranger)
            throw Invalid($"node {stranger.Id} has the type {stranger.Type}, which get_workflow_node_types does not list");
        if (nodes.DistinctBy(node => node.Id).Count() < nodes.Count)
            throw Invalid("two nodes have the same id");
        return content;
    }

    /// <summary>The nodes that the sandbox understands; a graph of another form counts as one node.</summary>
    public static IReadOnlyList<(string Id, string Type)> Nodes(JsonObject graph)
    {
        var nodes = (graph["nodes"] as JsonArray ?? []).OfType<JsonObject>()
            .Select((node, index) => (Text(node["id"]) ?? $"node_{index + 1}", Text(node["type"]) ?? "none"))
            .ToArray();
        return nodes.Length > 0 ? nodes : [("node_1", "output")];
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static ApiException Invalid(string reason) => new(422, "graph_invalid", $"product_graph: {reason}.", "product_graph");
}
