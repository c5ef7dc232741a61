using System.Text.Json.Serialization.Metadata;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>Avatars and the consent to use them.</summary>
internal static class AvatarKinds
{
    public static JobKind AvatarLook { get; } = new()
    {
        Name = "avatar_look",
        Noun = "avatar",
        Read = Operation.Get("get_avatar_look", "/v3/avatars/looks/{look_id}", () => AvatarsJson.Default.GetAvatarLook),
        IdArgument = "look_id",
        Success = ["completed"],
        Failure = ["failed"],
        NeedsInput = ["pending_consent"],
        ReadyWithoutStatus = true,
        Links = ["preview_image_url", "preview_video_url"],
        FailureFields = ["error.code", "error.message"],
        UsualDuration = TimeSpan.FromMinutes(2),
        WhenCompleted = "Pass id as avatar_id to create_video_from_avatar, with a voice_id from list_voices where the look has no default_voice_id.",
        HowToGoOn = "The person shown must consent before the avatar can be used: call create_avatar_consent with this group_id.",
        Events =
        [
            "instant_avatar.success", "instant_avatar.fail", "photo_avatar_generation.success", "photo_avatar_generation.fail",
            "photo_avatar_train.success", "photo_avatar_train.fail",
        ],
    };

    /// <summary>Read from the group: a consent has no id of its own. It is pending until the person has answered, however long that takes.</summary>
    public static JobKind AvatarConsent { get; } = new()
    {
        Name = "avatar_consent",
        Noun = "consent",
        Read = Operation.Get("get_avatar_group", "/v3/avatars/{group_id}", () => AvatarsJson.Default.GetAvatarGroup),
        IdArgument = "group_id",
        StatusField = "consent_status",
        Success = ["approved"],
        Failure = ["rejected", "expired"],
        FailureFields = ["consent_status"],
        UsualDuration = TimeSpan.FromMinutes(5),
        CostsNothing = true,
        WhenCompleted = "The person has agreed: looks of this group, from list_avatar_looks, can be used once they are trained.",
        WhenFailed = "create_avatar_consent makes a new page; only the person can agree there.",
    };
}

/// <summary>Tools of HeyGen's group <c>avatar</c>: characters (groups) and their appearances (looks).</summary>
internal static class AvatarTools
{
    private const string Toolset = "avatar";

    private static readonly StartedJob look = new(AvatarKinds.AvatarLook, "avatar_item.id");

    public static ToolDefinition ListLooks { get; } = new()
    {
        Operation = Operation.List("list_avatar_looks", "/v3/avatars/looks", () => AvatarsJson.Default.ListAvatarLooks),
        Title = "List avatar looks",
        Description = "Lists avatar looks. A look's id is what videos take as avatar_id.",
        Keywords = "outfits faces presenters actors stock public own available which show choose pick woman man clothes poses standing business wear " +
            "dress character all every how many",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        ListFields =
        [
            "id", "name", "avatar_type", "group_id", "gender", "default_voice_id", "supported_api_engines", "status",
            "preferred_orientation", "image_width", "image_height", "preview_image_url",
        ],
        Example = """{"avatar_type": "digital_twin", "ownership": "public"}""",
    };

    public static ToolDefinition GetLook { get; } = new()
    {
        Operation = AvatarKinds.AvatarLook.Read,
        Title = "Get an avatar look",
        Description = "Reads one look: engines it supports, default voice, orientation, training status.",
        Keywords = "outfit appearance details orientation works with support which engine version default ready trained landscape learning learned finished",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Example = """{"look_id": "$list_avatar_looks.data[0].id"}""",
    };

    public static ToolDefinition ListGroups { get; } = new()
    {
        Operation = Operation.List("list_avatar_groups", "/v3/avatars", () => AvatarsJson.Default.ListAvatarGroups),
        Title = "List avatar groups",
        Description = "Lists avatar groups (characters). Videos need a look of one, from list_avatar_looks.",
        Keywords = "actors presenters people persons twins stock public own available which who show all choose every how many",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        ListFields = ["id", "name", "looks_count", "gender", "default_voice_id", "status", "consent_status", "preview_image_url"],
        Example = """{"ownership": "public"}""",
    };

    public static ToolDefinition GetGroup { get; } = new()
    {
        Operation = AvatarKinds.AvatarConsent.Read,
        Title = "Get an avatar group",
        Description = "Reads one avatar group, with training and consent status.",
        Keywords = "character actor presenter twin person trained consent approved agreed permission rejected still pending ready default finished",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"group_id": "$list_avatar_groups.data[0].id"}""",
    };

    public static ToolDefinition CreateFromPrompt { get; } = new()
    {
        Name = "create_prompt_avatar",
        Operation = CreateAvatar("prompt", () => AvatarsJson.Default.CreatePromptAvatar),
        Title = "Create an avatar from a prompt",
        Description = "Generates an avatar look from a description. Costs money; waits until it is ready.",
        Keywords = "invent imaginary fictional imagine design character presenter person dream up describe description cartoon mascot robot look ai " +
            "generated woman man",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_avatar", ("type", "prompt")),
        Job = look,
        LookForWorkWith = "list_avatar_looks",
        Example = """{"name": "Barista", "prompt": "A barista in her thirties behind a wooden bar", "avatar_group_id": "$create_photo_avatar.group_id"}""",
    };

    public static ToolDefinition CreateFromPhoto { get; } = new()
    {
        Name = "create_photo_avatar",
        Operation = CreateAvatar("photo", () => AvatarsJson.Default.CreatePhotoAvatar),
        Title = "Create an avatar from a photo",
        Description = "Makes an avatar look from one photo of a person. Costs money; waits until it is ready.",
        Keywords = "selfie headshot passport portrait picture image face jpg turn into presenter character talking only one still drawing myself",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_avatar", ("type", "photo")),
        Job = look,
        LookForWorkWith = "list_avatar_looks",
        Example = """{"name": "Anna", "file": "https://example.com/anna.jpg"}""",
    };

    public static ToolDefinition CreateDigitalTwin { get; } = new()
    {
        Name = "create_digital_twin",
        Operation = CreateAvatar("digital_twin", () => AvatarsJson.Default.CreateDigitalTwin),
        Title = "Create a digital twin",
        Description = "Trains an avatar look from footage of a person, who must consent before it can be used. Costs money; waits for the training.",
        Keywords = "clone myself me real person filmed recorded webcam selfie copy double likeness realistic custom my own avatar train minutes",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_avatar", ("type", "digital_twin")),
        Job = look,
        LookForWorkWith = "list_avatar_looks",
        Example = """{"name": "Anna on stage", "file": "https://example.com/anna.mp4"}""",
    };

    public static ToolDefinition CreateConsent { get; } = new()
    {
        Operation = Operation.Post("create_avatar_consent", "/v3/avatars/{group_id}/consent", () => AvatarsJson.Default.CreateAvatarConsent)
            with
        { TakesIdempotencyKey = true },
        Title = "Ask for consent to an avatar",
        Description = "Asks the person shown by an avatar group for consent, on a page that they open in a browser, and waits for the answer.",
        Keywords = "permission approve approval agree authorize release verify verification likeness rights face legal real person sign link",
        Toolset = Toolset,
        Effects = Effects.None,
        Job = new StartedJob(AvatarKinds.AvatarConsent, "") { IdArgument = "group_id" },
        Handler = typeof(AvatarConsentHandler),
        Example = """{"group_id": "$create_digital_twin.group_id", "reroute_url": "https://example.com/thanks"}""",
    };

    public static ToolDefinition UpdateLook { get; } = new()
    {
        Operation = Operation.Patch("update_avatar_look", "/v3/avatars/looks/{look_id}", () => AvatarsJson.Default.UpdateAvatarLook),
        Title = "Rename an avatar look",
        Description = "Renames an own photo avatar or digital twin look.",
        Keywords = "change edit name title retitle relabel called outfit presenter photo avatar twin another",
        Toolset = Toolset,
        Effects = Effects.None,
        Example = """{"look_id": "$create_photo_avatar.id", "name": "Anna in the office"}""",
    };

    public static ToolDefinition UpdateGroup { get; } = new()
    {
        Operation = Operation.Patch("update_avatar_group", "/v3/avatars/{group_id}", () => AvatarsJson.Default.UpdateAvatarGroup),
        Title = "Change an avatar group",
        Description = "Changes an own avatar group, such as its default voice.",
        Keywords = "edit character settings standard default voice rename another name actor presenter twin set switch always different",
        Toolset = Toolset,
        Effects = Effects.None,
        Example = """{"group_id": "$create_photo_avatar.group_id", "default_voice_id": "$list_voices.data[0].voice_id"}""",
    };

    public static ToolDefinition DeleteLook { get; } = new()
    {
        Operation = Operation.Delete("delete_avatar_look", "/v3/avatars/looks/{look_id}", () => AvatarsJson.Default.DeleteAvatarLook),
        Title = "Delete an avatar look",
        Description = "Deletes an own look for good; the last look takes its group along.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away outfit appearance costume photo avatar single one old " +
            "outdated bad variant double",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        DeletedThing = AvatarKinds.AvatarLook.Read,
        Example = """{"look_id": "$create_photo_avatar.id"}""",
    };

    public static ToolDefinition DeleteGroup { get; } = new()
    {
        Operation = Operation.Delete("delete_avatar_group", "/v3/avatars/{group_id}", () => AvatarsJson.Default.DeleteAvatarGroup),
        Title = "Delete an avatar group",
        Description = "Deletes an own avatar group with all its looks, for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away character person actor presenter twin entirely completely " +
            "altogether fully former employee all looks double",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        DeletedThing = AvatarKinds.AvatarConsent.Read,
        Example = """{"group_id": "$create_photo_avatar.group_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        ListLooks, GetLook, ListGroups, GetGroup, CreateFromPrompt, CreateFromPhoto, CreateDigitalTwin, CreateConsent,
        UpdateLook, UpdateGroup, DeleteLook, DeleteGroup,
    ];

    /// <summary>The three creates are variants of one union body, told apart by its type.</summary>
    private static Operation CreateAvatar<TRequest>(string type, Func<JsonTypeInfo<TRequest>> request) =>
        Operation.Create("create_avatar", "/v3/avatars", request) with { TakesIdempotencyKey = true, FixedFields = [new("type", type)] };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateAvatarConsent))]
[JsonSerializable(typeof(CreateDigitalTwin))]
[JsonSerializable(typeof(CreatePhotoAvatar))]
[JsonSerializable(typeof(CreatePromptAvatar))]
[JsonSerializable(typeof(DeleteAvatarGroup))]
[JsonSerializable(typeof(DeleteAvatarLook))]
[JsonSerializable(typeof(GetAvatarGroup))]
[JsonSerializable(typeof(GetAvatarLook))]
[JsonSerializable(typeof(ListAvatarGroups))]
[JsonSerializable(typeof(ListAvatarLooks))]
[JsonSerializable(typeof(UpdateAvatarGroup))]
[JsonSerializable(typeof(UpdateAvatarLook))]
internal sealed partial class AvatarsJson : JsonSerializerContext;
