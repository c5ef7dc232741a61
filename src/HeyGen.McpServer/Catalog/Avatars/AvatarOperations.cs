using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>Operations on avatar groups and looks. The three creates are variants of one union body, told apart by its type.</summary>
internal static class AvatarOperations
{
    /// <summary>Makes an avatar from a photo.</summary>
    public static Operation<CreatePhotoAvatar> CreateFromPhoto { get; } = Create("photo", () => AvatarsJson.Default.CreatePhotoAvatar);

    /// <summary>Makes an avatar from words.</summary>
    public static Operation<CreatePromptAvatar> CreateFromPrompt { get; } = Create("prompt", () => AvatarsJson.Default.CreatePromptAvatar);

    /// <summary>Makes an avatar from footage; a private one also needs the person's consent.</summary>
    public static Operation<CreateDigitalTwin> CreateDigitalTwin { get; } = Create("digital_twin", () => AvatarsJson.Default.CreateDigitalTwin);

    /// <summary>Lists characters.</summary>
    public static Operation<ListAvatarGroups> ListGroups { get; } =
        new("list_avatar_groups", HttpMethod.Get, "/v3/avatars", OperationClass.Read,
            () => AvatarsJson.Default.ListAvatarGroups)
        { IsList = true };

    /// <summary>Reads a character, with the state of training and consent.</summary>
    public static Operation<GetAvatarGroup> GetGroup { get; } =
        new("get_avatar_group", HttpMethod.Get, "/v3/avatars/{group_id}", OperationClass.Read, () => AvatarsJson.Default.GetAvatarGroup);

    /// <summary>Lists looks.</summary>
    public static Operation<ListAvatarLooks> ListLooks { get; } =
        new("list_avatar_looks", HttpMethod.Get, "/v3/avatars/looks", OperationClass.Read,
            () => AvatarsJson.Default.ListAvatarLooks)
        { IsList = true };

    /// <summary>Reads a look, with its engines and the state of training.</summary>
    public static Operation<GetAvatarLook> GetLook { get; } =
        new("get_avatar_look", HttpMethod.Get, "/v3/avatars/looks/{look_id}", OperationClass.Read, () => AvatarsJson.Default.GetAvatarLook);

    /// <summary>Renames a look.</summary>
    public static Operation<UpdateAvatarLook> UpdateLook { get; } =
        new("update_avatar_look", HttpMethod.Patch, "/v3/avatars/looks/{look_id}", OperationClass.Write,
            () => AvatarsJson.Default.UpdateAvatarLook);

    /// <summary>Changes a character, such as its default voice. What HeyGen answers is not in its reference.</summary>
    public static Operation<UpdateAvatarGroup> UpdateGroup { get; } =
        new("update_avatar_group", HttpMethod.Patch, "/v3/avatars/{group_id}", OperationClass.Write, () => AvatarsJson.Default.UpdateAvatarGroup);

    /// <summary>Deletes a character with all its looks.</summary>
    public static Operation<DeleteAvatarGroup> DeleteGroup { get; } =
        new("delete_avatar_group", HttpMethod.Delete, "/v3/avatars/{group_id}", OperationClass.Write,
            () => AvatarsJson.Default.DeleteAvatarGroup);

    /// <summary>Deletes a look; the last one takes its group along.</summary>
    public static Operation<DeleteAvatarLook> DeleteLook { get; } =
        new("delete_avatar_look", HttpMethod.Delete, "/v3/avatars/looks/{look_id}", OperationClass.Write,
            () => AvatarsJson.Default.DeleteAvatarLook);

    /// <summary>Asks for the consent of the person shown. Costs nothing.</summary>
    public static Operation<CreateAvatarConsent> CreateConsent { get; } =
        new("create_avatar_consent", HttpMethod.Post, "/v3/avatars/{group_id}/consent", OperationClass.Write,
            () => AvatarsJson.Default.CreateAvatarConsent)
        { TakesIdempotencyKey = true };

    private static Operation<TRequest> Create<TRequest>(string type, Func<JsonTypeInfo<TRequest>> request) =>
        new("create_avatar", HttpMethod.Post, "/v3/avatars", OperationClass.Create, request)
        {
            TakesIdempotencyKey = true,
            FixedFields = [new("type", type)],
        };
}
