using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>Our own tool for one video a row of a table.</summary>
internal static class PersonalisedTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_personalised_videos",
        Title = "Create a video for each row",
        Description = "Makes one video for each row of a table, up to 1000, by filling {{columns}} into its texts. Waits for all. Paid as if made alone.",
        Keywords = "bulk mass mail merge personalised personalized greetings names csv excel spreadsheet sheet table template placeholders variables customers " +
            "campaign hundred each every person list",
        Aliases = ["create_personalized_videos"],
        Toolset = VideoTools.Toolset,
        Effects = Effects.Spends | Effects.LocalFiles,
        Price = VideoWork.Batch,
        WaitsForJobs = true,
        RequestType = PersonalisedJson.Default.CreatePersonalisedVideos,
        Rules = [ArgumentRule.ExactlyOneOf("rows", "rows_file")],
        ArgumentAliases = new Dictionary<string, string> { ["file"] = "rows_file", ["csv"] = "rows_file", ["template"] = "video" },
        LookForWorkWith = "list_videos",
        Expansion = typeof(PersonalisedVideos),
        Handler = typeof(PersonalisedVideosHandler),
        Example =
            """
            {"video": {"type": "avatar", "avatar_id": "$list_avatar_looks.data[0].id", "script": "Hello {{name}}!", "title": "{{name}}"},
             "rows": [{"name": "Anna", "email": "anna@example.com"}, {"name": "Ben", "email": "ben@example.com"}], "other_columns": ["email"]}
            """,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create];
}
