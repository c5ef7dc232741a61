using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Workflows;

/// <summary>The API's group <c>workflow</c>, of which the reference knows names, ids and states; the fields beside them are ours.</summary>
internal sealed class WorkflowOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>(
    [
        .. WorkflowRunOperations.Handlers,
        new("create_workflow", Create),
        new("list_workflow_definitions", call => call.AnswerPage(call.Account.Made<Workflow>().NewestFirst(), workflow => workflow.Id, Summary)),
        new("get_workflow", call => call.Answer(Describe(Find(call)))),
        new("update_workflow_draft", UpdateDraft),
        new("publish_workflow_version", call => call.Answer(Describe(Find(call).Publish(call.Now.ToUnixTimeSeconds())))),
        new("list_workflow_versions", ListVersions),
        new("get_workflow_version", GetVersion),
        new("get_workflow_node_types", call => call.Answer(WorkflowGraph.NodeTypes())),
    ]);

    /// <exception cref="ApiException">404 when the account has no such workflow.</exception>
    public static Workflow Find(ApiCall call, string id, string? parameter = null) =>
        call.Account.Made<Workflow>().GetValueOrDefault(id) ?? throw ApiException.NotFound("not_found", "Workflow", id, parameter);

    private static Workflow Find(ApiCall call) => Find(call, call.PathValue("workflow_id"));

    private static ApiAnswer Create(ApiCall call)
    {
        var name = call.Body.Text("name")!;
        RequireFree(call, name);
        var now = call.Now.ToUnixTimeSeconds();
        var workflow = new Workflow(Ids.New(), name, WorkflowGraph.Read(call.Body.Field("product_graph")!.Value), now);
        workflow.Publish(now);
        call.Account.Made<Workflow>().Add(workflow.Id, workflow);
        return call.Answer(Describe(workflow));
    }

    /// <summary>Changes name and graph where they are given. The body's shape is not known, so what is of another type counts as not given.</summary>
    private static ApiAnswer UpdateDraft(ApiCall call)
    {
        var workflow = Find(call);
        if (call.Body.Field("expected_revision") is { ValueKind: JsonValueKind.Number } revision && revision.GetDouble() != workflow.Revision)
            throw new ApiException(409, "conflict", $"The draft is at revision {workflow.Revision} by now; read it again.", "expected_revision");
        var graph = call.Body.Field("product_graph") is { } given ? WorkflowGraph.Read(given) : null;
        if (call.Body.Field("name") is { ValueKind: JsonValueKind.String } name && name.GetString() != workflow.Name)
        {
            RequireFree(call, name.GetString()!);
            workflow.Name = name.GetString()!;
        }

        workflow.Draft = graph ?? workflow.Draft;
        workflow.Revision++;
        return call.Answer(Describe(workflow));
    }

    private static void RequireFree(ApiCall call, string name)
    {
        if (call.Account.Made<Workflow>().Values.Any(workflow => workflow.Name == name))
            throw new ApiException(409, "conflict", $"A workflow of the name {name} exists already.", "name");
    }

    private static ApiAnswer ListVersions(ApiCall call) =>
        call.AnswerPage([.. Find(call).Versions.AsEnumerable().Reverse()], version => $"{version.Number}", Describe);

    private static ApiAnswer GetVersion(ApiCall call)
    {
        var number = call.PathValue("version_number");
        var version = Find(call).Versions.Find(version => $"{version.Number}" == number);
        return version is null ? throw ApiException.NotFound("not_found", "Workflow version", number) : call.Answer(Describe(version));
    }

    private static JsonObject Summary(Workflow workflow) => new()
    {
        ["id"] = workflow.Id,
        ["name"] = workflow.Name,
        ["revision"] = workflow.Revision,
        ["latest_version"] = workflow.Versions[^1].Number,
        ["created_at"] = workflow.CreatedAt,
    };

    private static JsonObject Describe(Workflow workflow)
    {
        var described = Summary(workflow);
        described["product_graph"] = workflow.Draft.DeepClone();
        return described;
    }

    private static JsonObject Describe(WorkflowVersion version) => new()
    {
        ["version_number"] = version.Number,
        ["product_graph"] = version.Graph.DeepClone(),
        ["published_at"] = version.PublishedAt,
    };
}
