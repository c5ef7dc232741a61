using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Folders;

/// <summary>The API's <c>folder</c> group.</summary>
internal sealed class FolderOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_folder"] = Create,
        ["get_folder"] = call => call.Answer(Describe(call.Account, Find(call.Account, call.PathValue("folder_id"), null))),
    };

    /// <exception cref="ApiException">404 when there is no such folder.</exception>
    public static Folder Find(Account account, string id, string? parameter) =>
        account.Folders.TryGetValue(id, out var folder) ? folder : throw ApiException.NotFound("not_found", "Folder", id, parameter);

    private static ApiAnswer Create(ApiCall call)
    {
        var parent = call.Body.Text("parent_id");
        if (parent is not null)
            Find(call.Account, parent, "parent_id");
        var folder = new Folder(Ids.New(), call.Body.Text("name")!, call.Body.Text("type") ?? "mixed", parent, call.Now.ToUnixTimeSeconds());
        call.Account.Folders.Add(folder.Id, folder);
        return call.Answer(Describe(call.Account, folder));
    }

    private static JsonObject Describe(Account account, Folder folder) => new()
    {
        ["folder_id"] = folder.Id,
        ["name"] = folder.Name,
        ["type"] = folder.Type,
        ["parent_id"] = folder.ParentId,
        ["is_trash"] = false,
        ["creator_username"] = account.Username,
        ["created_at"] = folder.CreatedAt,
        ["updated_at"] = folder.CreatedAt,
    };
}
