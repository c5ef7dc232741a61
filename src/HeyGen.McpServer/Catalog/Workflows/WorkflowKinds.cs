using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Workflows;

/// <summary>Runs of workflows.</summary>
internal static class WorkflowKinds
{
    public static JobKind WorkflowRun { get; } = new()
    {
        Name = "workflow_run",
        Noun = "workflow run",
        Read = WorkflowOperations.GetRun,
        IdArgument = "run_id",
        Success = ["succeeded"],
        Failure = ["partial", "failed", "canceled"],
        FailureFields = ["status"],
        UsualDuration = TimeSpan.FromMinutes(5),
        WhenFailed = "What its nodes did is charged. get_workflow_run still has the outputs of a partial run, list_workflow_run_nodes says which node failed.",
        WhenCompleted = "outputs holds what the run made; list_workflow_run_nodes tells which node made what.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [WorkflowRun];
}
