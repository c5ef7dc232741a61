namespace HeyGen.Client;

/// <summary>Operations on folders.</summary>
public static class FolderOperations
{
    private const string Folders = "/v3/folders";

    /// <summary>Makes a folder.</summary>
    public static Operation<CreateFolder, Folder> Create { get; } =
        new("create_folder", HttpMethod.Post, Folders, OperationClass.Write, json => json.CreateFolder, json => json.Folder) { TakesIdempotencyKey = true };

    /// <summary>Reads a folder, also one in the trash.</summary>
    public static Operation<GetFolder, Folder> Get { get; } =
        new("get_folder", HttpMethod.Get, Folders + "/{folder_id}", OperationClass.Read, json => json.GetFolder, json => json.Folder);
}
