using System.Security.Cryptography;
using HeyGen.McpServer.IntegrationTests.Mcp;

namespace HeyGen.McpServer.IntegrationTests.Recipes;

/// <summary>The recipes as skills (SEP-2640), and as files for hosts that read a folder.</summary>
public sealed class SkillTests
{
    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Repository.Path("skills")).Select(path => Path.GetFileName(path)!)];

    [Fact]
    public async Task List_EachFile_IsReadAsItsDigestSays()
    {
        await using var server = await SandboxedServer.StartAsync();
        using var conversation = new StdioConversation(server.Composition.Serving);

        var listed = await AskAsync(conversation, "skills/list", []);

        var skills = listed["result"]!["skills"]!.AsArray();
        Assert.Equal(Folders.Count, skills.Count);
        Assert.Equal("public", (string?)listed["result"]!["cacheScope"]);
        foreach (var skill in skills)
        {
            var file = Assert.Single(skill!["resources"]!.AsArray())!;
            var read = (await AskAsync(conversation, "resources/read", new JsonObject { ["uri"] = file["uri"]!.DeepClone() }))["result"]!["contents"]![0]!;
            var bytes = Encoding.UTF8.GetBytes((string)read["text"]!);
            Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}", (string?)file["digest"]);
            Assert.Equal(bytes.Length, (int)file["size"]!);
            Assert.Equal((string?)skill["uri"], (string?)file["uri"]);
            Assert.Equal($"skill://{skill["frontmatter"]!["name"]}/SKILL.md", (string?)skill["uri"]);
            var got = await AskAsync(conversation, "skills/get", new JsonObject { ["uri"] = skill["uri"]!.DeepClone() });
            Assert.True(JsonNode.DeepEquals(skill, got["result"]!["skill"]));
        }
    }

    [Theory]
    [InlineData("skills/get", """{"uri": "skill://nope/SKILL.md"}""", -32602)]
    [InlineData("skills/get", "{}", -32602)]
    [InlineData("skills/list", """{"cursor": "2"}""", -32602)]
    [InlineData("resources/read", """{"uri": "skill://avatar-of-me/../../README.md"}""", -32602)]
    public async Task Ask_ForWhatIsNotThere_IsRefused(string method, string parameters, int code)
    {
        await using var server = await SandboxedServer.StartAsync();
        using var conversation = new StdioConversation(server.Composition.Serving);

        Assert.Equal(code, (int)(await AskAsync(conversation, method, JsonNode.Parse(parameters)!.AsObject()))["error"]!["code"]!);
    }

    [Fact]
    public async Task List_OlderRevision_IsNoMethod()
    {
        await using var server = await SandboxedServer.StartAsync();
        using var conversation = new StdioConversation(server.Composition.Serving);
        await conversation.InitializeAsync("2025-11-25");

        await conversation.SendAsync(Messages.Request(2, "skills/list", []));

        Assert.Equal(-32601, (int)(await conversation.ReceiveAsync())["error"]!["code"]!);
    }

    /// <summary>Names and lengths of the Agent Skills specification; and of YAML only what every reader of it understands alike.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void File_IsAsTheSkillsSpecificationWants(string folder)
    {
        var lines = File.ReadAllLines(Repository.Path("skills", folder, "SKILL.md"));
        var front = lines.Skip(1).TakeWhile(line => line != "---").ToArray();

        Assert.Equal("---", lines[0]);
        Assert.Contains($"name: {folder}", front);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", folder);
        Assert.InRange(front.Single(line => line.StartsWith("description: ", StringComparison.Ordinal)).Length, 60, 1024);
        Assert.All(front.Where(line => !line.EndsWith(':')), line => Assert.Matches("""^( {2})?[a-z_]+: ([^":#'\[\]{}&*!|>%@`,][^":#]*|"([^"\\]|\\.)*")$""", line));
        Assert.InRange(lines.Length, 20, 120);
    }

    private static async Task<JsonNode> AskAsync(StdioConversation conversation, string method, JsonObject parameters)
    {
        await conversation.SendAsync(Messages.WithMetadata(Messages.Request(1, method, parameters)));
        return await conversation.ReceiveAsync();
    }
}
