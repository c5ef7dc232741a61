namespace HeyGen.Sandbox.Tests.Sounds;

public sealed class SoundTests
{
    [Fact]
    public async Task Search_Words_RanksByOverlapAndKeepsMinimum()
    {
        await using var harness = await Harness.StartAsync();

        var strict = await SearchAsync(harness, "query=calm%20piano&min_score=1");
        var loose = await SearchAsync(harness, "query=calm%20piano&min_score=0");

        Assert.Equal(1, Assert.Single(strict).GetProperty("score").GetDouble());
        Assert.True(loose.Length > strict.Length);
        Assert.Equal(loose.OrderByDescending(sound => sound.GetProperty("score").GetDouble()), loose);
    }

    [Theory]
    [InlineData("upbeat tech startup launch", "Copper Morning")]
    [InlineData("tense cinematic build-up", "Iron Orchard")]
    [InlineData("soft whoosh&type=sound_effects", "Swish")]
    public async Task Search_InAPersonsOwnWords_FindsWhatComesNearest(string query, string name)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(name, (await SearchAsync(harness, $"query={query}"))[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Search_Type_SeparatesMusicFromEffects()
    {
        await using var harness = await Harness.StartAsync();

        Assert.Empty(await SearchAsync(harness, "query=applause"));
        var effect = Assert.Single(await SearchAsync(harness, "query=applause&type=sound_effects"));

        Assert.Equal("sound_effects", effect.GetProperty("type").GetString());
        using var audio = await harness.Http.GetAsync(effect.GetProperty("audio_url").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal("audio/wav", audio.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Search_Pages_CoverAll()
    {
        await using var harness = await Harness.StartAsync();

        var first = await harness.GetAsync("/v3/audio/sounds?query=music&min_score=0&limit=7");
        var second = await harness.GetAsync($"/v3/audio/sounds?query=music&min_score=0&limit=7&token={first.NextToken}");

        var ids = first.Data.EnumerateArray().Concat(second.Data.EnumerateArray()).Select(sound => sound.GetProperty("id").GetString());
        Assert.Equal(12, ids.Distinct().Count());
        Assert.Null(second.NextToken);
    }

    private static async Task<JsonElement[]> SearchAsync(Harness harness, string query) =>
        [.. (await harness.GetAsync($"/v3/audio/sounds?{query}")).Data.EnumerateArray()];
}
