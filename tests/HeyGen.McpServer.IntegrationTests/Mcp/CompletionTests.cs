using HeyGen.McpServer.IntegrationTests.Mcp.Tasks;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>completion/complete: ids by name.</summary>
public sealed class CompletionTests
{
    private const string Looks = """{"type": "ref/resource", "uri": "heygen://looks/{look_id}"}""";
    private const string Voices = """{"type": "ref/resource", "uri": "heygen://voices/{voice_id}"}""";
    private const string Tools = """{"type": "ref/resource", "uri": "heygen://tools/{tool}"}""";
    private const string Cinematic = """{"type": "ref/prompt", "name": "cinematic_shot"}""";

    [Theory]
    [InlineData(Looks, "look_id", "CELESTINE K", "list_avatar_looks", "id", "Celestine kitchen")]
    [InlineData(Looks, "look_id", "célestine k", "list_avatar_looks", "id", "Celestine kitchen")]
    [InlineData(Cinematic, "look", "kitch", "list_avatar_looks", "id", "Celestine kitchen")]
    [InlineData("""{"type": "ref/resource", "uri": "heygen://groups/{group_id}"}""", "group_id", "annik", "list_avatar_groups", "id", "Annika")]
    [InlineData(Voices, "voice_id", "marlow", "list_voices", "voice_id", "Marlow")]
    [InlineData("""{"type": "ref/resource", "uri": "heygen://styles/{style_id}"}""", "style_id", "paper", "list_video_agent_styles", "style_id", "Paper Cut")]
    [InlineData("""{"type": "ref/resource", "uri": "heygen://templates/{template_id}"}""", "template_id", "product", "list_templates", "id", "Product tour")]
    public async Task Name_Typed_IsCompletedToTheId(string reference, string argument, string typed, string list, string id, string name)
    {
        await using var server = await SandboxedServer.StartAsync(time: TimeProvider.System);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var listed = (await server.ResultAsync(list, "{}"))["data"]!.AsArray().Where(thing => (string?)thing!["name"] == name).Select(thing => (string?)thing![id]);

        var completion = await CompleteAsync(client, reference, argument, typed);

        Assert.All(listed, known => Assert.Contains(known, completion.Values));
        Assert.NotEmpty(completion.Values);
        Assert.Equal(completion.Values.Count, completion.Total);
    }

    [Fact]
    public async Task Voices_OfALanguage_AreThose()
    {
        await using var server = await SandboxedServer.StartAsync(time: TimeProvider.System);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var german = (await server.ResultAsync("list_voices", """{"language": "German", "limit": 100}"""))["data"]!.AsArray().Select(voice => (string)voice!["voice_id"]!);

        var completion = await CompleteAsync(client, Voices, "voice_id", "", """{"language": "German"}""");

        Assert.Equal(german.Order(), completion.Values.Order());
    }

    [Theory]
    [InlineData(Cinematic, "aspect_ratio", "", "16:9", "9:16", "1:1")]
    [InlineData(Cinematic, "aspect_ratio", "9", "9:16", "16:9")]
    [InlineData(Cinematic, "scene", "x")]
    [InlineData(Tools, "tool", "create_lipsync", "create_lipsync", "create_lipsync_batch")]
    [InlineData("""{"type": "ref/prompt", "name": "video_with_music"}""", "language", "germ", "German", "German (Austria)", "German (Germany)")]
    public async Task Value_Typed_IsCompleted(string reference, string argument, string typed, params string[] values)
    {
        await using var server = await SandboxedServer.StartAsync(time: TimeProvider.System);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        Assert.Equal(values, (await CompleteAsync(client, reference, argument, typed)).Values);
    }

    [Theory]
    [InlineData("""{"ref": {"type": "ref/prompt", "name": "pizza"}, "argument": {"name": "look", "value": ""}}""")]
    [InlineData("""{"ref": {"type": "ref/resource", "uri": "heygen://pizza/{id}"}, "argument": {"name": "look", "value": ""}}""")]
    [InlineData("""{"ref": {"type": "ref/tool"}, "argument": {"name": "look", "value": ""}}""")]
    [InlineData("""{"ref": {"type": "ref/prompt", "name": "cinematic_shot"}, "argument": {"name": "look"}}""")]
    [InlineData("""{"argument": 7}""")]
    public async Task Request_OfWhatIsNot_IsRefused(string parameters)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        Assert.Equal(-32602, (int)(await client.ErrorAsync("completion/complete", JsonNode.Parse(parameters)!.AsObject()))["code"]!);
    }

    [Fact]
    public async Task HeyGenDoesNotAnswer_EmptyListIsAnsweredInstead()
    {
        await using var server = await SandboxedServer.StartAsync(time: TimeProvider.System);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        await server.FaultAsync("""{"operation": "list_avatar_looks", "delay_ms": 600000}""");

        var completion = await AskAsync(client, Looks, "look_id", "");

        Assert.Equal((0, null, true), (completion.Values.Count, completion.Total, completion.HasMore));
    }

    [Fact]
    public async Task List_ReadOnce_IsNotAskedForAgain()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        await CompleteAsync(client, Looks, "look_id", "");
        var asked = await server.RequestsAsync();

        Assert.NotEmpty((await CompleteAsync(client, Looks, "look_id", "c")).Values);
        Assert.Equal(asked.Count, (await server.RequestsAsync()).Count);
    }

    /// <summary>The answer once the list is read.</summary>
    private static async Task<(List<string> Values, int? Total, bool HasMore)> CompleteAsync(
        RawClient client, string reference, string argument, string value, string? others = null)
    {
        while (true)
        {
            if (await AskAsync(client, reference, argument, value, others) is { Total: not null } completion)
                return completion;
        }
    }

    private static async Task<(List<string> Values, int? Total, bool HasMore)> AskAsync(
        RawClient client, string reference, string argument, string value, string? others = null)
    {
        var asked = new JsonObject { ["ref"] = JsonNode.Parse(reference), ["argument"] = new JsonObject { ["name"] = argument, ["value"] = value } };
        if (others is not null)
            asked["context"] = new JsonObject { ["arguments"] = JsonNode.Parse(others) };

        var completion = (await client.ResultAsync("completion/complete", asked))["completion"]!;
        return ([.. completion["values"]!.AsArray().Select(one => (string)one!)], (int?)completion["total"], (bool?)completion["hasMore"] ?? false);
    }
}
