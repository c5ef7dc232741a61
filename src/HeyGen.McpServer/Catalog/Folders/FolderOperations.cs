using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Folders;

/// <summary>Operations on folders.</summary>
internal static class FolderOperations
{
    private const string Folders = "/v3/folders";

    /// <summary>Makes a folder.</summary>
    public static Operation<CreateFolder> Create { get; } =
        new("create_folder", HttpMethod.Post, Folders, OperationClass.Write, () => FoldersJson.Default.CreateFolder) { TakesIdempotencyKey = true };

    /// <summary>Reads a folder, also one in the trash.</summary>
    public static Operation<GetFolder> Get { get; } =
        new("get_folder", HttpMethod.Get, Folders + "/{folder_id}", OperationClass.Read, () => FoldersJson.Default.GetFolder);
}
