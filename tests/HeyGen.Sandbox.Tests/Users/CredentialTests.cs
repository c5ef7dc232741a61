using System.Net.Http.Headers;

namespace HeyGen.Sandbox.Tests.Users;

public sealed class CredentialTests
{
    [Fact]
    public async Task ApiKey_InUse_IsDescribedAndATokenIsNone()
    {
        await using var harness = await Harness.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/v3/api_keys/self");
        request.Headers.Add("Authorization", "Bearer sandbox-token");

        Assert.Equal("sandbox-key", (await harness.GetAsync("/v3/api_keys/self"))["name"]);
        Assert.Equal("404 not_found ", (await harness.SendAsync(request)).Refusal);
    }

    [Theory]
    [InlineData("real-looking-key")]
    [InlineData("Sandbox-capital")]
    public async Task Request_UnknownKey_Unauthorized(string key)
    {
        await using var harness = await Harness.StartAsync();

        var answer = await harness.GetAsync("/v3/users/me", key);

        Assert.Equal("401 unauthorized ", answer.Refusal);
        Assert.Contains("beginning with \"sandbox\"", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_NoKey_Unauthorized()
    {
        await using var harness = await Harness.StartAsync();

        var answer = await harness.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/v3/users/me"));

        Assert.Equal("401 unauthorized ", answer.Refusal);
    }

    [Fact]
    public async Task Request_HeaderInOtherCase_Accepted()
    {
        await using var harness = await Harness.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/v3/users/me");
        request.Headers.Add("x-api-KEY", "sandbox-1");

        Assert.Equal("sandbox-1", (await harness.SendAsync(request))["username"]);
    }

    [Fact]
    public async Task Request_OtherKey_IsOtherAccount()
    {
        await using var harness = await Harness.StartAsync();
        var video = await harness.CreateVideoAsync();

        var answer = await harness.GetAsync($"/v3/videos/{video}", "sandbox-other");

        Assert.Equal("404 video_not_found ", answer.Refusal);
    }

    [Fact]
    public async Task Request_BearerToken_SpendsPlanCredits()
    {
        await using var harness = await Harness.StartAsync(credits: 12);

        var answer = await WithTokenAsync(harness, "sandbox-abc");

        Assert.Equal("subscription", answer["billing_type"]);
        Assert.Equal(12, answer.Data.GetProperty("subscription").GetProperty("credits").GetProperty("premium_credits").GetProperty("remaining").GetInt32());
    }

    [Theory]
    [InlineData("sandbox-expired-1")]
    [InlineData("other")]
    public async Task Request_BadBearerToken_Unauthorized(string token)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal("401 unauthorized ", (await WithTokenAsync(harness, token)).Refusal);
    }

    [Theory]
    [InlineData("GET", "/v3/video-quality/comparisons/abc", "403 forbidden ")]
    [InlineData("POST", "/v3/models/audio/tts", "403 forbidden ")]
    [InlineData("GET", "/v3/podcasts/abc", "404 not_found ")]
    public async Task Request_BearerToken_IsRefusedWhereAnApiKeyIsWanted(string method, string path, string refusal)
    {
        await using var harness = await Harness.StartAsync();
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-abc") } };

        Assert.Equal(refusal, (await harness.SendAsync(request)).Refusal);
    }

    [Fact]
    public async Task TokenEndpoint_Refresh_IssuesTokenThatExpires()
    {
        await using var harness = await Harness.StartAsync();

        var issued = await RefreshAsync(harness, "sandbox-refresh");
        var token = issued.Body.GetProperty("access_token").GetString()!;
        var seconds = issued.Body.GetProperty("expires_in").GetInt32();

        Assert.Equal(HttpStatusCode.OK, (await WithTokenAsync(harness, token)).Status);
        harness.Advance(seconds);
        Assert.Equal("401 unauthorized ", (await WithTokenAsync(harness, token)).Refusal);
        var renewed = await RefreshAsync(harness, "sandbox-refresh");
        Assert.Equal("sandbox-refresh", (await WithTokenAsync(harness, renewed.Body.GetProperty("access_token").GetString()!))["username"]);
    }

    [Fact]
    public async Task TokenEndpoint_UnknownRefreshToken_InvalidGrant()
    {
        await using var harness = await Harness.StartAsync();

        var answer = await RefreshAsync(harness, "stolen");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_grant", answer.Body.GetProperty("error").GetString());
    }

    private static Task<Answer> WithTokenAsync(Harness harness, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v3/users/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return harness.SendAsync(request);
    }

    private static Task<Answer> RefreshAsync(Harness harness, string refreshToken) =>
        harness.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1/oauth/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
                ["client_id"] = "test",
            }),
        });
}
