namespace HeyGen.Sandbox.Tests.Assets;

public sealed class AssetTests : SandboxTest
{
    private static readonly byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 0];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<byte[], string> Files => new()
    {
        { png, "image/png" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "image/jpeg" },
        { [0, 0, 0, 32, .. "ftypisom"u8], "video/mp4" },
        { [0x1A, 0x45, 0xDF, 0xA3], "video/webm" },
        { [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8], "audio/wav" },
        { [.. "ID3"u8, 3, 0], "audio/mpeg" },
        { [0xFF, 0xFB, 0x90], "audio/mpeg" },
        { [.. "%PDF-1.7"u8], "application/pdf" },
        { [.. "1\n00:00:00,000 --> 00:00:01,000\nHi\n"u8], "application/x-subrip" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Upload_AcceptedType_ToldFromBytesAndServed(byte[] content, string type)
    {
        var answer = await harness.SendAsync(Harness.UploadRequest(content));

        Assert.Equal(type, answer["mime_type"]);
        Assert.Equal(content.Length, answer.Data.GetProperty("size_bytes").GetInt32());
        Assert.Equal(content, await harness.Http.GetByteArrayAsync(answer["url"], Token));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("MZ program")]
    [InlineData("<svg/>")]
    [InlineData("")]
    public async Task Upload_OtherType_Refused(string content)
    {
        Assert.Equal("400 invalid_parameter file", (await harness.SendAsync(Harness.UploadRequest(System.Text.Encoding.UTF8.GetBytes(content)))).Refusal);
    }

    [Theory]
    [InlineData(32, "200")]
    [InlineData(33, "413 payload_too_large file")]
    [InlineData(49, "413 payload_too_large ")]
    public async Task Upload_Size_UpTo32Megabytes(int megabytes, string outcome)
    {
        var content = new byte[megabytes * 1024 * 1024];
        png.CopyTo(content, 0);

        var answer = await harness.SendAsync(Harness.UploadRequest(content));

        Assert.Equal(outcome, (int)answer.Status == 200 ? "200" : answer.Refusal);
    }

    [Fact]
    public async Task Upload_NotMultipart_Refused()
    {
        Assert.Equal("400 invalid_parameter file", (await harness.PostAsync("/v3/assets", "{}")).Refusal);
    }

    [Fact]
    public async Task Upload_PartNamedOtherwise_Refused()
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(png), "upload", "a.png" } };
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/assets") { Content = form };
        request.Headers.Add("X-Api-Key", "sandbox-key");

        Assert.Equal("400 invalid_parameter file", (await harness.SendAsync(request)).Refusal);
    }

    [Fact]
    public async Task Asset_Uploaded_CanBeReadListedUsedDeleted()
    {
        var id = await harness.UploadAsync(png);

        var asset = await harness.GetAsync($"/v3/assets/{id}");
        Assert.Equal("image", asset["type"]);
        Assert.Equal(id, Assert.Single((await harness.GetAsync($"/v3/assets?username={asset["owner"]}")).Data.EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty((await harness.GetAsync("/v3/assets?username=somebody")).Data.EnumerateArray());
        await harness.CreateVideoAsync(more: $$""","background":{"type":"image","asset_id":"{{id}}"}""");

        Assert.Equal(id, (await harness.DeleteAsync($"/v3/assets/{id}"))["id"]);
        Assert.Equal("404 asset_not_found ", (await harness.GetAsync($"/v3/assets/{id}")).Refusal);
    }

    [Theory]
    [InlineData("query=mountain lake&type=image", "image")]
    [InlineData("query=shopping cart&type=icon", "icon")]
    [InlineData("query=upload.bin&type=image&scope=personal", "image")]
    public async Task Search_Words_FindsThePictureAndALinkToIt(string query, string type)
    {
        await harness.UploadAsync(png);

        var found = (await harness.GetAsync($"/v3/assets/search?{query}")).Data[0];

        Assert.Equal(type, found.GetProperty("type").GetString());
        Assert.Equal(png[..4], (await harness.Http.GetByteArrayAsync(found.GetProperty("url").GetString(), Token))[..4]);
    }

    [Fact]
    public async Task Search_PersonalIcon_FindsNothing()
    {
        await harness.UploadAsync(png);

        Assert.Empty((await harness.GetAsync("/v3/assets/search?query=upload.bin&type=icon&scope=personal")).Data.EnumerateArray());
    }

    [Fact]
    public async Task List_InAFolder_IsEmptyForNothingPutsAssetsThere()
    {
        await harness.UploadAsync(png);
        var folder = await harness.PostAsync("/v3/folders", """{"name":"Pictures"}""");

        Assert.Empty((await harness.GetAsync($"/v3/assets?username=sandbox-key&folder_id={folder["folder_id"]}")).Data.EnumerateArray());
    }

    [Fact]
    public async Task Upload_Zip_IsForDirectUploadsOnly()
    {
        Assert.Equal("400 invalid_parameter file", (await harness.SendAsync(Harness.UploadRequest([.. "PK"u8, 3, 4]))).Refusal);
    }

    [Fact]
    public async Task Asset_OfOtherKind_CannotBeUsed()
    {
        var id = await harness.UploadAsync(png);

        var answer = await harness.PostAsync("/v3/videos", $$"""{"type":"avatar","avatar_id":"{{await harness.LookAsync()}}","audio_asset_id":"{{id}}"}""");

        Assert.Equal("400 invalid_parameter audio_asset_id", answer.Refusal);
    }
}
