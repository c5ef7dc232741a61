using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.AiClipping;

/// <summary>Operations on jobs that cut long videos into short clips.</summary>
internal static class AiClippingOperations
{
    private const string Jobs = "/v3/ai-clipping";
    private const string Job = Jobs + "/{job_id}";

    /// <summary>Starts to cut a video.</summary>
    public static Operation<CreateAiClipping> Create { get; } =
        new("create_ai_clipping", HttpMethod.Post, Jobs, OperationClass.Create, () => AiClippingJson.Default.CreateAiClipping)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists jobs, newest first.</summary>
    public static Operation<ListAiClipping> List { get; } =
        new("list_ai_clipping", HttpMethod.Get, Jobs, OperationClass.Read, () => AiClippingJson.Default.ListAiClipping) { IsList = true };

    /// <summary>Reads a job and its clips.</summary>
    public static Operation<GetAiClipping> Get { get; } =
        new("get_ai_clipping", HttpMethod.Get, Job, OperationClass.Read, () => AiClippingJson.Default.GetAiClipping);

    /// <summary>Deletes a job and its clips.</summary>
    public static Operation<DeleteAiClipping> Delete { get; } =
        new("delete_ai_clipping", HttpMethod.Delete, Job, OperationClass.Write, () => AiClippingJson.Default.DeleteAiClipping);
}
