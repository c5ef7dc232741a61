namespace HeyGen.Client;

/// <summary>Operations on jobs that cut long videos into short clips.</summary>
public static class AiClippingOperations
{
    private const string Jobs = "/v3/ai-clipping";
    private const string Job = Jobs + "/{job_id}";

    /// <summary>Starts to cut a video.</summary>
    public static Operation<CreateAiClipping, CreatedAiClipping> Create { get; } =
        new("create_ai_clipping", HttpMethod.Post, Jobs, OperationClass.Create, json => json.CreateAiClipping, json => json.CreatedAiClipping)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists jobs, newest first.</summary>
    public static Operation<ListAiClipping, IReadOnlyList<AiClipping>> List { get; } =
        new("list_ai_clipping", HttpMethod.Get, Jobs, OperationClass.Read, json => json.ListAiClipping, json => json.IReadOnlyListAiClipping) { IsList = true };

    /// <summary>Reads a job and its clips.</summary>
    public static Operation<GetAiClipping, AiClipping> Get { get; } =
        new("get_ai_clipping", HttpMethod.Get, Job, OperationClass.Read, json => json.GetAiClipping, json => json.AiClipping);

    /// <summary>Deletes a job and its clips.</summary>
    public static Operation<DeleteAiClipping, DeletedAiClipping> Delete { get; } =
        new("delete_ai_clipping", HttpMethod.Delete, Job, OperationClass.Write, json => json.DeleteAiClipping, json => json.DeletedAiClipping);
}
