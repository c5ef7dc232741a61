namespace HeyGen.Sandbox.Folders;

internal sealed class FolderOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Folder>("/v3/folders");
        operations["create_folder"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        call.CheckNamed<Folder>(call.Body, "parent_id");
        var (name, type) = (call.Body.Text("name")!, call.Body.Text("type") ?? "mixed");
        var folder = new Folder(Ids.New(), name, type, call.Body.Text("parent_id"), call.Now.ToUnixTimeSeconds());
        return call.Answer(call.Keep(folder).Describe(call));
    }
}

/// <summary>A place for videos.</summary>
internal sealed record Folder(string Id, string Name, string Type, string? ParentId, long CreatedAt) : IResource
{
    public static string Noun => "Folder";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["folder_id"] = Id,
        ["name"] = Name,
        ["type"] = Type,
        ["parent_id"] = ParentId,
        ["is_trash"] = false,
        ["creator_username"] = call.Account.Username,
        ["created_at"] = CreatedAt,
        ["updated_at"] = CreatedAt,
    };
}
