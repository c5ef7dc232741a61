using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

/// <summary>Operations on jobs that cut filler words out of videos.</summary>
internal static class FillerWordRemovalOperations
{
    private const string Jobs = "/v3/filler-word-removals";

    /// <summary>Starts to clean a video.</summary>
    public static Operation<CreateFillerWordRemoval> Create { get; } =
        new("create_filler_word_removal", HttpMethod.Post, Jobs, OperationClass.Create,
            () => FillerWordRemovalsJson.Default.CreateFillerWordRemoval)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Reads a job, its film and what was cut.</summary>
    public static Operation<GetFillerWordRemoval> Get { get; } =
        new("get_filler_word_removal", HttpMethod.Get, Jobs + "/{filler_word_removal_id}", OperationClass.Read,
            () => FillerWordRemovalsJson.Default.GetFillerWordRemoval);
}
