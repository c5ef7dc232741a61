namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Operations that HeyGen has named, and of which neither path nor arguments are known, so that they cannot be tools.</summary>
internal static class AnnouncedOperations
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "get_video_voice_capabilities",
        "create_avatar_look",
        "list_avatar_look_templates",
        "list_proofreads",
        "delete_proofread",
        "create_template",
        "update_template",
        "update_template_variables",
        "delete_template",
        "sign_asset_upload_parts",
        "list_asset_upload_parts",
        "abandon_asset_upload",
        "create_speech_to_speech",
        "create_model_image",
        "get_model_image",
        "create_decision",
    ];

    /// <summary>What to tell of one or more of them.</summary>
    public static string Describe(params IReadOnlyList<string> names) => $"{string.Join(", ", names)}: announced by HeyGen, not yet known here.";
}
