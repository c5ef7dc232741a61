namespace HeyGen.Client;

/// <summary>Operations on background removals. HeyGen tells a repeated create by the body's request_id, never by an idempotency key.</summary>
public static class BackgroundRemovalOperations
{
    private const string Jobs = "/v3/background-removals";
    private const string Job = Jobs + "/{job_id}";

    /// <summary>Takes a video apart into layers.</summary>
    public static Operation<CreateBackgroundRemoval, BackgroundRemoval> Create { get; } =
        new("create_background_removal", HttpMethod.Post, Jobs, OperationClass.Create, json => json.CreateBackgroundRemoval, json => json.BackgroundRemoval);

    /// <summary>Lists jobs, newest first.</summary>
    public static Operation<ListBackgroundRemovals, IReadOnlyList<BackgroundRemoval>> List { get; } =
        new("list_background_removals", HttpMethod.Get, Jobs, OperationClass.Read,
            json => json.ListBackgroundRemovals, json => json.IReadOnlyListBackgroundRemoval)
        { IsList = true };

    /// <summary>Reads a job and the addresses of its layers.</summary>
    public static Operation<GetBackgroundRemoval, BackgroundRemoval> Get { get; } =
        new("get_background_removal", HttpMethod.Get, Job, OperationClass.Read, json => json.GetBackgroundRemoval, json => json.BackgroundRemoval);

    /// <summary>Deletes a job and its layers.</summary>
    public static Operation<DeleteBackgroundRemoval, DeletedBackgroundRemoval> Delete { get; } =
        new("delete_background_removal", HttpMethod.Delete, Job, OperationClass.Write,
            json => json.DeleteBackgroundRemoval, json => json.DeletedBackgroundRemoval);
}
