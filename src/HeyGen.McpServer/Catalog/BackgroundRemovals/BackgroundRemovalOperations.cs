using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.BackgroundRemovals;

/// <summary>Operations on background removals. HeyGen tells a repeated create by the body's request_id, never by an idempotency key.</summary>
internal static class BackgroundRemovalOperations
{
    private const string Jobs = "/v3/background-removals";
    private const string Job = Jobs + "/{job_id}";

    /// <summary>Takes a video apart into layers.</summary>
    public static Operation<CreateBackgroundRemoval> Create { get; } =
        new("create_background_removal", HttpMethod.Post, Jobs, OperationClass.Create, () => BackgroundRemovalsJson.Default.CreateBackgroundRemoval);

    /// <summary>Lists jobs, newest first.</summary>
    public static Operation<ListBackgroundRemovals> List { get; } =
        new("list_background_removals", HttpMethod.Get, Jobs, OperationClass.Read,
            () => BackgroundRemovalsJson.Default.ListBackgroundRemovals)
        { IsList = true };

    /// <summary>Reads a job and the addresses of its layers.</summary>
    public static Operation<GetBackgroundRemoval> Get { get; } =
        new("get_background_removal", HttpMethod.Get, Job, OperationClass.Read, () => BackgroundRemovalsJson.Default.GetBackgroundRemoval);

    /// <summary>Deletes a job and its layers.</summary>
    public static Operation<DeleteBackgroundRemoval> Delete { get; } =
        new("delete_background_removal", HttpMethod.Delete, Job, OperationClass.Write,
            () => BackgroundRemovalsJson.Default.DeleteBackgroundRemoval);
}
