using System.Security.Cryptography;
using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

public sealed class DirectUploadTests
{
    private static readonly byte[] file = [.. Enumerable.Range(0, 200_000).Select(index => (byte)index)];
    private static readonly Reply completed = Data(
        """{"asset_id":"a1","url":"https://example.com/a1","mime_type":"video/mp4","size_bytes":200000,"status":"processing"}""");
    private static readonly Reply stored = Body(200, "text/plain", "");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UploadDirectlyAsync_ThreeSteps_CarryWhatEachNeeds()
    {
        await using var server = Server(Slot(), stored, completed);
        using var client = Clients.For(server);
        using var content = new MemoryStream(file);

        var answer = await client.UploadDirectlyAsync(TestOperations.DirectUpload, content, "a.mp4", "video/mp4", Token);

        var (create, put, complete) = (server.Requests[0], server.Requests[1], server.Requests[2]);
        Assert.Equal("""{"filename":"a.mp4","content_type":"video/mp4","size_bytes":200000}""", create.Text);
        Assert.Equal(("PUT", "/store/a1?signature=x%2Fy"), (put.Method, put.Target));
        Assert.Equal("200000", put.Header("Content-Length"));
        Assert.Equal("video/mp4", put.Header("Content-Type"));
        Assert.Equal("keep, as=is", put.Header("x-amz-meta-Name"));
        Assert.Equal(file, put.Body);
        Assert.Equal("/v3/assets/a1/complete", complete.Target);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), (string?)JsonNode.Parse(complete.Text)!["checksum_sha256"]);
        Assert.Equal(("a1", "processing"), (answer.Data.GetProperty("asset_id").GetString(), answer.Data.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task UploadDirectlyAsync_Store_SeesNoCredential()
    {
        await using var server = Server(Slot(), stored, completed);
        using var client = Clients.For(server);

        await client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token);

        var put = server.Requests[1];
        Assert.All((string[])["X-Api-Key", "Authorization", "Idempotency-Key"], name => Assert.Null(put.Header(name)));
        Assert.DoesNotContain(put.Headers.Values, value => value.Contains(Clients.Key, StringComparison.Ordinal));
        Assert.NotNull(server.Requests[2].Header("X-Api-Key"));
    }

    [Fact]
    public async Task UploadDirectlyAsync_StillStoring_AsksAgainWithPauses()
    {
        var time = new SkippingTime();
        await using var server = Server(Slot(), stored, Error(409, "resource_not_ready"), Error(409, "conflict"), completed);
        using var client = Clients.For(server, time);

        await client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token);

        Assert.Equal(3, server.Requests.Count(request => request.Target.EndsWith("/complete", StringComparison.Ordinal)));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], time.Waits);
    }

    [Fact]
    public async Task UploadDirectlyAsync_NeverStored_EndsWithTheRefusal()
    {
        await using var server = Server(Slot(), stored, Error(409, "resource_not_ready"));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token));

        Assert.Equal("resource_not_ready", error.Code);
    }

    [Fact]
    public async Task UploadDirectlyAsync_LineBreaksOnce_SendsTheWholeFileAgain()
    {
        await using var server = Server(Slot(), Cut, stored, completed);
        using var client = Clients.For(server);

        await client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token);

        Assert.Equal([file, file], server.Requests.Where(request => request.Method == "PUT").Select(request => request.Body));
    }

    [Fact]
    public async Task UploadDirectlyAsync_StoreRefuses_IsToldAndNotRepeated()
    {
        await using var server = Server(Slot(), Body(403, "application/xml", "<Error>SignatureDoesNotMatch</Error>"));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token));

        Assert.Equal(("upload_refused", 403), (error.Code, error.Status));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task UploadDirectlyAsync_AddressHasExpired_GetsAnother()
    {
        await using var server = Server(Slot(expiresInSeconds: 0), Body(403, "application/xml", ""), Slot(), stored, completed);
        using var client = Clients.For(server);

        await client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token);

        Assert.Equal(2, server.Requests.Count(request => request.Target == "/v3/assets/direct-uploads"));
    }

    [Fact]
    public async Task UploadDirectlyAsync_MoreThanTheStoreTakes_IsRefusedUnsent()
    {
        await using var server = Server(Slot(maxBytes: 199_999));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token));

        Assert.Equal("payload_too_large", error.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task UploadDirectlyAsync_NoAddressNamed_LeavesTheOutcomeUnknown()
    {
        await using var server = new ScriptedServer(Data("""{"asset_id":"a1"}"""));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(
            client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token));

        Assert.Equal(("unreadable_answer", WorkStarted.Unknown), (error.Code, error.WorkStarted));
    }

    [Theory]
    [InlineData("x-meta", "a\\r\\nX-Api-Key: b")]
    [InlineData("x-meta\\r\\nX-Evil", "a")]
    [InlineData("Content-Type", "video/mp4\\n")]
    [InlineData("x-meta", "a\\u0000")]
    public async Task UploadDirectlyAsync_HeaderThatWouldForgeAnother_IsRefusedUnsent(string name, string value)
    {
        await using var server = Server(address => Data(
            $$$"""{"asset_id":"a1","upload_url":"{{{address}}}store/a1","upload_headers":{"{{{name}}}":"{{{value}}}"}}"""), stored, completed);
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream(file), "a.mp4", "video/mp4", Token));

        Assert.Equal("unreadable_answer", error.Code);
        Assert.Single(server.Requests);
    }

    private static ScriptedServer Server(params Func<Uri, Reply>[] script)
    {
        ScriptedServer? server = null;
        return server = new ScriptedServer([.. script.Select(make => (Reply)((socket, stream, token) => make(server!.Address)(socket, stream, token)))]);
    }

    private static ScriptedServer Server(Func<Uri, Reply> slot, params Reply[] then) => Server([slot, .. then.Select(reply => (Func<Uri, Reply>)(_ => reply))]);

    private static ScriptedServer Server(Func<Uri, Reply> first, Reply refusal, Func<Uri, Reply> second, params Reply[] then) =>
        Server([first, _ => refusal, second, .. then.Select(reply => (Func<Uri, Reply>)(_ => reply))]);

    private static Func<Uri, Reply> Slot(int expiresInSeconds = 3600, long maxBytes = 1_000_000_000) => address => Data(
        $$"""
        {"asset_id":"a1","upload_url":"{{address}}store/a1?signature=x%2Fy","upload_headers":{"Content-Type":"video/mp4","x-amz-meta-Name":"keep, as=is"},
         "expires_in_seconds":{{expiresInSeconds}},"max_bytes":{{maxBytes}},"status":"queued"}
        """);
}
