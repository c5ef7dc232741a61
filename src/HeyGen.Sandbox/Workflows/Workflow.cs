namespace HeyGen.Sandbox.Workflows;

/// <summary>A version of a workflow, which never changes.</summary>
internal sealed record WorkflowVersion(int Number, JsonObject Graph, long PublishedAt)
{
    public JsonObject Describe() => new()
    {
        ["version_number"] = Number,
        ["product_graph"] = Graph.DeepClone(),
        ["published_at"] = PublishedAt,
    };
}

/// <summary>A workflow: a draft that can be changed, and the versions published of it.</summary>
internal sealed class Workflow(string id, string name, JsonObject draft, long createdAt) : IResource
{
    public static string Noun => "Workflow";

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public JsonObject Draft { get; set; } = draft;

    /// <summary>How often the draft was changed; who changes it may say which revision he has seen.</summary>
    public int Revision { get; set; } = 1;

    public List<WorkflowVersion> Versions { get; } = [];

    /// <exception cref="ApiException">404 when there is no such version.</exception>
    public WorkflowVersion Version(string number, string? parameter = null) =>
        Versions.Find(version => $"{version.Number}" == number) ?? throw ApiException.NotFound("not_found", "Workflow version", number, parameter);

    public JsonObject Summary(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["revision"] = Revision,
        ["latest_version"] = Versions[^1].Number,
        ["created_at"] = createdAt,
    };

    public JsonObject Describe(ApiCall call)
    {
        var described = Summary(call);
        described["product_graph"] = Draft.DeepClone();
        return described;
    }

    public WorkflowVersion Publish(long now)
    {
        var version = new WorkflowVersion(Versions.Count + 1, Draft.DeepClone().AsObject(), now);
        Versions.Add(version);
        return version;
    }
}
