namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Direct uploads step by step, by a client that sends the bytes itself.</summary>
public sealed class AssetJobTests
{
    private static readonly string file = $$"""{"filename": "picture.png", "content_type": "image/png", "size_bytes": {{PresignedUpload.Png.Length}}}""";

    [Fact]
    public async Task CompleteUpload_StoredBytes_WaitsAndGivesTheAddress()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var upload = await server.ResultAsync("create_asset_upload", file);
        Assert.Contains("complete_asset_upload", (string?)upload["next"], StringComparison.Ordinal);
        await PresignedUpload.PutAsync(upload);

        var completed = await server.ResultAsync("complete_asset_upload", $$"""{"asset_id": "{{upload["asset_id"]}}"}""");
        var later = await server.ResultAsync("get_job", $$"""{"job_id": "asset:{{upload["asset_id"]}}"}""");

        Assert.Equal("completed", (string?)completed["job"]!["state"]);
        Assert.Equal("image/png", (string?)completed["mime_type"]);
        Assert.NotNull(completed["links"]!["url"]);
        Assert.Equal((string?)completed["links"]!["url"], (string?)later["links"]!["url"]);
    }

    [Fact]
    public async Task GetJob_AssetThatHeyGenDoesNotKnow_IsNotFound()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("get_job", """{"job_id": "asset:none"}""");

        Assert.True(outcome.IsError);
        Assert.Contains("not_found", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompleteBatch_OneFileIsNotWhatWasSaid_IsNamed()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var batch = await server.ResultAsync("create_asset_upload_batch", $$"""{"files": [{{file}}, {{file.Replace("image/png", "video/mp4", StringComparison.Ordinal)}}]}""");
        foreach (var item in batch["items"]!.AsArray())
            await PresignedUpload.PutAsync(item!);

        var completed = await server.CallAsync("complete_asset_batch", $$"""{"batch_id": "{{batch["batch_id"]}}"}""");

        Assert.Equal(ResultKind.Done, completed.Kind);
        var job = completed.Structured!["job"]!;
        Assert.Equal((1, 1), ((int)job["counts"]!["completed"]!, (int)job["counts"]!["failed"]!));
        Assert.Equal((string?)batch["items"]![1]!["asset_id"], (string?)Assert.Single(job["failed_items"]!.AsArray())!["video_id"]);
    }

    [Fact]
    public async Task CompleteUpload_BeforeTheBytesAreSent_SaysToSendThem()
    {
        await using var server = await SandboxedServer.StartAsync();
        var upload = await server.ResultAsync(
            "create_asset_upload", """{"filename": "b.png", "content_type": "image/png", "size_bytes": 8}""");

        var outcome = await server.CallAsync("complete_asset_upload", new JsonObject { ["asset_id"] = (string)upload["asset_id"]! });

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("upload_url", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("try again shortly", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_AssetThatIsGone_DoesNotAskForANewUpload()
    {
        await using var server = await SandboxedServer.StartAsync();
        var picture = new JsonObject { ["file"] = $"data:image/png;base64,{Convert.ToBase64String(TestFolder.Png)}" };
        var asset = new JsonObject { ["asset_id"] = (string)(await server.ResultAsync("upload_asset", picture))["asset_id"]! };
        await server.ResultAsync("delete_asset", asset);

        var outcome = await server.CallAsync("delete_asset", asset);

        Assert.Contains("asset_not_found", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("deleted already", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Upload the file", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreatePhotoAvatar_Completed_SaysThatAVideoNeedsAVoice()
    {
        await using var server = await SandboxedServer.StartAsync();

        var result = await server.ResultAsync("create_photo_avatar", """{"name": "Me", "file": "https://example.com/me.jpg"}""");

        Assert.Contains("voice_id", (string?)result["next"], StringComparison.Ordinal);
    }
}
