using HeyGen.Sandbox.Contract;
using Microsoft.Extensions.Time.Testing;

namespace HeyGen.Sandbox.Tests;

/// <summary>A sandbox with a clock that tests move, reached over real HTTP. Every answer of the API is held against the contract.</summary>
internal sealed class Harness : IAsyncDisposable
{
    private static readonly OperationCatalog catalog = OperationCatalog.Current;

    private Harness(SandboxServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = new HttpClient { BaseAddress = server.Address };
    }

    public SandboxServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Harness> StartAsync(decimal credits = 1000, double speed = 1)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        return new(await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = clock, Credits = credits, Speed = speed }, Token), clock);
    }

    public void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public Task<Answer> GetAsync(string path, string key = "sandbox-key") => SendAsync(HttpMethod.Get, path, null, key);

    public Task<Answer> DeleteAsync(string path, string key = "sandbox-key") => SendAsync(HttpMethod.Delete, path, null, key);

    public Task<Answer> PostAsync(string path, string json, string key = "sandbox-key", string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, json, key, idempotencyKey);

    public Task<Answer> SendAsync(HttpMethod method, string path, string? json, string key = "sandbox-key", string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Api-Key", key);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        var body = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(text).RootElement : default;
        var answer = new Answer(response.StatusCode, response.Headers, body, text);
        Assert.Single(response.Headers.GetValues("X-Request-Id"));
        // HttpClient has made the address absolute by now.
        var path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith("/v3/", StringComparison.Ordinal) && body.ValueKind == JsonValueKind.Object)
            HoldAgainstContract(request.Method.Method, path, answer);
        return answer;
    }

    /// <summary>Uploads a file and returns its asset id.</summary>
    public async Task<string> UploadAsync(byte[] content)
    {
        var answer = await SendAsync(UploadRequest(content));
        return answer.Data.GetProperty("asset_id").GetString()!;
    }

    public static HttpRequestMessage UploadRequest(byte[] content)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "upload.bin" } };
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/assets") { Content = form };
        request.Headers.Add("X-Api-Key", "sandbox-key");
        return request;
    }

    /// <summary>The id of the first public look of a type.</summary>
    public async Task<string> LookAsync(string type = "studio_avatar") => (await LooksAsync(type))[0].GetProperty("id").GetString()!;

    public async Task<JsonElement[]> LooksAsync(string type) =>
        [.. (await GetAsync($"/v3/avatars/looks?avatar_type={type}&limit=50")).Data.EnumerateArray()];

    public async Task<string> VoiceAsync() => (await GetAsync("/v3/voices?engine=starfish&limit=1")).Data[0].GetProperty("voice_id").GetString()!;

    /// <summary>Creates an avatar video and returns its id.</summary>
    public async Task<string> CreateVideoAsync(string script = "Hello there, how are you today?", string more = "")
    {
        var answer = await PostAsync("/v3/videos", await AvatarVideoAsync(script, more));
        return answer.Data.GetProperty("video_id").GetString()!;
    }

    public async Task<string> AvatarVideoAsync(string script = "Hello there, how are you today?", string more = "") =>
        $$"""{"type":"avatar","avatar_id":"{{await LookAsync()}}","script":"{{script}}"{{more}}}""";

    public async Task<JsonElement> VideoAsync(string id) => (await GetAsync($"/v3/videos/{id}")).Data;

    public async Task<decimal> BalanceAsync() =>
        (await GetAsync("/v3/users/me")).Data.GetProperty("wallet").GetProperty("remaining_balance").GetDecimal();

    public async Task FaultAsync(string json)
    {
        var answer = await PostAsync("/sandbox/faults", json);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    /// <summary>How often an operation was carried out.</summary>
    public async Task<int> ExecutionsAsync(string operation) =>
        (await GetAsync("/sandbox/state")).Body.GetProperty("executed").TryGetProperty(operation, out var count) ? count.GetInt32() : 0;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    private static void HoldAgainstContract(string method, string path, Answer answer)
    {
        if ((int)answer.Status >= 400)
        {
            var error = answer.Body.GetProperty("error");
            Assert.Equal(["code", "message", "param", "doc_url"], error.EnumerateObject().Select(field => field.Name));
            return;
        }

        var operation = catalog.Find(method, path)!.Operation;
        Assert.Contains((int)answer.Status, operation.OtherSuccess.Append(operation.SuccessStatus));
        Assert.Null(operation.ResponseSchema?.FirstProblem(answer.Data));
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, System.Net.Http.Headers.HttpResponseHeaders Headers, JsonElement Body, string Text)
{
    public JsonElement Data => Body.TryGetProperty("data", out var data) ? data : throw new InvalidOperationException($"{Status}: {Text}");

    public string? NextToken => Body.GetProperty("next_token").GetString();

    public string Code => Body.GetProperty("error").GetProperty("code").GetString()!;

    public string? Param => Body.GetProperty("error").GetProperty("param").GetString();

    public string Message => Body.GetProperty("error").GetProperty("message").GetString()!;

    public string this[string field] => Data.GetProperty(field).ToString();

    /// <summary>The refusal in one line, for comparison.</summary>
    public string Refusal => $"{(int)Status} {Code} {Param}";
}
