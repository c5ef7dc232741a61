using HeyGen.Sandbox.Contract;
using HeyGen.Sandbox.Folders;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Tests.Contract;

public sealed class ContractTests
{
    [Theory]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","scirpt":"a"}""", "scirpt")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","voice_settings":{"sped":1}}""", "voice_settings.sped")]
    [InlineData(
        "/v3/videos",
        """{"type":"avatar","avatar_id":"x","voice_settings":{"engine_settings":{"engine_type":"fish","style":1}}}""",
        "voice_settings.engine_settings.style")]
    [InlineData(
        "/v3/videos",
        """{"type":"studio","scenes":[{"type":"avatar_video","input":{"type":"avatar","avatar_id":"x","titel":"a"}}]}""",
        "scenes[0].input.titel")]
    [InlineData("/v3/videos", """{"type":"image","image":{"type":"url","url":"https://a.example/a.png","extra":1}}""", "image.extra")]
    [InlineData("/v3/videos", """{"type":"avatar"}""", "avatar_id")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","engine":"avatar_iv"}""", "engine")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","resolution":"landscape-4k"}""", "resolution")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","voice_settings":{"speed":3}}""", "voice_settings.speed")]
    [InlineData("/v3/videos", """{"type":"hologram"}""", "type")]
    [InlineData("/v3/videos", """{"type":"cinematic_avatar","prompt":"p","avatar_id":["x"],"duration":16}""", "duration")]
    [InlineData("/v3/videos", """{"scirpt":"a","type":"avatar"}""", "scirpt")]
    [InlineData("/v3/videos", """{"type":"image","image":{"url":"https://a.example/a.png"}}""", "image.type")]
    [InlineData("/v3/videos", """{"type":"image","image":{"type":"path","url":"https://a.example/a.png"}}""", "image.type")]
    [InlineData("/v3/videos", """{"type":"image","image":"https://a.example/a.png"}""", "image")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","title":"\ud83d"}""", "title")]
    [InlineData("/v3/videos", """{"type":"avatar","avatar_id":"x","a b":1}""", "[\"a b\"]")]
    [InlineData("/v3/models/audio/voices", """{"mode":"quick","audio":[]}""", "mode")]
    [InlineData("/v3/models/audio/voices", """{"mode":"instant"}""", "audio")]
    [InlineData(
        "/v3/videos",
        """{"type":"studio","scenes":[{"type":"avatar_video","input":{"type":"avatar","avatar_id":"x","background":{"type":"color","color":"#000000\n"}}}]}""",
        "scenes[0].input.background.color")]
    [InlineData("/v3/video-agents", """{"prompt":""}""", "prompt")]
    [InlineData("/v3/video-agents", "", "prompt")]
    [InlineData("/v3/voices/speech", """{"text":"a","voice_id":"b","speed":2.5}""", "speed")]
    public async Task Body_BreaksSchema_RefusedWithPath(string path, string body, string param)
    {
        await using var harness = await Harness.StartAsync();

        var answer = await harness.PostAsync(path, body);

        Assert.Equal($"400 invalid_parameter {param}", answer.Refusal);
    }

    [Theory]
    [InlineData(64, 201)]
    [InlineData(65, 400)]
    public async Task Body_LengthLimit_CountsCodePoints(int codePoints, int status)
    {
        await using var harness = await Harness.StartAsync();
        // Two code points that a reader sees as one character.
        var name = string.Concat(Enumerable.Repeat("e\u0301", codePoints / 2)) + new string('a', codePoints % 2);

        Assert.Equal(status, (int)(await harness.PostAsync("/v3/brand-glossaries", $$"""{"name":"{{name}}"}""")).Status);
    }

    [Theory]
    [InlineData(20_000, "{}", "files")]
    [InlineData(20, """{"type":"url"}""", "files[0].url")]
    public async Task Body_FaultyList_RefusedWithItsFirstFault(int items, string item, string param)
    {
        await using var harness = await Harness.StartAsync();
        var files = string.Join(',', Enumerable.Repeat(item, items));

        Assert.Equal($"400 invalid_parameter {param}", (await harness.PostAsync("/v3/video-agents", $$"""{"prompt":"a","files":[{{files}}]}""")).Refusal);
    }

    [Fact]
    public void Stores_Path_AnswersWhatTheContractHasOfIt()
    {
        var contract = OperationCatalog.Current;
        var operations = new OperationTable(contract, []);
        operations.Stores<Folder>("/v3/folders");

        Assert.NotNull(operations.Find(contract.Find("GET", "/v3/folders/x")!.Operation));
        Assert.Null(operations.Find(contract.Find("POST", "/v3/folders")!.Operation));
        Assert.Throws<InvalidOperationException>(() => operations.Stores<Folder>("/v3/folder"));
    }

    [Theory]
    [InlineData("/v3/videos?limit=0", "limit")]
    [InlineData("/v3/videos?limit=101", "limit")]
    [InlineData("/v3/videos?limit=ten", "limit")]
    [InlineData("/v3/videos?limit=1.5", "limit")]
    [InlineData("/v3/videos?limit=5&limit=6", "limit")]
    [InlineData("/v3/videos?title=", "title")]
    [InlineData("/v3/videos?page=2", "page")]
    [InlineData("/v3/assets/search?type=icon&query=", "query")]
    [InlineData("/v3/avatars?limit=51", "limit")]
    [InlineData("/v3/avatars?ownership=mine", "ownership")]
    [InlineData("/v3/audio/sounds", "query")]
    [InlineData("/v3/audio/sounds?query=rain&min_score=1.1", "min_score")]
    public async Task Query_BreaksContract_RefusedWithName(string path, string param)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal($"400 invalid_parameter {param}", (await harness.GetAsync(path)).Refusal);
    }

    [Theory]
    [InlineData("text/plain", """{"prompt":"a"}""")]
    [InlineData("application/json", """{"prompt":"a" """)]
    [InlineData("application/json", """{"prompt":"a","prompt":"b"}""")]
    [InlineData("application/json", """["prompt"]""")]
    public async Task Body_NotAJsonObject_Refused(string contentType, string body)
    {
        await using var harness = await Harness.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/video-agents") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add("X-Api-Key", "sandbox-key");

        Assert.Equal("400 invalid_parameter ", (await harness.SendAsync(request)).Refusal);
        Assert.Equal(0, await harness.ExecutionsAsync("create_video_agent"));
    }

    [Fact]
    public async Task Body_TooLarge_Refused()
    {
        await using var harness = await Harness.StartAsync();

        var answer = await harness.PostAsync("/v3/video-agents", $$"""{"prompt":"{{new string('a', 49 * 1024 * 1024)}}"}""");

        Assert.Equal("413 payload_too_large ", answer.Refusal);
    }

    [Theory]
    [InlineData("POST", "/v3/overdubs")]
    [InlineData("GET", "/v3/nowhere")]
    [InlineData("PUT", "/v3/videos")]
    public async Task Request_NoCurrentOperation_NotFound(string method, string path)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal("404 not_found ", (await harness.SendAsync(new HttpMethod(method), path, null)).Refusal);
    }

    [Fact]
    public async Task Request_EveryOperationOfTheContract_IsCarriedOut()
    {
        await using var harness = await Harness.StartAsync();
        var missing = new List<string>();
        foreach (var operation in OperationCatalog.Current.Operations.Where(operation => !operation.IsRemoved))
        {
            var path = "/" + string.Join('/', operation.Segments.Select(segment => segment.StartsWith('{') ? "x" : segment));
            var answer = await harness.SendAsync(new HttpMethod(operation.Method), path, operation.BodyEncoding == "json" ? "{}" : null);
            if (answer.Status == HttpStatusCode.NotImplemented)
                missing.Add(operation.Id);
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Catalog_EveryOperation_HasUsableSchemas()
    {
        foreach (var operation in OperationCatalog.Current.Operations)
        {
            _ = operation.RequestSchema;
            _ = operation.ResponseSchema;
        }
    }

    [Theory]
    [InlineData("/v3/videos/statuses", "bulk_video_statuses")]
    [InlineData("/v3/videos/abc", "get_video")]
    [InlineData("/v3/avatars/looks", "list_avatar_looks")]
    [InlineData("/v3/avatars/abc", "get_avatar_group")]
    public void Find_LiteralAndParameter_LiteralWins(string path, string operation) =>
        Assert.Equal(operation, OperationCatalog.Current.Find("GET", path)!.Operation.Id);
}
