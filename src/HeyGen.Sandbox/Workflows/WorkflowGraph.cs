namespace HeyGen.Sandbox.Workflows;

/// <summary>What a workflow is made of, and why HeyGen would refuse it. Which node types there are is ours: the reference names none.</summary>
internal static class WorkflowGraph
{
    private const string ContractVersion = "1";

    private static readonly (string Type, string Name, string Description)[] nodeTypes =
    [
        ("avatar_video", "Avatar video", "a video in which an avatar speaks"),
        ("model_video", "Clip", "a clip from a prompt"),
        ("translation", "Translation", "a video in another language"),
    ];

    public static JsonArray Families() => nodeTypes.Select(type => new JsonObject
    {
        ["family"] = type.Type,
        ["display_name"] = type.Name,
        ["variants"] = new JsonArray(new JsonObject
        {
            ["variant"] = null,
            ["display_name"] = type.Name,
            ["description"] = type.Description,
            ["category"] = "video",
            ["config_schema"] = new JsonObject { ["type"] = "object" },
            ["input_ports"] = new JsonArray(Port("text", "text", "what the video says or shows")),
            ["output_ports"] = new JsonArray(Port("video", "video", "the video")),
            ["contract_version"] = ContractVersion,
            ["lifecycle"] = "available",
        }),
    }).ToJson();

    public static JsonObject Read(JsonElement graph)
    {
        var content = JsonObject.Create(graph)!;
        var nodes = Nodes(content);
        if (nodes.FirstOrDefault(node => nodeTypes.All(known => known.Type != node.Type)) is { Id: not null } stranger)
            throw Invalid($"node {stranger.Id} has the type {stranger.Type}, which get_workflow_node_types does not list");
        if (nodes.DistinctBy(node => node.Id).Count() < nodes.Count)
            throw Invalid("two nodes have the same id");
        if (Outputs(content).FirstOrDefault(output => nodes.All(node => node.Id != output.NodeId)) is { Name: not null } dangling)
            throw Invalid($"output {dangling.Name} names the node {dangling.NodeId}, which is not there");
        return content;
    }

    public static IReadOnlyList<(string Id, string Type)> Nodes(JsonObject graph) =>
        [.. (graph["nodes"]?.AsArray() ?? []).Select(node => ((string)node!["id"]!, (string)node["type"]!))];

    /// <summary>What a run hands out, by name, and the node that makes it.</summary>
    public static IReadOnlyList<(string Name, string NodeId)> Outputs(JsonObject graph) =>
        [.. (graph["outputs"]?.AsObject() ?? []).Select(output => (output.Key, (string)output.Value!["node_id"]!))];

    public static JsonArray Plan(JsonObject graph) => Nodes(graph).Select(node => new JsonObject
    {
        ["node_id"] = node.Id,
        ["family"] = node.Type,
        ["contract_version"] = ContractVersion,
        ["adapter_version"] = "1",
    }).ToJson();

    private static JsonObject Port(string name, string type, string description) =>
        new() { ["name"] = name, ["type"] = type, ["required"] = null, ["description"] = description };

    private static ApiException Invalid(string reason) => new(422, "graph_invalid", $"product_graph: {reason}.", "product_graph");
}
