using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class WorkflowStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = async (server, texts) =>
        {
            var create = """{"name": "Stock", "product_graph": {"nodes": [{"id": "clip", "type": "model_video"}]}}""";
            texts["workflow_id"] = (string)(await server.ResultAsync("create_workflow", create))["id"]!;
            texts["version_number"] = "1";
            var run = $$"""{"workflow_id": "{{texts["workflow_id"]}}", "wait_seconds": 0, "new_take": true}""";
            texts["run_id"] = (string)(await server.ResultAsync("create_workflow_run", run))["id"]!;
        },
        Adjust = (tool, place, example) =>
        {
            if (place == "create_workflow")
            {
                // No two workflows may have the same name.
                example["name"] = $"Workflow {Guid.NewGuid():N}";
                example["product_graph"] = new JsonObject { ["nodes"] = new JsonArray(new JsonObject { ["id"] = "clip", ["type"] = "model_video" }) };
            }
        },
    };
}
