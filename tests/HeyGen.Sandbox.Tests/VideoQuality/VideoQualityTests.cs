namespace HeyGen.Sandbox.Tests.VideoQuality;

public sealed class VideoQualityTests : SandboxTest
{
    private const string Path = "/v3/video-quality/comparisons";
    private const string Film = """{"type":"url","url":"https://example.com/clip.mp4"}""";

    [Fact]
    public async Task Create_Comparison_EndsInAWinner()
    {
        var created = await CreateAsync();
        var id = created["comparison_id"];

        var running = await harness.GetAsync($"{Path}/{id}");
        harness.Advance(4);
        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal((HttpStatusCode.Accepted, "processing", "completed"), (created.Status, running["status"], done["status"]));
        var result = done.Data.GetProperty("result");
        Assert.Equal(result.GetProperty($"model_{result.GetProperty("winner_side")}").GetString(), result.GetProperty("winner").GetString());
    }

    [Fact]
    public async Task Create_FailHook_Fails()
    {
        var id = (await CreateAsync(prompt: "[sandbox:fail]"))["comparison_id"];

        harness.Advance(4);
        var failed = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal("failed", failed["status"]);
        Assert.NotEmpty(failed.Data.GetProperty("error").GetProperty("message").GetString()!);
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
        var id = (await BatchAsync("a", "[sandbox:fail]", "c"))["batch_id"];

        harness.Advance(5);
        var running = await harness.GetAsync($"{Path}/batches/{id}");
        harness.Advance(7);
        var done = await harness.GetAsync($"{Path}/batches/{id}");

        Assert.Equal("processing", running["status"]);
        Assert.Equal(["completed", "processing", "processing"], States(running));
        Assert.Equal("completed", done["status"]);
        Assert.Equal(["completed", "failed", "completed"], States(done));
        var comparison = done.Data.GetProperty("items")[0].GetProperty("comparison").GetProperty("comparison_id").GetString();
        Assert.Equal("completed", (await harness.GetAsync($"{Path}/{comparison}"))["status"]);
    }

    [Fact]
    public async Task Batch_EveryComparisonFails_Fails()
    {
        var id = (await BatchAsync("[sandbox:fail]"))["batch_id"];

        harness.Advance(4);

        Assert.Equal("failed", (await harness.GetAsync($"{Path}/batches/{id}"))["status"]);
        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/batches/none")).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Batch_NoneOrTooMany_Refused(int count)
    {
        Assert.Equal("400 invalid_parameter comparisons", (await BatchAsync([.. Enumerable.Repeat("a", count)])).Refusal);
    }

    private Task<Answer> CreateAsync(string prompt = "Tea", string video = Film) => harness.PostAsync(Path, Comparison(prompt, video));

    private Task<Answer> BatchAsync(params string[] prompts) =>
        harness.PostAsync($"{Path}/batches", $$"""{"comparisons":[{{string.Join(',', prompts.Select(prompt => Comparison(prompt)))}}]}""");

    private static string Comparison(string prompt, string video = Film) =>
        $$"""{"prompt":"{{prompt}}","model_a":"one","model_b":"two","question_id":"craft","video_a":{{Film}},"video_b":{{video}}}""";

    private static IEnumerable<string?> States(Answer batch) =>
        batch.Data.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("comparison").GetProperty("status").GetString());
}
