namespace HeyGen.Sandbox.Tests.BackgroundRemovals;

public sealed class BackgroundRemovalTests : SandboxTest
{
    private const string Path = "/v3/background-removals";
    private const string Film = "\"video\":{\"type\":\"url\",\"url\":\"https://example.com/clip.mp4\"}";

    [Fact]
    public async Task Create_EveryLayer_EndsInFilms()
    {
        var created = await CreateAsync();
        var id = created["id"];

        Assert.Equal("pending", created["status"]);
        Assert.Empty(created.Data.GetProperty("layers").EnumerateObject());
        harness.Advance(4);
        Assert.Equal("processing", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(4);
        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal("completed", done["status"]);
        Assert.Equal(["foreground", "mask", "background"], Layers(done).Select(layer => layer.Name));
        Assert.Equal(["video/webm", "video/mp4", "video/mp4"], await Task.WhenAll(Layers(done).Select(layer => TypeAsync(layer.Value))));
    }

    [Fact]
    public async Task Create_SomeLayers_MakesThoseOnly()
    {
        var id = (await CreateAsync(",\"layers\":[\"mask\"]"))["id"];

        harness.Advance(8);

        Assert.Equal("mask", Assert.Single(Layers(await harness.GetAsync($"{Path}/{id}"))).Name);
    }

    [Fact]
    public async Task Create_RequestIdAgain_IsTheSameJob()
    {
        var first = await CreateAsync(",\"request_id\":\"mine\"");
        var again = await CreateAsync(",\"request_id\":\"mine\"");
        var other = await CreateAsync(",\"request_id\":\"yours\"");

        Assert.Equal(first["id"], again["id"]);
        Assert.NotEqual(first["id"], other["id"]);
    }

    [Fact]
    public async Task Create_FailHook_TellsWhy()
    {
        var id = (await CreateAsync(",\"title\":\"[sandbox:fail]\""))["id"];

        harness.Advance(8);
        var failed = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal("failed", failed["status"]);
        Assert.NotEmpty(failed["error"]);
    }

    [Theory]
    [InlineData("\"video\":{\"type\":\"asset_id\",\"asset_id\":\"none\"}", "404 asset_not_found video.asset_id")]
    [InlineData("\"video\":{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}", "400 invalid_parameter video")]
    [InlineData(Film + ",\"layers\":[]", "400 invalid_parameter layers")]
    [InlineData(Film + ",\"layers\":[\"mask\",\"mask\"]", "400 invalid_parameter layers")]
    [InlineData(Film + ",\"layers\":[\"shadow\"]", "400 invalid_parameter layers[0]")]
    [InlineData(Film + ",\"colour\":\"red\"", "400 invalid_parameter colour")]
    public async Task Create_WhatHeyGenRefuses_IsRefused(string fields, string refusal)
    {
        Assert.Equal(refusal, (await harness.PostAsync(Path, $"{{{fields}}}")).Refusal);
    }

    [Fact]
    public async Task Delete_Job_LeavesItsStateAndTakesItsFiles()
    {
        var id = (await CreateAsync())["id"];
        harness.Advance(8);
        var link = Layers(await harness.GetAsync($"{Path}/{id}"))[0].Value.GetString();

        Assert.Equal("True", (await harness.DeleteAsync($"{Path}/{id}"))["deleted"]);

        Assert.Equal("deleted", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        Assert.Empty((await harness.GetAsync(Path)).Data.EnumerateArray());
        using var film = await harness.Http.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, film.StatusCode);
    }

    [Fact]
    public async Task List_Jobs_NewestFirst()
    {
        var first = (await CreateAsync())["id"];
        var second = (await CreateAsync())["id"];

        var page = await harness.GetAsync($"{Path}?limit=1");
        var next = await harness.GetAsync($"{Path}?limit=1&token={page.NextToken}");

        Assert.Equal([second, first], page.Data.EnumerateArray().Concat(next.Data.EnumerateArray()).Select(job => job.GetProperty("id").GetString()));
        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/none")).Refusal);
    }

    private Task<Answer> CreateAsync(string more = "") => harness.PostAsync(Path, $"{{{Film}{more}}}");

    private static JsonProperty[] Layers(Answer job) => [.. job.Data.GetProperty("layers").EnumerateObject()];

    private async Task<string?> TypeAsync(JsonElement link)
    {
        using var film = await harness.Http.GetAsync(link.GetString(), TestContext.Current.CancellationToken);
        return film.Content.Headers.ContentType?.MediaType;
    }
}
