using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>Tools of HeyGen's group <c>avatar</c>: characters (groups) and their appearances (looks).</summary>
internal static class AvatarTools
{
    private const string Toolset = "avatar";

    private static readonly StartedJob look = new(AvatarKinds.AvatarLook, "avatar_item.id");

    public static ToolDefinition ListLooks { get; } = new()
    {
        Name = "list_avatar_looks",
        Title = "List avatar looks",
        Description = "Lists avatar looks. A look's id is what videos take as avatar_id.",
        Keywords = "outfits faces presenters actors stock public woman man clothes",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = AvatarOperations.ListLooks,
        ListFields = ["id", "name", "avatar_type", "group_id", "gender", "default_voice_id", "supported_api_engines", "status"],
    };

    public static ToolDefinition GetLook { get; } = new()
    {
        Name = "get_avatar_look",
        Title = "Get an avatar look",
        Description = "Reads one look: engines it supports, default voice, orientation, training status.",
        Keywords = "outfit appearance works with engine version",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = AvatarOperations.GetLook,
    };

    public static ToolDefinition ListGroups { get; } = new()
    {
        Name = "list_avatar_groups",
        Title = "List avatar groups",
        Description = "Lists avatar groups (characters). Videos need a look of one, from list_avatar_looks.",
        Keywords = "actors presenters people stock public",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = AvatarOperations.ListGroups,
        ListFields = ["id", "name", "looks_count", "gender", "default_voice_id", "status", "consent_status"],
    };

    public static ToolDefinition GetGroup { get; } = new()
    {
        Name = "get_avatar_group",
        Title = "Get an avatar group",
        Description = "Reads one avatar group, with training and consent status.",
        Keywords = "actor presenter voice it speaks with by default",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = AvatarOperations.GetGroup,
    };

    public static ToolDefinition CreateFromPrompt { get; } = new()
    {
        Name = "create_prompt_avatar",
        Title = "Create an avatar from a prompt",
        Description = "Generates an avatar look from a description. Costs money; waits until it is ready.",
        Keywords = "invent imaginary fictional character presenter dream up cartoon mascot robot",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = AvatarOperations.CreateFromPrompt,
        Job = look,
        LookForWorkWith = "list_avatar_looks",
    };

    public static ToolDefinition CreateFromPhoto { get; } = new()
    {
        Name = "create_photo_avatar",
        Title = "Create an avatar from a photo",
        Description = "Makes an avatar look from one photo of a person. Costs money; waits until it is ready.",
        Keywords = "selfie headshot passport portrait presenter",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = AvatarOperations.CreateFromPhoto,
        Job = look,
        LookForWorkWith = "list_avatar_looks",
    };

    public static ToolDefinition CreateDigitalTwin { get; } = new()
    {
        Name = "create_digital_twin",
        Title = "Create a digital twin",
        Description = "Trains an avatar look from footage of a person, who must consent before it can be used. Costs money; waits for the training.",
        Keywords = "clone myself webcam copy of a person double likeness",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = AvatarOperations.CreateDigitalTwin,
        Job = look,
        LookForWorkWith = "list_avatar_looks",
    };

    public static ToolDefinition CreateConsent { get; } = new()
    {
        Name = "create_avatar_consent",
        Title = "Ask for consent to an avatar",
        Description = "Asks the person shown by an avatar group for consent, on a page that they open in a browser, and waits for the answer.",
        Keywords = "permission approve release verify digital twin agree approval likeness rights from the person shown",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AvatarOperations.CreateConsent,
        Job = new StartedJob(AvatarKinds.AvatarConsent, "") { IdArgument = "group_id" },
        Handler = AvatarConsent.RunAsync,
    };

    public static ToolDefinition UpdateLook { get; } = new()
    {
        Name = "update_avatar_look",
        Title = "Rename an avatar look",
        Description = "Renames an own photo avatar or digital twin look.",
        Keywords = "change edit name rename outfit presenter",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AvatarOperations.UpdateLook,
    };

    public static ToolDefinition UpdateGroup { get; } = new()
    {
        Name = "update_avatar_group",
        Title = "Change an avatar group",
        Description = "Changes an own avatar group, such as its default voice.",
        Keywords = "edit character settings standard voice rename actor presenter",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AvatarOperations.UpdateGroup,
    };

    public static ToolDefinition DeleteLook { get; } = new()
    {
        Name = "delete_avatar_look",
        Title = "Delete an avatar look",
        Description = "Deletes an own look for good; the last look takes its group along.",
        Keywords = "remove outfit appearance erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = AvatarOperations.DeleteLook,
        DeletedThing = AvatarOperations.GetLook,
    };

    public static ToolDefinition DeleteGroup { get; } = new()
    {
        Name = "delete_avatar_group",
        Title = "Delete an avatar group",
        Description = "Deletes an own avatar group with all its looks, for good.",
        Keywords = "remove character avatar wipe person actor presenter entirely double twin",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = AvatarOperations.DeleteGroup,
        DeletedThing = AvatarOperations.GetGroup,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        ListLooks, GetLook, ListGroups, GetGroup, CreateFromPrompt, CreateFromPhoto, CreateDigitalTwin, CreateConsent,
        UpdateLook, UpdateGroup, DeleteLook, DeleteGroup,
    ];
}
