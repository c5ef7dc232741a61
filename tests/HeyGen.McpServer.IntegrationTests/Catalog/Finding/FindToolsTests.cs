using HeyGen.McpServer.Catalog.BuiltIn;
using Microsoft.ML.Tokenizers;

namespace HeyGen.McpServer.IntegrationTests.Catalog.Finding;

/// <summary>What <c>find_tools</c> answers.</summary>
public sealed class FindToolsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Find_Intent_GivesThreeToolsWithTheBestOnesSchemaInFull()
    {
        await using var server = await SandboxedServer.StartAsync();

        var tools = await FindAsync(server, "delete a video that went wrong");

        Assert.Equal(3, tools.Count);
        Assert.Equal("delete_video", (string?)tools[0]["name"]);
        Assert.Equal("deletes for good", (string?)tools[0]["effects"]);
        Assert.Equal("run_tool", (string?)tools[0]["run_with"]);
        Assert.True(JsonElement.DeepEquals(ToolManifests.Read("delete_video").InputSchema, JsonElement.Parse(tools[0]["inputSchema"]!.ToJsonString())));
    }

    [Theory]
    [InlineData("list_videos", "list_videos")]
    [InlineData(" `List-Videos` ", "list_videos")]
    [InlineData("text_to_speech", "create_speech")]
    public async Task Find_ExactName_GivesThatToolOnly(string query, string tool)
    {
        await using var server = await SandboxedServer.StartAsync();

        Assert.Equal(tool, (string?)Assert.Single(await FindAsync(server, query))["name"]);
    }

    [Theory]
    [InlineData("delete_proofread", "delete_proofread")]
    [InlineData("Delete the templates of last year", "delete_template")]
    [InlineData("create a video from my template", null)]
    [InlineData("list templates", null)]
    public async Task Find_WhatHeyGenHasOnlyAnnounced_IsSaid(string query, string? announced)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("find_tools", new JsonObject { ["query"] = query });

        var next = (string)outcome.Structured!["next"]!;
        Assert.Equal(announced is not null, next.StartsWith($"{announced}: announced by HeyGen, not yet known here.", StringComparison.Ordinal));
        Assert.Equal(announced is not null, outcome.Text.Contains("announced", StringComparison.Ordinal));
        Assert.NotEmpty(outcome.Structured["tools"]!.AsArray());
    }

    [Theory]
    [InlineData("post a video every morning", true)]
    [InlineData("schedule renders", true)]
    [InlineData("render a video", false)]
    public async Task Find_Scheduler_SaysThatTheHostHasOne(string query, bool told)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("find_tools", new JsonObject { ["query"] = query });

        Assert.Equal(told, outcome.Text.Contains("no scheduler", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_SeveralNames_GivesThese()
    {
        await using var server = await SandboxedServer.StartAsync();

        Assert.Equal(["get_video", "list_voices"], (await FindAsync(server, "get_video, list_voices")).Select(tool => (string?)tool["name"]));
    }

    [Fact]
    public async Task Find_LongSchemas_AreShortenedForTheFirstAndLeftOutForTheRest()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("find_tools", """{"query": "create_video_from_studio create_video_from_avatar create_video_from_image"}""");

        var tools = outcome.Structured!["tools"]!.AsArray();
        Assert.Equal(3, tools.Count);
        Assert.NotNull(tools[0]!["inputSchema"]!["properties"]!["scenes"]);
        Assert.Null(tools[1]!["inputSchema"]);
        Assert.Contains("NAME.argument", (string?)outcome.Structured["next"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create_video_from_studio.scenes.input.engine", "reference_look_id")]
    [InlineData("create_video_from_avatar.background", "color")]
    public async Task Find_ArgumentOfATool_ShowsItsFields(string query, string field)
    {
        await using var server = await SandboxedServer.StartAsync();

        var tool = Assert.Single(await FindAsync(server, query));

        Assert.Contains($"\"{field}\"", tool[query]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_EveryToolByName_NamesAllItsArguments()
    {
        await using var server = await SandboxedServer.StartAsync();
        foreach (var tool in ToolCatalog.All.Where(tool => tool.Toolset != FindTools.Toolset))
        {
            var found = Assert.Single(await FindAsync(server, tool.Name));

            var expected = ToolManifests.Read(tool.Name).InputSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
            Assert.Equal(expected, found["inputSchema"]!["properties"]!.AsObject().Select(property => property.Key));
        }
    }

    [Fact]
    public async Task Find_AnyQuestion_IsAnsweredInTwoThousandTokens()
    {
        await using var server = await SandboxedServer.StartAsync();
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
        var longest = ToolCatalog.All.Select(tool => tool.Name)
            .OrderByDescending(name => ToolManifests.Read(name).InputSchema.GetRawText().Length)
            .Take(10)
            .ToList();
        string[] hostile =
        [
            "personalised greeting videos for many people",
            string.Join(' ', longest),
            string.Join(", ", longest.AsEnumerable().Reverse()),
            "create_video_batch.videos",
            "create_video_batch.videos.voice_settings",
            "create_video_from_studio.scenes",
            "create_video_from_studio.scenes.input",
            "generate_from_template.variables",
            "create_video_from_avatar.nothing",
            new string('\u2603', 500),
            string.Concat(Enumerable.Repeat("video voice avatar ", 26)),
        ];
        var most = (Tokens: 0, Query: "");
        foreach (var query in QuestionSets.Every.Select(question => question.Words).Concat(ToolCatalog.All.Select(tool => tool.Name)).Concat(hostile))
        {
            foreach (var limit in (int[])[3, 10])
            {
                var outcome = await server.CallAsync("find_tools", new JsonObject { ["query"] = query, ["limit"] = limit });
                var tokens = tokenizer.CountTokens(outcome.Text) + tokenizer.CountTokens(outcome.Structured!.ToJsonString());
                most = tokens > most.Tokens ? (tokens, $"{query} ({limit})") : most;
            }
        }

        output.WriteLine($"At most {most.Tokens} tokens: {most.Query}");
        Assert.InRange(most.Tokens, 1, 2_000);
    }

    [Fact]
    public async Task Find_TextBlock_HoldsSchemasAsJson()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("find_tools", """{"query": "delete_video"}""");

        var line = outcome.Text.Split('\n').Single(text => text.Contains("inputSchema: ", StringComparison.Ordinal));
        Assert.NotNull(JsonNode.Parse(line[(line.IndexOf('{', StringComparison.Ordinal))..])!["properties"]!["video_id"]);
    }

    [Fact]
    public async Task Find_Limit_IsObeyed()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("find_tools", """{"query": "voice", "limit": "1"}""");

        Assert.Single(outcome.Structured!["tools"]!.AsArray());
    }

    [Fact]
    public async Task Find_NothingFits_SaysWhatThereIs()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("find_tools", """{"query": "xyzzy"}""");

        Assert.False(outcome.IsError);
        Assert.Empty(outcome.Structured!["tools"]!.AsArray());
        Assert.Contains("video_agent", (string?)outcome.Structured["next"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ReadOnlyServer_FindsNothingElse()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ReadOnly = true });

        var outcome = await server.CallAsync("find_tools", """{"query": "delete a video", "limit": 10}""");

        Assert.All(outcome.Structured!["tools"]!.AsArray(), tool => Assert.True(ToolCatalog.Find((string)tool!["name"]!)!.ReadOnly));
    }

    [Fact]
    public async Task Find_WithoutAnyKey_Answers()
    {
        await using var server = new ComposedServer(new ServerSettings { ApiKeyFile = "/nonexistent/key" });
        var caller = new Caller("tester", SendProgress: null) { Tools = server.Tools };

        var outcome = await server.Pipeline.CallAsync(
            ToolCatalog.Find("find_tools")!, new JsonObject { ["query"] = "voices" }, caller, TestContext.Current.CancellationToken);

        Assert.Equal(ResultKind.Done, outcome.Kind);
    }

    private static async Task<List<JsonObject>> FindAsync(SandboxedServer server, string query)
    {
        var outcome = await server.CallAsync("find_tools", new JsonObject { ["query"] = query });
        Assert.False(outcome.IsError, outcome.Text);
        return [.. outcome.Structured!["tools"]!.AsArray().Select(tool => tool!.AsObject())];
    }
}
