using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HeyGen.Client;

/// <summary>Operations on avatar groups and looks. The three creates are variants of one union body, told apart by its type.</summary>
public static class AvatarOperations
{
    /// <summary>Makes an avatar from a photo.</summary>
    public static Operation<CreatePhotoAvatar, CreatedAvatar> CreateFromPhoto { get; } = Create("photo", json => json.CreatePhotoAvatar);

    /// <summary>Makes an avatar from words.</summary>
    public static Operation<CreatePromptAvatar, CreatedAvatar> CreateFromPrompt { get; } = Create("prompt", json => json.CreatePromptAvatar);

    /// <summary>Makes an avatar from footage; a private one also needs the person's consent.</summary>
    public static Operation<CreateDigitalTwin, CreatedAvatar> CreateDigitalTwin { get; } = Create("digital_twin", json => json.CreateDigitalTwin);

    /// <summary>Lists characters.</summary>
    public static Operation<ListAvatarGroups, IReadOnlyList<AvatarGroup>> ListGroups { get; } =
        new("list_avatar_groups", HttpMethod.Get, "/v3/avatars", OperationClass.Read,
            json => json.ListAvatarGroups, json => json.IReadOnlyListAvatarGroup)
        { IsList = true };

    /// <summary>Reads a character, with the state of training and consent.</summary>
    public static Operation<GetAvatarGroup, AvatarGroup> GetGroup { get; } =
        new("get_avatar_group", HttpMethod.Get, "/v3/avatars/{group_id}", OperationClass.Read, json => json.GetAvatarGroup, json => json.AvatarGroup);

    /// <summary>Lists looks.</summary>
    public static Operation<ListAvatarLooks, IReadOnlyList<AvatarLook>> ListLooks { get; } =
        new("list_avatar_looks", HttpMethod.Get, "/v3/avatars/looks", OperationClass.Read,
            json => json.ListAvatarLooks, json => json.IReadOnlyListAvatarLook)
        { IsList = true };

    /// <summary>Reads a look, with its engines and the state of training.</summary>
    public static Operation<GetAvatarLook, AvatarLook> GetLook { get; } =
        new("get_avatar_look", HttpMethod.Get, "/v3/avatars/looks/{look_id}", OperationClass.Read, json => json.GetAvatarLook, json => json.AvatarLook);

    /// <summary>Renames a look.</summary>
    public static Operation<UpdateAvatarLook, AvatarLook> UpdateLook { get; } =
        new("update_avatar_look", HttpMethod.Patch, "/v3/avatars/looks/{look_id}", OperationClass.Write,
            json => json.UpdateAvatarLook, json => json.AvatarLook);

    /// <summary>Changes a character, such as its default voice. What HeyGen answers is not in its reference.</summary>
    public static Operation<UpdateAvatarGroup, JsonElement> UpdateGroup { get; } =
        new("update_avatar_group", HttpMethod.Patch, "/v3/avatars/{group_id}", OperationClass.Write, json => json.UpdateAvatarGroup, json => json.JsonElement);

    /// <summary>Deletes a character with all its looks.</summary>
    public static Operation<DeleteAvatarGroup, DeletedAvatar> DeleteGroup { get; } =
        new("delete_avatar_group", HttpMethod.Delete, "/v3/avatars/{group_id}", OperationClass.Write,
            json => json.DeleteAvatarGroup, json => json.DeletedAvatar);

    /// <summary>Deletes a look; the last one takes its group along.</summary>
    public static Operation<DeleteAvatarLook, DeletedAvatar> DeleteLook { get; } =
        new("delete_avatar_look", HttpMethod.Delete, "/v3/avatars/looks/{look_id}", OperationClass.Write,
            json => json.DeleteAvatarLook, json => json.DeletedAvatar);

    /// <summary>Asks for the consent of the person shown. Costs nothing.</summary>
    public static Operation<CreateAvatarConsent, AvatarConsent> CreateConsent { get; } =
        new("create_avatar_consent", HttpMethod.Post, "/v3/avatars/{group_id}/consent", OperationClass.Write,
            json => json.CreateAvatarConsent, json => json.AvatarConsent)
        { TakesIdempotencyKey = true };

    private static Operation<TRequest, CreatedAvatar> Create<TRequest>(string type, Func<HeyGenJson, JsonTypeInfo<TRequest>> request) =>
        new("create_avatar", HttpMethod.Post, "/v3/avatars", OperationClass.Create, request, json => json.CreatedAvatar)
        {
            TakesIdempotencyKey = true,
            FixedFields = [new("type", type)],
        };
}
