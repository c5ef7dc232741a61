using System.Security.Cryptography;

namespace HeyGen.Sandbox.Tests.Assets;

public sealed class DirectUploadTests
{
    private static readonly byte[] mp4 = [0, 0, 0, 32, .. "ftypisom"u8, .. new byte[100]];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DirectUpload_Completed_IsUsableAtOnce()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, mp4)).Status);
        harness.Advance(1);

        var completed = await CompleteAsync(harness, upload);

        Assert.Equal("processing", completed["status"]);
        Assert.Equal("video/mp4", completed["mime_type"]);
        Assert.Equal($"{mp4.Length}", completed["size_bytes"]);
        var use = $$"""{"prompt":"A film","files":[{"type":"asset_id","asset_id":"{{upload["asset_id"]}}"}]}""";
        Assert.Equal("thinking", (await harness.PostAsync("/v3/video-agents", use))["status"]);
        harness.Advance(2);
        Assert.Equal("completed", await StatusAsync(harness, upload["asset_id"]));
        Assert.Equal(mp4, await harness.Http.GetByteArrayAsync((await harness.GetAsync($"/v3/assets/{upload["asset_id"]}"))["url"], Token));
    }

    [Fact]
    public async Task Create_Headers_AreInLowerCase()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4", more: $$""","checksum_sha256":"{{Convert.ToHexString(SHA256.HashData(mp4))}}" """);

        Assert.Equal(
            ["content-type", "x-amz-meta-asset-id", "x-amz-checksum-sha256"],
            upload.Data.GetProperty("upload_headers").EnumerateObject().Select(header => header.Name));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, mp4)).Status);
    }

    [Fact]
    public async Task Complete_FileThatCannotBeProcessed_CannotBeUsedOnceThatIsKnown()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await StoredAsync(harness, "[sandbox:fail].mp4");
        await CompleteAsync(harness, upload);
        harness.Advance(2);

        var use = $$"""{"prompt":"A film","files":[{"type":"asset_id","asset_id":"{{upload["asset_id"]}}"}]}""";
        Assert.Equal("404 asset_not_available files[0].asset_id", (await harness.PostAsync("/v3/video-agents", use)).Refusal);
    }

    [Fact]
    public async Task Complete_Again_TellsTheStateAnew()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await StoredAsync(harness);
        await CompleteAsync(harness, upload);
        harness.Advance(2);

        Assert.Equal("completed", (await CompleteAsync(harness, upload))["status"]);
        Assert.Single((await harness.GetAsync("/v3/assets?username=sandbox-key")).Data.EnumerateArray());
    }

    [Fact]
    public async Task Complete_BytesNotThereYet_NotReady()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");

        Assert.Equal("409 conflict ", (await CompleteAsync(harness, upload)).Refusal);
        Assert.Equal("queued", await StatusAsync(harness, upload["asset_id"]));
        await PutAsync(harness, upload, mp4);
        harness.Advance(0.9);
        Assert.Equal("409 conflict ", (await CompleteAsync(harness, upload)).Refusal);
        harness.Advance(0.1);
        Assert.Equal("processing", (await CompleteAsync(harness, upload))["status"]);
    }

    [Theory]
    [InlineData("", "409 conflict ")]
    [InlineData("\"checksum_sha256\":\"00\"", "400 invalid_parameter checksum_sha256")]
    public async Task Complete_TooLateOrOtherChecksum_Refused(string body, string refusal)
    {
        await using var harness = await Harness.StartAsync();
        var upload = body.Length > 0 ? await StoredAsync(harness) : await AnnounceAsync(harness, mp4, "video/mp4");
        harness.Advance(3600);

        Assert.Equal(refusal, (await CompleteAsync(harness, upload, $"{{{body}}}")).Refusal);
    }

    [Fact]
    public async Task Complete_BytesOfAnotherType_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "image/png");
        await PutAsync(harness, upload, mp4);
        harness.Advance(1);

        Assert.Equal("400 invalid_parameter content_type", (await CompleteAsync(harness, upload)).Refusal);
        Assert.Equal("failed", await StatusAsync(harness, upload["asset_id"]));
    }

    [Fact]
    public async Task Complete_FailHook_AssetFails()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await StoredAsync(harness, "[sandbox:fail].mp4");
        await CompleteAsync(harness, upload);
        harness.Advance(2);

        var status = (await harness.GetAsync($"/v3/assets/statuses?asset_ids={upload["asset_id"]}")).Data[0];

        Assert.Equal("failed", status.GetProperty("status").GetString());
        Assert.Equal("processing_failed", status.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("null", (await harness.GetAsync($"/v3/assets/{upload["asset_id"]}")).Data.GetProperty("url").GetRawText());
    }

    [Fact]
    public async Task Put_Credential_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");

        Assert.Equal("400 InvalidArgument", (await PutAsync(harness, upload, mp4, request => request.Headers.Add("X-Api-Key", "sandbox-key"))).Text);
        Assert.Equal("400 InvalidArgument", (await PutAsync(harness, upload, mp4, request => request.Headers.Add("Authorization", "Bearer sandbox-x"))).Text);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, mp4)).Status);
    }

    [Fact]
    public async Task Put_HeadersNotAsAnnounced_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");

        Assert.Equal(
            "403 SignatureDoesNotMatch", (await PutAsync(harness, upload, mp4, request => request.Content!.Headers.ContentType = new("image/png"))).Text);
        Assert.Equal("403 SignatureDoesNotMatch", (await PutAsync(harness, upload, mp4, request => request.Headers.Remove("x-amz-meta-asset-id"))).Text);
        Assert.Equal("411 MissingContentLength", (await PutAsync(harness, upload, mp4, request => request.Headers.TransferEncodingChunked = true)).Text);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Put_OtherSize_Refused(int more)
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");

        Assert.Equal("400 InvalidRequest", (await PutAsync(harness, upload, new byte[mp4.Length + more])).Text);
        Assert.Equal("409 conflict ", (await CompleteAsync(harness, upload)).Refusal);
    }

    [Fact]
    public async Task Put_Expired_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");
        harness.Advance(upload.Data.GetProperty("expires_in_seconds").GetInt32());

        Assert.Equal("403 AccessDenied", (await PutAsync(harness, upload, mp4)).Text);
    }

    [Fact]
    public async Task Put_Twice_OnlyTheSameBytesAreTaken()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await StoredAsync(harness);

        Assert.Equal("412 PreconditionFailed", (await PutAsync(harness, upload, new byte[mp4.Length])).Text);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, mp4)).Status);
        Assert.Equal("processing", (await CompleteAsync(harness, upload))["status"]);
    }

    [Fact]
    public async Task Put_ChangedAddressOrMethod_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");

        Assert.Equal(
            "403 SignatureDoesNotMatch", (await PutAsync(harness, upload, mp4, request => request.RequestUri = new Uri(upload["upload_url"] + "0"))).Text);
        Assert.Equal("405 MethodNotAllowed", (await PutAsync(harness, upload, mp4, request => request.Method = HttpMethod.Post)).Text);
    }

    [Fact]
    public async Task Put_ChecksumAnnounced_IsHeldAgainstTheBytes()
    {
        await using var harness = await Harness.StartAsync();
        var checksum = Convert.ToHexString(SHA256.HashData(mp4));
        var upload = await AnnounceAsync(harness, mp4, "video/mp4", more: $$""","checksum_sha256":"{{checksum}}" """);

        Assert.Equal("400 BadDigest", (await PutAsync(harness, upload, new byte[mp4.Length])).Text);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, mp4)).Status);
        harness.Advance(1);
        Assert.Equal("processing", (await CompleteAsync(harness, upload, $$"""{"checksum_sha256":"{{checksum}}"}"""))["status"]);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Put_ConnectionCutByAFault_CanBeSentAgain(string cut)
    {
        await using var harness = await Harness.StartAsync();
        await harness.FaultAsync($$"""{"operation":"put_upload","cut":"{{cut}}"}""");
        var upload = await AnnounceAsync(harness, mp4, "video/mp4");

        await Assert.ThrowsAsync<HttpRequestException>(() => PutAsync(harness, upload, mp4));

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, mp4)).Status);
    }

    [Theory]
    [InlineData("video/x-matroska", 10, "400 invalid_parameter content_type")]
    [InlineData("video/mp4", 0, "400 invalid_parameter size_bytes")]
    [InlineData("video/mp4", 6_000_000_000, "413 payload_too_large size_bytes")]
    public async Task Create_TypeOrSizeNotTaken_Refused(string type, long size, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        var answer = await harness.PostAsync("/v3/assets/direct-uploads", $$"""{"filename":"a","content_type":"{{type}}","size_bytes":{{size}}}""");

        Assert.Equal(refusal, answer.Refusal);
    }

    [Fact]
    public async Task DirectUpload_TooLargeForMemory_IsServedInPartsAndLeavesNoFile()
    {
        const int size = (64 * 1024 * 1024) + 4711;
        string folder;
        await using (var harness = await Harness.StartAsync())
        {
            var content = new byte[size];
            mp4.CopyTo(content, 0);
            content[^1] = 7;
            var upload = await StoredAsync(harness, content: content);
            var url = (await CompleteAsync(harness, upload))["url"];
            folder = Assert.Single(Directory.GetDirectories(Path.GetTempPath(), "heygen-sandbox-*"), candidate => Holds(candidate, size));
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Range = new(content.Length - 2, null);

            using var response = await harness.Http.SendAsync(request, Token);

            Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
            Assert.Equal([0, 7], await response.Content.ReadAsByteArrayAsync(Token));
            harness.Advance(2);
            await harness.DeleteAsync($"/v3/assets/{upload["asset_id"]}");
            Assert.Equal(HttpStatusCode.NotFound, (await harness.Http.GetAsync(url, Token)).StatusCode);
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Upload_OfAnotherAccount_IsNotThere()
    {
        await using var harness = await Harness.StartAsync();
        var upload = await StoredAsync(harness);

        Assert.Equal("404 asset_not_found ", (await harness.PostAsync($"/v3/assets/{upload["asset_id"]}/complete", "{}", key: "sandbox-other")).Refusal);
        Assert.Equal("not_found",
            (await harness.GetAsync($"/v3/assets/statuses?asset_ids={upload["asset_id"]}", "sandbox-other")).Data[0].GetProperty("status").GetString());
    }

    /// <summary>Another test's folder may go away while it is looked at.</summary>
    private static bool Holds(string folder, long size)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles().Any(file => file.Length == size);
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static Task<Answer> AnnounceAsync(Harness harness, byte[] content, string type, string name = "film.mp4", string more = "") => harness.PostAsync(
        "/v3/assets/direct-uploads", $$"""{"filename":"{{name}}","content_type":"{{type}}","size_bytes":{{content.Length}}{{more}}}""");

    /// <summary>An upload whose bytes are stored and visible.</summary>
    private static async Task<Answer> StoredAsync(Harness harness, string name = "film.mp4", byte[]? content = null)
    {
        var upload = await AnnounceAsync(harness, content ?? mp4, "video/mp4", name);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(harness, upload, content ?? mp4)).Status);
        harness.Advance(1);
        return upload;
    }

    private static Task<Answer> CompleteAsync(Harness harness, Answer upload, string body = "{}") =>
        harness.PostAsync($"/v3/assets/{upload["asset_id"]}/complete", body);

    private static async Task<string> StatusAsync(Harness harness, string id) =>
        (await harness.GetAsync($"/v3/assets/statuses?asset_ids={id}")).Data[0].GetProperty("status").GetString()!;

    /// <summary>Sends the bytes as the announcement asks for, changed as the test wants; a refusal comes back as status and code.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> PutAsync(
        Harness harness, Answer upload, byte[] content, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, upload["upload_url"]) { Content = new ByteArrayContent(content) };
        foreach (var header in upload.Data.GetProperty("upload_headers").EnumerateObject())
        {
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()))
                request.Content.Headers.Add(header.Name, header.Value.GetString());
        }

        change?.Invoke(request);
        using var response = await harness.Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        var code = text.Length == 0 ? "" : System.Xml.Linq.XElement.Parse(text).Element("Code")!.Value;
        return (response.StatusCode, $"{(int)response.StatusCode} {code}");
    }
}
