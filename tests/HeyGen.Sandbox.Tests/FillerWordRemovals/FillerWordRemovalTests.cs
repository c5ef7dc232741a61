namespace HeyGen.Sandbox.Tests.FillerWordRemovals;

public sealed class FillerWordRemovalTests
{
    [Fact]
    public async Task Create_Video_BecomesShorter()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness);

        var pending = await harness.GetAsync($"/v3/filler-word-removals/{id}");
        harness.Advance(4);
        var running = await harness.GetAsync($"/v3/filler-word-removals/{id}");
        harness.Advance(4);
        var done = await harness.GetAsync($"/v3/filler-word-removals/{id}");

        Assert.Equal(("pending", "0"), (pending["status"], pending["progress"]));
        Assert.Equal(("running", "50"), (running["status"], running["progress"]));
        Assert.Equal(("completed", "100"), (done["status"], done["progress"]));
        Assert.Equal(("60", "52.5", "12.5"), (done["original_duration"], done["output_duration"], done["reduction_pct"]));
        Assert.Equal(9.7m, await harness.BalanceAsync());
        var film = await harness.Http.GetByteArrayAsync(done["video_url"], TestContext.Current.CancellationToken);
        Assert.Equal("ftyp"u8.ToArray(), film[4..8]);
    }

    [Fact]
    public async Task Create_FailHook_FailsAndGivesTheMoneyBack()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness, ""","title":"[sandbox:fail]" """);
        harness.Advance(8);

        var failed = await harness.GetAsync($"/v3/filler-word-removals/{id}");

        Assert.Equal("failed", failed["status"]);
        Assert.NotEmpty(failed["failure_message"]);
        Assert.Empty(failed["video_url"]);
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Theory]
    [InlineData("""{"type":"url","url":"https://nowhere.invalid/a.mp4"}""", "400 download_failed video.url")]
    [InlineData("""{"type":"url","url":"https://a.example/a.wav"}""", "400 invalid_parameter video")]
    [InlineData("""{"type":"asset_id","asset_id":"none"}""", "404 asset_not_found video.asset_id")]
    public async Task Create_WhatHeyGenDoesNotTake_Refused(string video, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync("/v3/filler-word-removals", $$"""{"video":{{video}}}""")).Refusal);
    }

    [Fact]
    public async Task Get_JobOfAnotherAccount_IsNotThere()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);

        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/filler-word-removals/{id}", "sandbox-other")).Refusal);
    }

    private static async Task<string> CreateAsync(Harness harness, string more = "") =>
        (await harness.PostAsync("/v3/filler-word-removals", $$"""{"video":{"type":"url","url":"https://a.example/talk.mp4"}{{more}}}"""))["filler_word_removal_id"];
}
