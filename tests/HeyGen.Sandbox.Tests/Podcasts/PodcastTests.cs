namespace HeyGen.Sandbox.Tests.Podcasts;

public sealed class PodcastTests : SandboxTest
{
    private const string Path = "/v3/podcasts";

    [Fact]
    public async Task Create_Topic_EndsInAFilm()
    {
        var created = await CreateAsync(",\"topic\":\"Tea\",\"duration\":\"3min\"");
        var id = created["podcast_id"];

        Assert.Equal("processing", created["status"]);
        harness.Advance(11.9);
        Assert.Equal("processing", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(0.1);
        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(("completed", "Tea", "180"), (done["status"], done["title"], done["duration"]));
        using var film = await harness.Http.GetAsync(done["video_url"], TestContext.Current.CancellationToken);
        Assert.Equal("video/mp4", film.Content.Headers.ContentType!.MediaType);
        using var picture = await harness.Http.GetAsync(done["thumbnail_url"], TestContext.Current.CancellationToken);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Create_FailHook_TellsWhy()
    {
        var id = (await CreateAsync(",\"topic\":\"Tea\",\"instructions\":\"[sandbox:fail]\""))["podcast_id"];

        harness.Advance(12);

        Assert.NotEmpty((await harness.GetAsync($"{Path}/{id}"))["failure_message"]);
    }

    [Fact]
    public async Task Delete_Podcast_IsGoneWithItsFiles()
    {
        var id = (await CreateAsync())["podcast_id"];
        harness.Advance(12);
        var link = (await harness.GetAsync($"{Path}/{id}"))["video_url"];

        await harness.DeleteAsync($"{Path}/{id}");

        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/{id}")).Refusal);
        Assert.Empty((await harness.GetAsync(Path)).Data.EnumerateArray());
        using var film = await harness.Http.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, film.StatusCode);
    }

    [Theory]
    [InlineData("\"host_avatar_id\":\"LOOK\"", "\"host_avatar_id\":\"none\"", "404 avatar_not_found host_avatar_id")]
    [InlineData("\"guest_voice_id\":\"VOICE\"", "\"guest_voice_id\":\"none\"", "404 voice_not_found guest_voice_id")]
    [InlineData("}", ",\"source_files\":[{\"type\":\"asset_id\",\"asset_id\":\"none\"}]}", "404 asset_not_found source_files[0].asset_id")]
    [InlineData(
        "}", ",\"source_files\":[{\"type\":\"base64\",\"media_type\":\"text/plain\",\"data\":\"AAAA\"}]}", "400 invalid_parameter source_files[0].type")]
    [InlineData("}", ",\"duration\":\"4min\"}", "400 invalid_parameter duration")]
    [InlineData(",\"topic\":\"Tea\"", "", "400 invalid_parameter topic")]
    public async Task Create_WhatHeyGenRefuses_IsRefused(string good, string bad, string refusal)
    {
        var body = await BodyAsync(",\"topic\":\"Tea\"");
        var (look, voice) = (await harness.LookAsync(), await harness.VoiceAsync());
        var wrong = body.Replace(
            good.Replace("LOOK", look, StringComparison.Ordinal).Replace("VOICE", voice, StringComparison.Ordinal), bad, StringComparison.Ordinal);

        Assert.Equal(refusal, (await harness.PostAsync(Path, wrong)).Refusal);
    }

    private async Task<Answer> CreateAsync(string more = ",\"topic\":\"Tea\"") => await harness.PostAsync(Path, await BodyAsync(more));

    private async Task<string> BodyAsync(string more)
    {
        var (look, voice) = (await harness.LookAsync(), await harness.VoiceAsync());
        return $$"""{"host_avatar_id":"{{look}}","guest_avatar_id":"{{look}}","host_voice_id":"{{voice}}","guest_voice_id":"{{voice}}"{{more}}}""";
    }
}
