namespace HeyGen.Client;

/// <summary>Operations on jobs that cut filler words out of videos.</summary>
public static class FillerWordRemovalOperations
{
    private const string Jobs = "/v3/filler-word-removals";

    /// <summary>Starts to clean a video.</summary>
    public static Operation<CreateFillerWordRemoval, CreatedFillerWordRemoval> Create { get; } =
        new("create_filler_word_removal", HttpMethod.Post, Jobs, OperationClass.Create,
            json => json.CreateFillerWordRemoval, json => json.CreatedFillerWordRemoval)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Reads a job, its film and what was cut.</summary>
    public static Operation<GetFillerWordRemoval, FillerWordRemoval> Get { get; } =
        new("get_filler_word_removal", HttpMethod.Get, Jobs + "/{filler_word_removal_id}", OperationClass.Read,
            json => json.GetFillerWordRemoval, json => json.FillerWordRemoval);
}
