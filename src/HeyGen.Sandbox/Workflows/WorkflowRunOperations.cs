using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Workflows;

/// <summary>Runs of the API's group <c>workflow</c>. The price of a run is the sum of its nodes', of which none is known, so it is free here.</summary>
internal static class WorkflowRunOperations
{
    private const double NodeSeconds = 4;

    public static IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_workflow_run"] = Create,
        ["list_workflow_runs"] = call => call.AnswerPage(call.Account.Made<WorkflowRun>().NewestFirst(), run => run.Id, run => Describe(call, run)),
        ["get_workflow_run"] = call => call.Answer(Describe(call, Find(call))),
        ["list_workflow_run_nodes"] = ListNodes,
        ["cancel_workflow_run"] = Cancel,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        var workflow = WorkflowOperations.Find(call, call.Body.Text("workflow_id")!, "workflow_id");
        var version = call.Body.Number("version_number") is { } number
            ? workflow.Versions.FirstOrDefault(version => version.Number == number)
                ?? throw ApiException.NotFound("not_found", "Workflow version", $"{number}", "version_number")
            : workflow.Versions[^1];
        var seconds = NodeSeconds * WorkflowGraph.Nodes(version.Graph).Count;
        var hooks = TestHooks.In(call.Body.Field("inputs")?.GetRawText());
        var run = new WorkflowRun(Ids.New(), workflow.Id, version, call.Account.StartJob(new JobTerms(seconds).With(hooks)));
        for (var node = 0; node < run.Nodes.Count; node++)
            call.World.Media.Publish(run.Medium(node), MediaContent.Film("mp4"));
        call.Account.Made<WorkflowRun>().Add(run.Id, run);
        return call.Answer(Describe(call, run));
    }

    private static ApiAnswer ListNodes(ApiCall call)
    {
        var run = Find(call);
        return call.AnswerPage([.. run.Nodes.Index()], node => node.Item.Id, node => new JsonObject
        {
            ["node_id"] = node.Item.Id,
            ["type"] = node.Item.Type,
            ["status"] = run.NodeStatus(node.Index, call.Now),
        });
    }

    /// <summary>A run that has ended stays as it is.</summary>
    private static ApiAnswer Cancel(ApiCall call)
    {
        var run = Find(call);
        if (run.Job.State(call.Now) == JobState.Running)
        {
            run.Job.Stop(call.Now);
            run.IsCancelled = true;
        }

        return call.Answer(Describe(call, run));
    }

    private static JsonObject Describe(ApiCall call, WorkflowRun run) => new()
    {
        ["id"] = run.Id,
        ["workflow_id"] = run.WorkflowId,
        ["version_number"] = run.Version.Number,
        ["status"] = run.Status(call.Now),
        ["outputs"] = Outputs(call, run),
        ["created_at"] = run.Job.StartedAt.ToUnixTimeSeconds(),
    };

    /// <summary>What each node has made by now, by its id.</summary>
    private static JsonObject Outputs(ApiCall call, WorkflowRun run) => new(
        run.Nodes.Index()
            .Where(node => run.NodeStatus(node.Index, call.Now) == "succeeded")
            .Select(node => KeyValuePair.Create<string, JsonNode?>(node.Item.Id, new JsonObject { ["video_url"] = call.Link(run.Medium(node.Index)) })));

    private static WorkflowRun Find(ApiCall call) =>
        call.Account.Made<WorkflowRun>().GetValueOrDefault(call.PathValue("run_id"))
        ?? throw ApiException.NotFound("not_found", "Workflow run", call.PathValue("run_id"));
}
