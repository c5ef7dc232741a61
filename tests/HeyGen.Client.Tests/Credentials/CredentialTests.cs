using Microsoft.Extensions.Logging;
using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Credentials;

public sealed class CredentialTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("heygen-client-").FullName;
    private readonly SkippingTime time = new();
    private readonly RecordingLogger logger = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(folder, "credentials");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Send_NoCredential_FailsBeforeTheNetwork()
    {
        await using var server = new ScriptedServer(User());

        var error = await Clients.FailureOf(SendAsync(server));

        Assert.Equal("missing_credentials", error.Code);
        Assert.Equal(FailureKind.Credentials, error.Kind);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("plain-key\n")]
    [InlineData("'plain-key'\n")]
    [InlineData("""{"api_key":"plain-key","user":{"email":"a@example.com"}}""")]
    public async Task Send_KeyInCredentialsFile_IsSent(string content)
    {
        File.WriteAllText(FilePath, content);
        await using var server = new ScriptedServer(User());

        await SendAsync(server);

        Assert.Equal("plain-key", server.Requests[0].Header("X-Api-Key"));
    }

    [Fact]
    public async Task Send_SeveralSources_TakesKeyFileThenOptionThenCredentialsFile()
    {
        File.WriteAllText(FilePath, "from-credentials");
        var keyFile = Path.Combine(folder, "key");
        File.WriteAllText(keyFile, "from-key-file\n");
        await using var server = new ScriptedServer(User());

        await SendAsync(server, options => (options.ApiKey, options.ApiKeyFile) = ("from-option", keyFile));
        await SendAsync(server, options => options.ApiKey = "from-option");
        await SendAsync(server);

        Assert.Equal(["from-key-file", "from-option", "from-credentials"], server.Requests.Select(request => request.Header("X-Api-Key")));
    }

    [Fact]
    public async Task Send_SourcesThatDiffer_IsToldOnce()
    {
        File.WriteAllText(FilePath, """{"api_key":"from-credentials"}""");
        await using var server = new ScriptedServer(User());
        using var client = Client(server, options => options.ApiKey = "'from-option'");

        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);
        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);

        Assert.Equal($"The HeyGen key of HEYGEN_API_KEY is used; {FilePath} holds another one, which is not.", Assert.Single(logger.Of(LogLevel.Warning)));
        Assert.Equal(["from-option", "from-option"], server.Requests.Select(request => request.Header("X-Api-Key")));
    }

    [Theory]
    [InlineData("${HEYGEN_KEY}")]
    [InlineData("${input:heygen-key}")]
    [InlineData("\"$HEYGEN_API_KEY\"")]
    [InlineData("%HEYGEN_API_KEY%")]
    [InlineData("{{ heygen_key }}")]
    [InlineData("<paste it here>")]
    [InlineData("YOUR_API_KEY")]
    [InlineData("your key")]
    public async Task Send_PlaceholderAsKey_IsToldAndAnotherSourceIsUsed(string placeholder)
    {
        await using var server = new ScriptedServer(User());

        var error = await Clients.FailureOf(SendAsync(server, options => options.ApiKey = placeholder));
        File.WriteAllText(FilePath, "from-credentials");
        await SendAsync(server, options => options.ApiKey = placeholder);

        Assert.Equal("missing_credentials", error.Code);
        Assert.Contains(placeholder.Trim('"'), error.Message, StringComparison.Ordinal);
        Assert.Equal("from-credentials", Assert.Single(server.Requests).Header("X-Api-Key"));
        Assert.Contains(placeholder.Trim('"'), logger.Of(LogLevel.Warning).Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"${HEYGEN_API_KEY}\"")]
    [InlineData("""{"api_key":"<key>"}""")]
    [InlineData("  \n")]
    [InlineData("one\ntwo")]
    [InlineData("""{"api_key":""")]
    [InlineData("key with blanks")]
    public async Task Send_MalformedCredentialsFile_SaysSoUnsent(string content)
    {
        File.WriteAllText(FilePath, content);
        await using var server = new ScriptedServer(User());

        var error = await Clients.FailureOf(SendAsync(server));

        Assert.Equal("malformed_credentials", error.Code);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Send_ApiKeyRefused_IsNotSentAgain()
    {
        await using var server = new ScriptedServer(Error(401, "unauthorized"));

        var error = await Clients.FailureOf(SendAsync(server, options => options.ApiKey = "wrong"));

        Assert.Equal(FailureKind.Credentials, error.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_GoodToken_IsSentAsBearer()
    {
        StoreToken(TimeSpan.FromSeconds(61));
        await using var server = new ScriptedServer(User());

        await SendAsync(server);

        var request = Assert.Single(server.Requests);
        Assert.Equal("Bearer old-access", request.Header("Authorization"));
        Assert.Null(request.Header("X-Api-Key"));
    }

    [Fact]
    public async Task Send_TokenAboutToExpire_IsRefreshedFirstAndStored()
    {
        StoreToken(TimeSpan.FromSeconds(60));
        await using var tokens = new ScriptedServer(Json(200, """{"access_token":"new-access","refresh_token":"new-refresh","expires_in":864000}"""));
        await using var server = new ScriptedServer(User());

        await SendAsync(server, tokens: tokens);

        Assert.Equal("Bearer new-access", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Equal("grant_type=refresh_token&refresh_token=old-refresh&client_id=client-1", Assert.Single(tokens.Requests).Text);
        var stored = JsonNode.Parse(File.ReadAllText(FilePath))!;
        Assert.Equal("new-access", (string?)stored["oauth"]!["access_token"]);
        Assert.Equal("new-refresh", (string?)stored["oauth"]!["refresh_token"]);
        Assert.Equal(time.GetUtcNow().AddSeconds(864000), DateTimeOffset.Parse((string)stored["oauth"]!["expires_at"]!, null));
        Assert.Equal("kept", (string?)stored["oauth"]!["scope"]);
        Assert.Equal("kept", (string?)stored["other_tool"]);
        Assert.Equal(["credentials"], Directory.GetFiles(folder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task Send_TokenRefused_IsRefreshedOnceAndSentAgain()
    {
        StoreToken(TimeSpan.FromDays(1));
        await using var tokens = new ScriptedServer(Json(200, """{"access_token":"new-access"}"""));
        await using var server = new ScriptedServer(Error(401, "unauthorized"), Error(401, "unauthorized"), User());

        var error = await Clients.FailureOf(SendAsync(server, tokens: tokens));

        Assert.Equal(FailureKind.Credentials, error.Kind);
        Assert.Equal(["Bearer old-access", "Bearer new-access"], server.Requests.Select(request => request.Header("Authorization")));
        Assert.Single(tokens.Requests);
        Assert.Equal("old-refresh", (string?)JsonNode.Parse(File.ReadAllText(FilePath))!["oauth"]!["refresh_token"]);
    }

    [Fact]
    public async Task Send_SeveralCallsWithExpiredToken_RefreshOnce()
    {
        StoreToken(TimeSpan.FromSeconds(-1));
        await using var tokens = new ScriptedServer(Json(200, """{"access_token":"new-access","expires_in":864000}"""));
        await using var server = new ScriptedServer(User());
        using var client = Client(server, tokens: tokens);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token)));

        Assert.Single(tokens.Requests);
        Assert.All(server.Requests, request => Assert.Equal("Bearer new-access", request.Header("Authorization")));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public async Task Send_RefreshRefused_AsksToSignInAgain(int status)
    {
        StoreToken(TimeSpan.FromSeconds(-1));
        await using var tokens = new ScriptedServer(Json(status, """{"error":"invalid_grant"}"""));
        await using var server = new ScriptedServer(User());

        var error = await Clients.FailureOf(SendAsync(server, tokens: tokens));

        Assert.Equal("sign_in_again", error.Code);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(500, "sign_in_not_refreshed")]
    [InlineData(400, "sign_in_again")]
    public async Task KeyedCreate_TokenRefusedAfterAnUnclearAttemptAndNotRefreshed_StaysUnknown(int status, string code)
    {
        StoreToken(TimeSpan.FromDays(1));
        await using var tokens = new ScriptedServer(Json(status, ""));
        await using var server = new ScriptedServer(Cut, Error(401, "unauthorized"));
        using var client = Client(server, tokens: tokens);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Equal((code, WorkStarted.Unknown), (error.Code, error.WorkStarted));
        Assert.Equal(server.Requests[0].Header("Idempotency-Key"), error.IdempotencyKey);
    }

    [Fact]
    public async Task Send_FileIsALink_TheLinkStays()
    {
        StoreToken(TimeSpan.FromSeconds(-1));
        var target = Path.Combine(folder, "elsewhere");
        File.Move(FilePath, target);
        File.CreateSymbolicLink(FilePath, target);
        await using var tokens = new ScriptedServer(Json(200, """{"access_token":"new-access"}"""));
        await using var server = new ScriptedServer(User());

        await SendAsync(server, tokens: tokens);

        Assert.NotNull(new FileInfo(FilePath).LinkTarget);
        Assert.Contains("new-access", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void Credential_AsText_ShowsNoSecret() => Assert.Equal("ApiKey", Credential.ApiKey("sk-secret").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("schlüssel")]
    public void Credential_NoKeyHasThisShape_Throws(string key) => Assert.Throws<ArgumentException>(() => Credential.ApiKey(key));

    private static Reply User() => Data("""{"username":"ann"}""");

    private void StoreToken(TimeSpan goodFor) => File.WriteAllText(FilePath, new JsonObject
    {
        ["oauth"] = new JsonObject
        {
            ["access_token"] = "old-access",
            ["refresh_token"] = "old-refresh",
            ["expires_at"] = (time.GetUtcNow() + goodFor).ToString("O"),
            ["scope"] = "kept",
        },
        ["other_tool"] = "kept",
    }.ToJsonString());

    private HeyGenClient Client(ScriptedServer server, Action<HeyGenClientOptions>? configure = null, ScriptedServer? tokens = null)
    {
        var options = new HeyGenClientOptions { BaseAddress = server.Address, CredentialsFile = FilePath, TokenClientId = "client-1" };
        if (tokens is not null)
            options.TokenAddress = new Uri(tokens.Address, "/v1/oauth/token");

        configure?.Invoke(options);
        return HeyGenClient.Create(options, time, logger: logger);
    }

    private async Task SendAsync(ScriptedServer server, Action<HeyGenClientOptions>? configure = null, ScriptedServer? tokens = null)
    {
        using var client = Client(server, configure, tokens);
        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);
    }
}
