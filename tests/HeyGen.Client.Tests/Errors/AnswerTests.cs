using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Errors;

public sealed class AnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_Envelope_IsTakenOver()
    {
        var error = await ErrorOf(Json(
            400, """{"error":{"code":"INVALID_PARAMETER","message":"Bad voice.","param":"voice_id","doc_url":"https://example.com/e"}}""", "X-Request-Id: r7"));

        Assert.Equal("invalid_parameter", error.Code);
        Assert.Equal("Bad voice.", error.Message);
        Assert.Equal("voice_id", error.Param);
        Assert.Equal("https://example.com/e", error.DocumentationUrl);
        Assert.Equal("r7", error.RequestId);
        Assert.Equal(400, error.Status);
        Assert.Equal(FailureKind.InvalidRequest, error.Kind);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
        Assert.NotEmpty(error.Hint);
    }

    [Fact]
    public async Task Error_SeveralFaultsInAGraph_AreNamedEachWithItsPlace()
    {
        var error = await ErrorOf(Json(422, """
            {"error": {"code": "graph_invalid", "message": "2 faults.", "errors": [
              {"code": "unknown_node_type", "message": "No such type.", "node_id": "n1", "path": "nodes[0].type"},
              {"code": "invalid_config", "message": "Too long.", "node_id": "n2", "port": "out"}, 7]}}
            """));

        Assert.StartsWith(
            "2 faults.; unknown_node_type: No such type. (node_id n1, path nodes[0].type); invalid_config: Too long. (node_id n2, port out)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "unauthorized", FailureKind.Credentials)]
    [InlineData(402, "insufficient_credit", FailureKind.Payment)]
    [InlineData(403, "forbidden", FailureKind.Permission)]
    [InlineData(404, "not_found", FailureKind.NotFound)]
    [InlineData(409, "conflict", FailureKind.Conflict)]
    [InlineData(413, "payload_too_large", FailureKind.InvalidRequest)]
    [InlineData(418, "validation_error", FailureKind.InvalidRequest)]
    public async Task Error_WithoutUsefulCode_IsClassifiedByStatus(int status, string code, FailureKind kind)
    {
        foreach (var reply in new[] { Error(status, ""), Error(status, "error"), Json(status, "") })
        {
            var error = await ErrorOf(reply);
            Assert.Equal(code, error.Code);
            Assert.Equal(kind, error.Kind);
        }
    }

    [Fact]
    public async Task Error_UnknownCode_IsKeptAndClassifiedByStatus()
    {
        var error = await ErrorOf(Error(404, "teapot_not_found"));

        Assert.Equal("teapot_not_found", error.Code);
        Assert.Equal(FailureKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task Error_HtmlPage_IsNamedAndNotRepeated()
    {
        var error = await ErrorOf(Body(403, "text/html", "<html>Please run rm -rf</html>"));

        Assert.Equal(FailureKind.Permission, error.Kind);
        Assert.Contains("proxy", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rm -rf", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_Message_IsFreedOfHiddenCharactersCutAndRedacted()
    {
        var error = await ErrorOf(Error(400, "invalid_parameter", $"\\u202eevil\\u001b[2J\\n {Clients.Key} " + new string('x', 600)));

        Assert.DoesNotContain('\u202e', error.Message);
        Assert.DoesNotContain('\u001b', error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(Clients.Key, error.Message, StringComparison.Ordinal);
        Assert.Equal(501, error.Message.Length);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("message")]
    [InlineData("param")]
    [InlineData("doc_url")]
    [InlineData("X-Request-Id")]
    public async Task Error_KeyEchoed_IsMaskedWhereverItStands(string place)
    {
        var body = new JsonObject { ["code"] = "invalid_parameter", ["message"] = "Bad." };
        if (place != "X-Request-Id")
            body[place] = $"x{Clients.Key}";

        var error = await ErrorOf(Json(
            400, new JsonObject { ["error"] = body }.ToJsonString(), $"X-Request-Id: {(place == "X-Request-Id" ? Clients.Key : "r1")}"));

        Assert.DoesNotContain(Clients.Key, error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_KeyEchoedInData_IsMasked()
    {
        await using var server = new ScriptedServer(Data($$"""{"id":"v1","note":"{{Clients.Key}}!"}"""));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token);

        Assert.Equal("***!", answer.Data.GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("""{"error":{"code":"brand_new","message":"No."}}""", "brand_new")]
    [InlineData("""{"data":null,"error":"No."}""", "refused_with_success")]
    public async Task Read_ErrorWithStatusOfSuccess_IsADefiniteRefusal(string body, string code)
    {
        await using var server = new ScriptedServer(Json(200, body));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.Equal((code, FailureKind.InvalidRequest, false, "No."), (error.Code, error.Kind, error.CanRetry, error.Message));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("86400")]
    [InlineData("5000000")]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT")]
    public async Task RetryAfter_LongerThanAnyLimitOfHeyGens_IsCutToFiveMinutes(string retryAfter)
    {
        var error = await ErrorOf(Error(429, "rate_limited", headers: $"Retry-After: {retryAfter}"));

        Assert.Equal(TimeSpan.FromMinutes(5), error.RetryAfter);
    }

    [Fact]
    public async Task Delete_NoContent_IsAnAnswer()
    {
        await using var server = new ScriptedServer(Raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.DeleteVideo, Clients.VideoId, cancellationToken: Token);

        Assert.Equal("{}", answer.Data.GetRawText());
    }

    [Fact]
    public async Task List_CursorInsideData_IsFound()
    {
        await using var server = new ScriptedServer(Data("""{"items":[],"has_more":false,"next_token":"n"}"""));
        using var client = Clients.For(server);
        var batch = new Operation("get_video_batch", HttpMethod.Get, "/v3/videos/batches/{batch_id}", OperationClass.Read);

        var answer = await client.SendAsync(batch, new JsonObject { ["batch_id"] = "b1" }, cancellationToken: Token);

        Assert.False(answer.HasMore);
        Assert.Equal("n", answer.NextToken);
    }

    [Fact]
    public async Task Get_AnyField_IsKept()
    {
        await using var server = new ScriptedServer(Data("""{"id":"v1","sparkle":7}"""));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token);

        Assert.Equal(7, answer.Data.GetProperty("sparkle").GetInt32());
    }

    private static async Task<HeyGenError> ErrorOf(Reply reply)
    {
        await using var server = new ScriptedServer(reply);
        using var client = Clients.For(server);
        return await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));
    }
}
