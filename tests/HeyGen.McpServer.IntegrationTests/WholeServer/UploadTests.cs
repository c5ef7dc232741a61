namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Files on their way to HeyGen, by <c>upload_asset</c> and among the arguments of other tools.</summary>
public sealed class UploadTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Upload_PngNamedMp4_IsSentAsWhatItIs()
    {
        await using var server = await StartAsync();
        folder.Write("clip.mp4", TestFolder.Png);

        var result = await server.ResultAsync("upload_asset", """{"path": "clip.mp4"}""");

        Assert.Equal("image/png", (string?)result["mime_type"]);
        Assert.Equal(TestFolder.Png.Length, (int?)result["size_bytes"]);
        Assert.NotNull(result["url"]);
        Assert.Equal("clip.png", await NameAtHeyGenAsync(server, result));
    }

    [Theory]
    [InlineData("a \"quoted\" name.png")]
    [InlineData("two\nlines.png")]
    [InlineData("tab\tand\u007f.png")]
    [InlineData("\"\n\".png")]
    public async Task Upload_NameThatNoHeaderTakes_IsSentUnderASafeOne(string name)
    {
        await using var server = await StartAsync();
        folder.Write(name, TestFolder.Png);

        var result = await server.ResultAsync("upload_asset", new JsonObject { ["file"] = folder.At(name) });

        var shown = await NameAtHeyGenAsync(server, result);
        Assert.Matches(@"^[^""\\\x00-\x1f\x7f]+\.png\z", shown);
    }

    [Theory]
    [InlineData("../../etc/passwd", "outside the allowed folders")]
    [InlineData("link.png", "outside the allowed folders")]
    [InlineData("pipe.mp4", "not a regular file")]
    [InlineData("empty.png", "is empty")]
    [InlineData("text.png", "PNG, JPEG, MP4, WebM, MP3, WAV, PDF, SRT, ZIP")]
    [InlineData("missing.png", "does not exist")]
    [InlineData("data:image/png;base64,!!!", "base64")]
    [InlineData("http://93.184.216.34/a.png", "https")]
    public async Task Upload_FileThatCannotBeSent_IsRefusedAndNothingIsSent(string file, string reason)
    {
        await using var server = await StartAsync();
        File.WriteAllBytes(Path.Combine(folder.Outside, "secret.png"), TestFolder.Png);
        File.CreateSymbolicLink(folder.At("link.png"), Path.Combine(folder.Outside, "secret.png"));
        folder.Pipe("pipe.mp4");
        folder.Write("empty.png", []);
        folder.Write("text.png", "no picture"u8.ToArray());

        var outcome = await server.CallAsync("upload_asset", new JsonObject { ["file"] = file }).Soon();

        Assert.True(outcome.Kind is ResultKind.BadArguments or ResultKind.Denied, outcome.Text);
        Assert.Contains(reason, outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task Upload_OverHttp_SaysWhatToDoInstead()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { FilesDirs = [folder.Allowed] });
        folder.Write("a.png", TestFolder.Png);

        var outcome = await server.CallAsync("upload_asset", new JsonObject { ["file"] = folder.At("a.png") });

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("only over stdio", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("https URL", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task Upload_NoFolderIsAllowed_NamesTheSetting()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true });

        var outcome = await server.CallAsync("upload_asset", """{"file": "/etc/passwd"}""");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("--files-dir", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_FolderThatTheClientWorksIn_IsAllowed()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true });
        folder.Write("a.png", TestFolder.Png);
        var caller = new Caller("tester", SendProgress: null) { Roots = _ => Task.FromResult<IReadOnlyList<string>>([new Uri(folder.Allowed).AbsoluteUri]) };

        var outcome = await server.CallAsync("upload_asset", """{"file": "a.png"}""", caller);

        Assert.False(outcome.IsError, outcome.Text);
    }

    /// <summary>While the call runs, and since 2026-07-28 by a result that asks for input.</summary>
    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Upload_ClientWithRoots_IsAskedForThem(string revision)
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true }, time: TimeProvider.System);
        folder.Write("a.png", TestFolder.Png);
#pragma warning disable MCP9005 // Clients of the older revisions name their folders so.
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving, new McpClientOptions
        {
            ProtocolVersion = revision,
            Capabilities = new ClientCapabilities { Roots = new RootsCapability() },
            Handlers = new McpClientHandlers
            {
                RootsHandler = (_, _) => ValueTask.FromResult(
                    new ListRootsResult { Roots = [new Root { Uri = new Uri(folder.Allowed).AbsoluteUri }, new Root { Uri = "https://example.com" }] }),
            },
        });
#pragma warning restore MCP9005

        var result = await conversation.Client.CallToolAsync(
            "upload_asset", new Dictionary<string, object?> { ["file"] = folder.At("a.png") }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEqual(true, result.IsError);
    }

    /// <summary>Each answer comes with a call of its own, which brings no earlier one: the client must not be asked in turns for ever.</summary>
    [Fact]
    public async Task Create_ClientThatIsAskedForFoldersAndAPerson_AnswersBoth()
    {
        var settings = new ServerSettings { ServesLocalUser = true, Limits = new SpendingLimits { ConfirmAbove = 0 } };
        await using var server = await SandboxedServer.StartAsync(settings: settings, time: TimeProvider.System);
        folder.Write("a.png", TestFolder.Png);
        var asked = new List<string>();
#pragma warning disable MCP9005 // Deprecated, and hosts name their folders by nothing else.
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving, new McpClientOptions
        {
            ProtocolVersion = "2026-07-28",
            Capabilities = new ClientCapabilities { Roots = new RootsCapability(), Elicitation = new ElicitationCapability { Form = new() } },
            Handlers = new McpClientHandlers
            {
                RootsHandler = (_, _) =>
                {
                    asked.Add("folders");
                    return ValueTask.FromResult(new ListRootsResult { Roots = [new Root { Uri = new Uri(folder.Allowed).AbsoluteUri }] });
                },
                ElicitationHandler = (_, _) =>
                {
                    asked.Add("person");
                    return ValueTask.FromResult(new ElicitResult { Action = "accept" });
                },
            },
        });
#pragma warning restore MCP9005

        var voice = (await server.CallAsync("list_voices", "{}")).Structured!["data"]![0]!["voice_id"]!.ToString();
        var result = await conversation.Client.CallToolAsync(
            "create_video_from_image",
            new Dictionary<string, object?> { ["image"] = folder.At("a.png"), ["script"] = "Hello.", ["voice_id"] = voice, ["wait_seconds"] = 0 },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.IsError is not true, result.Content.OfType<TextContentBlock>().First().Text);
        Assert.Equal(["folders", "folders", "person"], asked.Order());
    }

    [Fact]
    public async Task Upload_FileOver32Megabytes_GoesDirectlyToTheStoreAndIsWaitedFor()
    {
        await using var server = await StartAsync();
        folder.WriteLarge("long.mp4", (32 * Megabyte) + 1);
        var told = new List<ProgressReport>();
        var caller = new Caller("tester", (report, _) =>
        {
            told.Add(report);
            return Task.CompletedTask;
        });

        var outcome = await server.CallAsync("upload_asset", """{"file": "long.mp4"}""", caller);

        Assert.False(outcome.IsError, outcome.Text);
        Assert.Equal((32 * Megabyte) + 1, (long?)outcome.Structured!["size_bytes"]);
        Assert.Equal("completed", (string?)outcome.Structured["job"]!["state"]);
        var operations = (await server.RequestsAsync()).Select(request => (string?)request["operation"]).Distinct();
        Assert.Equal(["create_asset_upload", "put_upload", "complete_asset_upload", "bulk_asset_statuses", "get_asset"], operations);
        Assert.Contains(told, report =>
            report.Message.Contains("Uploading long.mp4", StringComparison.Ordinal) && report.Message.Contains("32.0 MB", StringComparison.Ordinal));
        Assert.Equal(told.Select(report => report.Percent).Distinct().Order(), told.Select(report => report.Percent));
    }

    [Theory]
    [InlineData("https://10.1.2.3/put")]
    [InlineData("http://93.184.216.34/put")]
    [InlineData("https://[fd00::1]/put")]
    [InlineData("ftp://example.com/put")]
    public async Task Upload_StoreThatHeyGenNamesIsNoPublicOne_IsSentNothing(string address)
    {
        await using var server = await StartAsync();
        folder.Write("project.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3]);
        var named = new JsonObject { ["data"] = new JsonObject { ["asset_id"] = "a1", ["upload_url"] = address } };
        await server.FaultAsync(new JsonObject
        {
            ["operation"] = "create_asset_upload",
            ["status"] = 200,
            ["content_type"] = "application/json",
            ["body"] = named.ToJsonString(),
        }.ToJsonString());

        var outcome = await server.CallAsync("upload_asset", """{"file": "project.zip"}""").Soon();

        Assert.True(outcome.IsError);
        Assert.Contains("does not send files to", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ZipOfAnySize_GoesDirectlyToTheStore()
    {
        await using var server = await StartAsync();
        folder.Write("project.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3]);

        var result = await server.ResultAsync("upload_asset", """{"file": "project.zip"}""");

        Assert.Equal("application/zip", (string?)result["mime_type"]);
        Assert.Contains(await server.RequestsAsync(), request => (string?)request["operation"] == "create_asset_upload");
    }

    [Theory]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:application/octet-stream;name=a.bin;base64,")]
    [InlineData("")]
    public async Task Upload_Base64_IsSent(string prefix)
    {
        await using var server = await SandboxedServer.StartAsync();
        byte[] picture = [.. TestFolder.Png, .. new byte[40]];

        var result = await server.ResultAsync("upload_asset", new JsonObject { ["file"] = prefix + Convert.ToBase64String(picture) }.ToJsonString());

        Assert.Equal("image/png", (string?)result["mime_type"]);
        Assert.Equal(picture.Length, (int?)result["size_bytes"]);
    }

    [Fact]
    public async Task Upload_WebAddress_IsFetchedAndSent()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var store = await LinkServer.StartAsync(TestFolder.Png);

        var result = await server.ResultAsync("upload_asset", $$"""{"url": "{{store.Address}}/pictures/me.jpg?size=2"}""");

        Assert.Equal("me.png", await NameAtHeyGenAsync(server, result));
    }

    [Fact]
    public async Task Upload_WebAddressThatBreaksOff_IsNotTheDisksFault()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var store = await LinkServer.StartAsync([.. TestFolder.Png, .. new byte[1000]]);
        store.Cut(500);

        var outcome = await server.CallAsync("upload_asset", $$"""{"file": "{{store.Address}}/a.png"}""");

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.DoesNotContain("disk", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("broke", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_WebAddressThatAnswersAPart_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var store = await LinkServer.StartAsync([.. TestFolder.Png, .. TestFolder.Png]);
        store.SendsPartUnasked = true;

        var outcome = await server.CallAsync("upload_asset", $$"""{"file": "{{store.Address}}/a.png"}""");

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("HTTP 206", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_PathInAConfiguredFolder_DoesNotAskTheClientForItsFolders()
    {
        await using var server = await StartAsync();
        folder.Write("a.png", TestFolder.Png);
        var caller = new Caller("tester", SendProgress: null) { Roots = _ => throw new InvalidOperationException("The client was asked.") };

        var outcome = await server.CallAsync("upload_asset", """{"file": "a.png"}""", caller);

        Assert.False(outcome.IsError, outcome.Text);
    }

    [Fact]
    public async Task Upload_ClientThatNeverNamesItsFolders_IsAskedOnceAndNotForLong()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true });
        var (asked, firstAsked) = (0, new TaskCompletionSource());
#pragma warning disable MCP9005 // Clients of the older revisions name their folders so.
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving, new McpClientOptions
        {
            ProtocolVersion = "2025-06-18",
            Capabilities = new ClientCapabilities { Roots = new RootsCapability() },
            Handlers = new McpClientHandlers
            {
                RootsHandler = async (_, cancellation) =>
                {
                    Interlocked.Increment(ref asked);
                    firstAsked.TrySetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                    return new ListRootsResult { Roots = [] };
                },
            },
        });
#pragma warning restore MCP9005

        for (var calls = 0; calls < 2; calls++)
        {
            var result = await conversation.Client.CallToolAsync(
                "create_video_from_image", new Dictionary<string, object?> { ["image"] = folder.At("a.png"), ["script"] = "Hello.", ["voice_id"] = "v" },
                cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(result.IsError);
        }

        await firstAsked.Task.Soon();
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("https://127.0.0.1/a.png")]
    [InlineData("https://localhost/a.png")]
    [InlineData("https://[::1]/a.png")]
    [InlineData("https://10.0.0.1/a.png")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task Upload_AddressWithinThisNetwork_IsRefused(string url)
    {
        // Before HeyGen itself, which is not on this machine, nothing of this machine may be read. No request gets as far as HeyGen.
        await using var server = new ComposedServer(new ServerSettings { BaseUrl = new Uri("https://heygen.invalid"), ServesLocalUser = true });

        var outcome = await server.Pipeline.CallAsync(
            ToolCatalog.Find("upload_asset")!, new JsonObject { ["file"] = url }, new Caller("tester", SendProgress: null),
                TestContext.Current.CancellationToken);

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("private network", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_PathsAsAssetInputs_AreUploadedFirstAndOnce()
    {
        await using var server = await StartAsync();
        folder.Write("me.png", TestFolder.Png);

        var outcome = await server.CallAsync(
            "create_video_from_image",
            $$"""{"image": "me.png", "watermark": {"image": "{{folder.At("me.png")}}"}, "audio_url": "me.png", "wait_seconds": 0}""");

        var requests = await server.RequestsAsync();
        var body = Body(requests.Single(request => (string?)request["operation"] == "create_video"));
        Assert.Equal("asset_id", (string?)body["image"]!["type"]);
        Assert.Equal((string?)body["image"]!["asset_id"], (string?)body["audio_asset_id"]);
        Assert.Null(body["audio_url"]);
        Assert.Equal("asset_id", (string?)body["watermark"]!["image"]!["type"]);
        Assert.Single(requests, request => (string?)request["operation"] == "upload_asset");
        // HeyGen looks at what it got: a picture is no recording.
        Assert.Contains("audio", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_FileThatHeyGenHas_IsNotSentAgainUntilItIsGone()
    {
        await using var server = await StartAsync();
        folder.Write("a.png", TestFolder.Png);
        folder.Write("copy of a.png", TestFolder.Png);
        var first = await server.ResultAsync("upload_asset", """{"file": "a.png"}""");
        await using var replica = server.StartReplica();

        var again = await server.ResultAsync("upload_asset", """{"file": "copy of a.png"}""");
        var elsewhere = await replica.Pipeline.CallAsync(
            ToolCatalog.Find("upload_asset")!, new JsonObject { ["file"] = "a.png" }, new Caller("tester", SendProgress: null),
            TestContext.Current.CancellationToken);

        Assert.All([again, elsewhere.Structured!], result =>
        {
            Assert.Equal((string?)first["asset_id"], (string?)result["asset_id"]);
            Assert.Equal(("image/png", (long)TestFolder.Png.Length, true), ((string?)result["mime_type"], (long)result["size_bytes"]!, (bool)result["already_uploaded"]!));
            Assert.Equal((string?)first["url"], (string?)result["url"]);
        });
        Assert.Equal(1, await server.ExecutedAsync("upload_asset"));

        (await server.Http.DeleteAsync($"/v3/assets/{first["asset_id"]}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var anew = await server.ResultAsync("upload_asset", """{"file": "a.png"}""");

        Assert.NotEqual((string?)first["asset_id"], (string?)anew["asset_id"]);
        Assert.Null(anew["already_uploaded"]);
        Assert.Equal(2, await server.ExecutedAsync("upload_asset"));
    }

    [Fact]
    public async Task Upload_LargeFileThatHeyGenHas_IsNotSentAgain()
    {
        await using var server = await StartAsync();
        folder.Write("project.zip", [.. "PK\u0003\u0004"u8, 4, 5, 6]);

        var first = await server.ResultAsync("upload_asset", """{"file": "project.zip"}""");
        var again = await server.ResultAsync("upload_asset", """{"file": "project.zip"}""");

        Assert.Equal((string?)first["asset_id"], (string?)again["asset_id"]);
        Assert.Equal(1, await server.ExecutedAsync("create_asset_upload"));
    }

    [Fact]
    public async Task Upload_FilesOfTheSameSize_AreTwo()
    {
        await using var server = await StartAsync();
        folder.Write("a.png", [.. TestFolder.Png, 1]);
        folder.Write("b.png", [.. TestFolder.Png, 2]);

        var first = await server.ResultAsync("upload_asset", """{"file": "a.png"}""");
        var second = await server.ResultAsync("upload_asset", """{"file": "b.png"}""");

        Assert.NotEqual((string?)first["asset_id"], (string?)second["asset_id"]);
    }

    [Fact]
    public async Task Upload_ManyWebAddressesAtOnce_AreFetchedAFewAtATime()
    {
        await using var server = await SandboxedServer.StartAsync();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var arrived = new SemaphoreSlim(0);
        await using var store = await LinkServer.StartAsync(TestFolder.Png);
        store.BeforeAnswer = () =>
        {
            arrived.Release();
            return hold.Task;
        };

        var uploads = Enumerable.Range(0, 12).Select(number => server.CallAsync("upload_asset", $$"""{"url": "{{store.Address}}/{{number}}.png"}""")).ToArray();
        for (var number = 0; number < 4; number++)
            await arrived.WaitAsync(TestContext.Current.CancellationToken).Soon();

        await server.ResultAsync("upload_asset", new JsonObject { ["file"] = $"data:image/png;base64,{Convert.ToBase64String(TestFolder.Png)}" });
        Assert.Equal(4, store.Ranges.Count);
        hold.SetResult();
        Assert.All(await Task.WhenAll(uploads).Soon(), outcome => Assert.False(outcome.IsError, outcome.Text));
    }

    [Fact]
    public async Task Upload_WebAddress_LeavesNothingBehindWhereverTheProcessEnds()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var store = await LinkServer.StartAsync(TestFolder.Png);
        var kept = new List<string>();
        var caller = new Caller("tester", (report, _) =>
        {
            if (report.Message.StartsWith("Fetching", StringComparison.Ordinal))
                kept.AddRange(Directory.GetFiles(Path.GetTempPath(), $"heygen-mcp-{new string('?', 32)}"));

            return Task.CompletedTask;
        });

        var outcome = await server.CallAsync("upload_asset", $$"""{"url": "{{store.Address}}/a.png"}""", caller);

        Assert.False(outcome.IsError, outcome.Text);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows removes the file itself when its process ends.");
        Assert.Empty(kept);
    }

    [Fact]
    public async Task Call_PathThatIsRefused_NamesTheFieldAndStartsNothing()
    {
        await using var server = await StartAsync();

        var outcome = await server.CallAsync("create_video_agent", """{"prompt": "A video.", "files": ["https://example.com/a.pdf", "../../etc/passwd"]}""");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.StartsWith("files[1]: \"../../etc/passwd\" is outside", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was charged", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task Call_BytesWhereHeyGenTakesNone_AreUploadedFirst()
    {
        await using var server = await SandboxedServer.StartAsync();
        var video = $"data:video/mp4;base64,{Convert.ToBase64String(TestFolder.Mp4Head)}";

        await server.CallAsync("create_proofread",
            new JsonObject { ["video"] = video, ["output_languages"] = new JsonArray("Spanish"), ["title"] = "Talk", ["wait_seconds"] = 0 });

        Assert.Contains(await server.RequestsAsync(), request => (string?)request["operation"] == "upload_asset");
    }

    [Fact]
    public async Task Call_BytesWhereHeyGenTakesThem_GoWithTheCall()
    {
        await using var server = await SandboxedServer.StartAsync();
        var picture = $"data:image/png;base64,{Convert.ToBase64String(TestFolder.Png)}";

        await server.ResultAsync("create_photo_avatar", new JsonObject { ["name"] = "Me", ["file"] = picture, ["wait_seconds"] = 0 }.ToJsonString());

        Assert.DoesNotContain(await server.RequestsAsync(), request => (string?)request["operation"] == "upload_asset");
    }

    private static JsonObject Body(JsonObject request) => JsonNode.Parse((string)request["body"]!)!.AsObject();

    private static async Task<string?> NameAtHeyGenAsync(SandboxedServer server, JsonObject result)
    {
        var asset = await server.Http.GetFromJsonAsync<JsonObject>($"/v3/assets/{result["asset_id"]}", TestContext.Current.CancellationToken);
        return (string?)asset!["data"]!["name"];
    }

    private Task<SandboxedServer> StartAsync() =>
        SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });
}
