using System.Text.Json.Nodes;

namespace HeyGen.Sandbox.Workflows;

/// <summary>A version of a workflow, which never changes.</summary>
internal sealed record WorkflowVersion(int Number, JsonObject Graph, long PublishedAt);

/// <summary>A workflow: a draft that can be changed, and the versions published of it.</summary>
internal sealed class Workflow(string id, string name, JsonObject draft, long createdAt)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public JsonObject Draft { get; set; } = draft;

    /// <summary>How often the draft was changed; who changes it may say which revision he has seen.</summary>
    public int Revision { get; set; } = 1;

    public List<WorkflowVersion> Versions { get; } = [];

    public long CreatedAt { get; } = createdAt;

    public WorkflowVersion Publish(long now)
    {
        var version = new WorkflowVersion(Versions.Count + 1, Draft.DeepClone().AsObject(), now);
        Versions.Add(version);
        return version;
    }
}
