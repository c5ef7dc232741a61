namespace HeyGen.Sandbox.Tests.Http;

public sealed class StartPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("*/*", "text/plain")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    public async Task Root_IsPlainTextForPrograms_AndAPageForBrowsers(string accept, string type)
    {
        await using var harness = await Harness.StartAsync();

        using var answer = await GetAsync(harness, "/", accept);

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"{harness.Server.Address.OriginalString.TrimEnd('/')}/v3/users/me", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page/page.css", "text/css")]
    [InlineData("/page/forms.js", "text/javascript")]
    [InlineData("/page/sandbox.js", "text/javascript")]
    [InlineData("/page/operations.json", "application/json")]
    public async Task Page_AndWhatItLoads_RunsOnlyItsOwnScript(string path, string type)
    {
        await using var harness = await Harness.StartAsync();

        using var answer = await GetAsync(harness, path, "text/html");

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Page_OtherFiles_AreNotServed()
    {
        await using var harness = await Harness.StartAsync();

        using var answer = await GetAsync(harness, "/page/speech.wav", "text/html");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> GetAsync(Harness harness, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return harness.Http.SendAsync(request, Token);
    }
}
