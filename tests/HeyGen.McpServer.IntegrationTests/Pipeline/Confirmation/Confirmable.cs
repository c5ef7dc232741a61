namespace HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation;

/// <summary>Calls that a person confirms: one that costs, and one that deletes.</summary>
internal static class Confirmable
{
    /// <summary>7 USD a video, which is more than what nobody is asked about.</summary>
    public const string Create = "create_video_from_cinematic_avatar";

    public const string Delete = "delete_avatar_group";

    /// <summary>Arguments of <see cref="Create"/>.</summary>
    public static async Task<JsonObject> ShotAsync(SandboxedServer server, string title = "Launch film")
    {
        var look = (await server.ResultAsync("list_avatar_looks", """{"avatar_type": "digital_twin", "limit": 1}"""))["data"]![0]!["id"]!;
        return new JsonObject
        {
            ["prompt"] = "She walks through rain.",
            ["avatar_id"] = new JsonArray(look.DeepClone()),
            ["title"] = title,
            ["wait_seconds"] = 0,
        };
    }

    /// <summary>Arguments of <see cref="Delete"/>, for a group of the account's own.</summary>
    public static async Task<JsonObject> GroupAsync(SandboxedServer server, string name = "My face")
    {
        using var answer = await server.Http.PostAsJsonAsync(
            "/v3/avatars",
            new JsonObject { ["type"] = "photo", ["name"] = name, ["file"] = new JsonObject { ["type"] = "url", ["url"] = "https://example.com/me.png" } },
            TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var created = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["data"]!;
        return new JsonObject { ["group_id"] = created["avatar_group"]!["id"]!.DeepClone() };
    }

    /// <summary>How often HeyGen did what a tool asks for.</summary>
    public static Task<int> DoneAsync(SandboxedServer server, string tool) =>
        server.ExecutedAsync(tool == Create ? "create_video" : tool);
}
