using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Credentials;

public sealed class IdentityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("heygen-client-").FullName;
    private readonly SkippingTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(folder, "credentials");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task IdentifyAsync_ExpiredToken_AsksNobody()
    {
        StoreExpiredToken();
        await using var tokens = new ScriptedServer(Json(500, ""));
        using var client = Client(tokens.Address);

        var identity = await client.IdentifyAsync(Token);

        Assert.Equal(CredentialKind.AccessToken, identity.Kind);
        Assert.Empty(tokens.Requests);
    }

    [Fact]
    public async Task IdentifyAsync_TokenIsRefreshed_IsTheSameAccount()
    {
        StoreExpiredToken();
        await using var tokens = new ScriptedServer(Json(200, """{"access_token":"new","expires_in":864000}"""));
        await using var server = new ScriptedServer(Data("{}"));
        using var client = Client(tokens.Address, server.Address);
        var before = await client.IdentifyAsync(Token);

        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);

        using var another = Client(tokens.Address, server.Address);
        Assert.Equal("Bearer new", server.Requests[0].Header("Authorization"));
        Assert.Equal(before, await client.IdentifyAsync(Token));
        Assert.Equal(before, await another.IdentifyAsync(Token));
    }

    [Theory]
    [InlineData("another-key")]
    [InlineData("two words")]
    [InlineData(null)]
    public async Task IdentifyAsync_FileChangesOrGoesAway_IsTheSameAccount(string? content)
    {
        File.WriteAllText(FilePath, "first-key");
        using var client = Client(new Uri("http://127.0.0.1:9"));
        var before = await client.IdentifyAsync(Token);

        File.Delete(FilePath);
        if (content is not null)
            File.WriteAllText(FilePath, content);

        Assert.Equal(before, await client.IdentifyAsync(Token));
    }

    [Fact]
    public async Task SendAsync_KeyIsRenewedAfterIdentify_SendsTheNewOne()
    {
        File.WriteAllText(FilePath, "first-key");
        await using var server = new ScriptedServer(Data("{}"));
        using var client = Client(new Uri("http://127.0.0.1:9"), server.Address);
        await client.IdentifyAsync(Token);

        File.WriteAllText(FilePath, "second-key");
        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);

        Assert.Equal("second-key", server.Requests[0].Header("X-Api-Key"));
    }

    [Fact]
    public async Task IdentifyAsync_CredentialComesLater_IsFoundThen()
    {
        using var client = Client(new Uri("http://127.0.0.1:9"));
        await Assert.ThrowsAsync<HeyGenException>(() => client.IdentifyAsync(Token).AsTask());

        File.WriteAllText(FilePath, "a-key");

        Assert.Equal(CredentialKind.ApiKey, (await client.IdentifyAsync(Token)).Kind);
    }

    [Fact]
    public async Task IdentifyAsync_AnotherKeyOrAddress_IsAnotherAccount()
    {
        AccountIdentity[] accounts =
        [
            await IdentifyAsync("http://127.0.0.1:9", "one"),
            await IdentifyAsync("http://127.0.0.1:9", "two"),
            await IdentifyAsync("http://127.0.0.1:8", "one"),
        ];

        Assert.Equal(3, accounts.Distinct().Count());
        Assert.Equal(accounts[0], await IdentifyAsync("http://127.0.0.1:9", "one"));

        static async Task<AccountIdentity> IdentifyAsync(string address, string key)
        {
            using var client = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = new Uri(address), ApiKey = key });
            return await client.IdentifyAsync(Token);
        }
    }

    private void StoreExpiredToken() => File.WriteAllText(FilePath, new JsonObject
    {
        ["oauth"] = new JsonObject
        {
            ["access_token"] = "old",
            ["refresh_token"] = "refresh",
            ["expires_at"] = time.GetUtcNow().AddHours(-1).ToString("O"),
        },
    }.ToJsonString());

    private HeyGenClient Client(Uri tokens, Uri? heyGen = null) => HeyGenClient.Create(
        new HeyGenClientOptions { BaseAddress = heyGen ?? new Uri("http://127.0.0.1:9"), CredentialsFile = FilePath, TokenAddress = tokens }, time);
}
