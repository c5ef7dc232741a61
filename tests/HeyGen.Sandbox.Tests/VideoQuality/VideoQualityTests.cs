namespace HeyGen.Sandbox.Tests.VideoQuality;

public sealed class VideoQualityTests : SandboxTest
{
    private const string Path = "/v3/video-quality/comparisons";
    private const string Film = """{"type":"url","url":"https://example.com/clip.mp4"}""";

    [Fact]
    public async Task Create_Comparison_EndsInScores()
    {
        var id = (await CreateAsync())["comparison_id"];

        var running = await harness.GetAsync($"{Path}/{id}");
        harness.Advance(4);
        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(("processing", "completed"), (running["status"], done["status"]));
        var result = done.Data.GetProperty("result");
        var expected = result.GetProperty("score_a").GetInt32() >= result.GetProperty("score_b").GetInt32() ? "a" : "b";
        Assert.Equal(expected, result.GetProperty("winner").GetString());
    }

    [Fact]
    public async Task Create_FailHook_Fails()
    {
        var id = (await CreateAsync(prompt: "[sandbox:fail]"))["comparison_id"];

        harness.Advance(4);

        Assert.Equal("failed", (await harness.GetAsync($"{Path}/{id}"))["status"]);
    }

    [Theory]
    [InlineData("""{"type":"asset_id","asset_id":"none"}""", "404 asset_not_found video_b.asset_id")]
    [InlineData("""{"type":"url","url":"https://example.com/a.mp3"}""", "400 invalid_parameter video_b")]
    public async Task Create_NoVideo_Refused(string video, string refusal)
    {
        Assert.Equal(refusal, (await CreateAsync(video: video)).Refusal);
        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/none")).Refusal);
    }

    [Fact]
    public async Task Batch_Comparisons_AreMadeOneAfterTheOther()
    {
        var id = (await harness.PostAsync($"{Path}/batches", """{"comparisons":[{"prompt":"a"},{"prompt":"[sandbox:fail]"},{"prompt":"c"}]}"""))["batch_id"];

        harness.Advance(5);
        var running = await harness.GetAsync($"{Path}/batches/{id}");
        harness.Advance(7);
        var done = await harness.GetAsync($"{Path}/batches/{id}");

        Assert.Equal("processing", running["status"]);
        Assert.Equal(["completed", "processing", "queued"], States(running));
        Assert.Equal("completed", done["status"]);
        Assert.Equal(["completed", "failed", "completed"], States(done));
        var comparison = done.Data.GetProperty("items")[0].GetProperty("comparison").GetProperty("comparison_id").GetString();
        Assert.Equal("completed", (await harness.GetAsync($"{Path}/{comparison}"))["status"]);
    }

    [Fact]
    public async Task Batch_EveryComparisonFails_Fails()
    {
        var id = (await harness.PostAsync($"{Path}/batches", """{"comparisons":[{"prompt":"[sandbox:fail]"}]}"""))["batch_id"];

        harness.Advance(4);

        Assert.Equal("failed", (await harness.GetAsync($"{Path}/batches/{id}"))["status"]);
        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/batches/none")).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Batch_NoneOrTooMany_Refused(int count)
    {
        var items = string.Join(',', Enumerable.Repeat("{}", count));

        Assert.Equal("400 invalid_parameter comparisons", (await harness.PostAsync($"{Path}/batches", $$"""{"comparisons":[{{items}}]}""")).Refusal);
    }

    private Task<Answer> CreateAsync(string prompt = "Tea", string video = Film) => harness.PostAsync(
        Path, $$"""{"prompt":"{{prompt}}","model_a":"one","model_b":"two","question_id":"q","video_a":{{Film}},"video_b":{{video}}}""");

    private static IEnumerable<string?> States(Answer batch) =>
        batch.Data.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString());
}
