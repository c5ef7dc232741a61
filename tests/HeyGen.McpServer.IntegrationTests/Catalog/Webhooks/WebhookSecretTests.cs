namespace HeyGen.McpServer.IntegrationTests.Catalog.Webhooks;

public sealed class WebhookSecretTests
{
    private const string Endpoint = """{"url": "https://example.com/events"}""";

    [Fact]
    public async Task Create_Secret_IsInTheFileAndNowhereElse()
    {
        await using var server = await SandboxedServer.StartAsync();
        Assert.False(Directory.Exists(server.StateDir));

        var outcome = await server.CallAsync("create_webhook_endpoint", Endpoint);

        var file = (string)outcome.Structured!["secret_file"]!;
        Assert.StartsWith(server.StateDir, file, StringComparison.Ordinal);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        Assert.Equal((string?)outcome.Structured["endpoint_id"], (string?)kept["endpoint_id"]);
        Assert.StartsWith("whsec_", (string?)kept["secret"], StringComparison.Ordinal);
        Assert.Contains("secret_file", (string?)outcome.Structured["next"], StringComparison.Ordinal);
        AssertHidden(outcome);
    }

    [Fact]
    public async Task Rotate_Secret_TakesThePlaceOfTheOldOne()
    {
        await using var server = await SandboxedServer.StartAsync();
        var created = await server.ResultAsync("create_webhook_endpoint", Endpoint);
        var old = await SecretAsync(created);

        var outcome = await server.CallAsync("rotate_webhook_endpoint_secret", $$"""{"endpoint_id": "{{created["endpoint_id"]}}"}""");

        Assert.Equal((string?)created["secret_file"], (string?)outcome.Structured!["secret_file"]);
        Assert.NotEqual(old, await SecretAsync(outcome.Structured));
        AssertHidden(outcome);
    }

    [Theory]
    [InlineData("create_webhook_endpoint", Endpoint)]
    [InlineData("rotate_webhook_endpoint_secret", """{"endpoint_id": "any"}""")]
    public async Task Call_StateFolderCannotBeWritten_SendsNothing(string tool, string arguments)
    {
        var file = Path.GetTempFileName();
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { StateDir = Path.Combine(file, "state") });

        var outcome = await server.CallAsync(tool, arguments);

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("--state-dir", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
        File.Delete(file);
    }

    [Fact]
    public async Task Rotate_FileCannotBeReplaced_SaysThatTheSecretIsLostAndHowToGetAnother()
    {
        await using var server = await SandboxedServer.StartAsync();
        var created = await server.ResultAsync("create_webhook_endpoint", Endpoint);
        var file = (string)created["secret_file"]!;
        File.Delete(file);
        // A folder cannot be replaced by a file, whoever runs the test.
        Directory.CreateDirectory(file);

        var outcome = await server.CallAsync("rotate_webhook_endpoint_secret", $$"""{"endpoint_id": "{{created["endpoint_id"]}}"}""");

        Assert.Equal((string?)created["endpoint_id"], (string?)outcome.Structured!["endpoint_id"]);
        Assert.Null(outcome.Structured["secret_file"]);
        var next = (string?)outcome.Structured["next"];
        Assert.Contains("lost", next, StringComparison.Ordinal);
        Assert.Contains("rotate_webhook_endpoint_secret", next, StringComparison.Ordinal);
        AssertHidden(outcome);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task Create_Sandbox_KeepsTheSecretAwayFromTheRealStateFolder()
    {
        var real = Path.Combine(Path.GetTempPath(), $"heygen-mcp-{Guid.NewGuid():N}");
        string file;
        await using (var server = new ComposedServer(new ServerSettings { Sandbox = true, StateDir = real }))
        {
            await using var conversation = await McpConversation.StartAsync(server.Serving);
            var result = await conversation.Client.CallToolAsync(
                "create_webhook_endpoint",
                new Dictionary<string, object?> { ["url"] = "https://example.com/events" },
                cancellationToken: TestContext.Current.CancellationToken);
            file = result.StructuredContent!.Value.GetProperty("secret_file").GetString()!;
            Assert.True(File.Exists(file));
        }

        Assert.False(File.Exists(file));
        Assert.False(Directory.Exists(real));
    }

    [Theory]
    [InlineData("list_webhook_endpoints", """{"fields": "all"}""")]
    [InlineData("update_webhook_endpoint", """{"endpoint_id": "e1", "url": "https://example.com/"}""")]
    [InlineData("create_webhook_endpoint", Endpoint)]
    public async Task Call_HeyGenTellsASecretUnasked_StaysHidden(string tool, string arguments)
    {
        await using var heyGen = await TellingServer.StartAsync("../../e 1");
        await using var server = new ComposedServer(new ServerSettings
        {
            BaseUrl = heyGen.Address,
            ApiKeyFile = heyGen.KeyFile,
            StateDir = heyGen.Scratch,
        });

        var outcome = await server.Pipeline.CallAsync(
            ToolCatalog.Find(tool)!,
            JsonNode.Parse(arguments)!.AsObject(),
            new Caller("tester", SendProgress: null),
            TestContext.Current.CancellationToken);

        Assert.False(outcome.IsError, outcome.Text);
        AssertHidden(outcome);
        if ((string?)outcome.Structured!["secret_file"] is { } file)
            Assert.Equal(Path.Combine(heyGen.Scratch, "webhooks"), Path.GetDirectoryName(file));
    }

    private static async Task<string> SecretAsync(JsonObject result) =>
        (string)JsonNode.Parse(await File.ReadAllTextAsync((string)result["secret_file"]!, TestContext.Current.CancellationToken))!["secret"]!;

    private static void AssertHidden(ToolResult outcome)
    {
        Assert.DoesNotContain("whsec_", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", outcome.Structured!.ToJsonString(), StringComparison.Ordinal);
    }
}
