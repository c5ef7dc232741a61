namespace HeyGen.Sandbox.Tests.Assets;

public sealed class AssetBatchTests : SandboxTest
{
    private static readonly byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 0];

    [Fact]
    public async Task Batch_SomeUploaded_ThoseBecomeAssets()
    {
        var batch = await CreateAsync("a.png", "b.png");
        await PutAsync(batch.Data.GetProperty("items")[0], png);
        harness.Advance(1);

        var completed = await harness.PostAsync("/v3/assets/complete/batches", $$"""{"batch_id":"{{batch["batch_id"]}}"}""");
        var during = await harness.GetAsync($"/v3/assets/batches/{batch["batch_id"]}");
        harness.Advance(2);
        var after = await harness.GetAsync($"/v3/assets/batches/{batch["batch_id"]}");

        Assert.Equal(batch["batch_id"], completed["batch_id"]);
        Assert.Equal(["processing", "queued"], Statuses(during));
        Assert.Equal(["completed", "queued"], Statuses(after));
        Assert.Equal("processing", after["status"]);
        Assert.Equal("""{"completed":1,"queued":1}""", after["counts_by_status"].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("image", (await harness.GetAsync($"/v3/assets/{batch.Data.GetProperty("items")[0].GetProperty("asset_id").GetString()}"))["type"]);
    }

    [Fact]
    public async Task Batch_OneOfAnotherType_FailsAlone()
    {
        var batch = await CreateAsync("a.png", "b.png");
        await PutAsync(batch.Data.GetProperty("items")[0], png);
        await PutAsync(batch.Data.GetProperty("items")[1], new byte[png.Length]);
        harness.Advance(1);
        await harness.PostAsync("/v3/assets/complete/batches", $$"""{"batch_id":"{{batch["batch_id"]}}"}""");
        harness.Advance(2);

        var after = await harness.GetAsync($"/v3/assets/batches/{batch["batch_id"]}");

        Assert.Equal(["completed", "failed"], Statuses(after));
        Assert.Equal("completed", after["status"]);
        Assert.Equal("invalid_parameter", after.Data.GetProperty("items")[1].GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Batch_NeverUploaded_FailsWhenTheAddressesExpire()
    {
        var batch = await CreateAsync("a.png");

        Assert.Equal("409 resource_not_ready ", (await harness.PostAsync("/v3/assets/complete/batches", $$"""{"batch_id":"{{batch["batch_id"]}}"}""")).Refusal);
        harness.Advance(3600);

        Assert.Equal("failed", (await harness.GetAsync($"/v3/assets/batches/{batch["batch_id"]}"))["status"]);
    }

    [Fact]
    public async Task Batch_PageByPage_ShowsEveryItemOnce()
    {
        var batch = await CreateAsync("a.png", "b.png", "c.png");

        var first = await harness.GetAsync($"/v3/assets/batches/{batch["batch_id"]}?limit=2");
        var second = await harness.GetAsync($"/v3/assets/batches/{batch["batch_id"]}?limit=2&token={first["next_token"]}");

        Assert.Equal("True", first["has_more"]);
        Assert.Equal("False", second["has_more"]);
        Assert.Equal(
            batch.Data.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("asset_id").GetString()),
            Items(first).Concat(Items(second)).Select(item => item.GetProperty("video_id").GetString()));
    }

    [Fact]
    public async Task Statuses_AssetsAndBatches_AreToldTogether()
    {
        var uploaded = await harness.UploadAsync(png);
        var batch = await CreateAsync("a.png", "b.png");

        var statuses = (await harness.GetAsync($"/v3/assets/statuses?asset_ids={uploaded},none&batch_ids={batch["batch_id"]},none")).Data;

        Assert.Equal(
            ["completed", "not_found", "queued", "queued", "not_found"], statuses.EnumerateArray().Select(entry => entry.GetProperty("status").GetString()));
        Assert.Equal([0, 1], statuses.EnumerateArray().Skip(2).Take(2).Select(entry => entry.GetProperty("item_index").GetInt32()));
    }

    [Fact]
    public async Task Create_OneFileNotTaken_NothingIsAnnounced()
    {
        var answer = await harness.PostAsync(
            "/v3/assets/direct-uploads/batches",
            """{"files":[{"filename":"a","content_type":"image/png","size_bytes":1},{"filename":"b","content_type":"image/png","size_bytes":1,"checksum_sha256":"x"}]}""");

        Assert.Equal("400 invalid_parameter files[1].checksum_sha256", answer.Refusal);
        Assert.Equal("404 not_found ", (await harness.GetAsync("/v3/assets/batches/none")).Refusal);
    }

    private Task<Answer> CreateAsync(params string[] names)
    {
        var files = names.Select(name => $$"""{"filename":"{{name}}","content_type":"image/png","size_bytes":{{png.Length}}}""");
        return harness.PostAsync("/v3/assets/direct-uploads/batches", $$"""{"title":"Pictures","files":[{{string.Join(',', files)}}]}""");
    }

    private static JsonElement[] Items(Answer batch) => [.. batch.Data.GetProperty("items").EnumerateArray()];

    private static IEnumerable<string?> Statuses(Answer batch) => Items(batch).Select(item => item.GetProperty("status").GetString());

    private async Task PutAsync(JsonElement item, byte[] content)
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new("image/png") } };
        body.Headers.Add("x-amz-meta-asset-id", item.GetProperty("asset_id").GetString());
        using var response = await harness.Http.PutAsync(item.GetProperty("upload_url").GetString(), body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
