namespace HeyGen.Sandbox.Tests.Models;

public sealed class ModelVideoTests : SandboxTest
{
    private const string Path = "/v3/models/videos";

    [Fact]
    public async Task Create_Prompt_EndsInAFilm()
    {
        var id = (await CreateAsync("\"mode\":\"text_to_video\",\"resolution\":\"1080p\",\"aspect_ratio\":\"9:16\",\"duration\":4,\"seed\":7"))["video_id"];

        Assert.Equal("pending", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(1);
        Assert.Equal("processing", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(7);
        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(("completed", "1080", "1920", "4", "7"), (done["status"], done["width"], done["height"], done["duration"], done["seed"]));
        using var film = await harness.Http.GetAsync(done["video_url"], TestContext.Current.CancellationToken);
        Assert.Equal("video/mp4", film.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Create_FailHook_TellsHeyGensCode()
    {
        var id = (await CreateAsync("\"mode\":\"text_to_video\"", "[sandbox:fail]"))["video_id"];

        harness.Advance(8);

        Assert.Equal("generation_failed", (await harness.GetAsync($"{Path}/{id}"))["failure_code"]);
    }

    [Fact]
    public async Task Create_KeyAgain_IsTheSameClip()
    {
        const string body = """{"model":"heygen-video-1","mode":"text_to_video","prompt":"Rain"}""";

        var first = await harness.PostAsync(Path, body, idempotencyKey: "k");
        var again = await harness.PostAsync(Path, body, idempotencyKey: "k");

        Assert.Equal(first["video_id"], again["video_id"]);
    }

    [Theory]
    [InlineData("text_to_video", "400 invalid_parameter aspect_ratio")]
    [InlineData("reference_to_video", "400 invalid_parameter aspect_ratio")]
    [InlineData("image_to_video", null)]
    public async Task Create_LargeSquare_OnlyFromAPicture(string mode, string? refusal)
    {
        var answer = await CreateAsync($"\"mode\":\"{mode}\",\"resolution\":\"2k\",\"aspect_ratio\":\"1:1\"");

        Assert.Equal(refusal, (int)answer.Status == 200 ? null : answer.Refusal);
    }

    [Theory]
    [InlineData("\"mode\":\"image_to_video\",\"image\":{\"type\":\"url\",\"url\":\"https://example.com/a.mp3\"}", "400 invalid_parameter image")]
    [InlineData("\"mode\":\"reference_to_video\",\"reference_audio\":[{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}]",
        "400 invalid_parameter reference_audio[0]")]
    [InlineData("\"mode\":\"sound_to_video\"", "400 invalid_parameter mode")]
    public async Task Create_WhatHeyGenRefuses_IsRefused(string fields, string refusal)
    {
        Assert.Equal(refusal, (await CreateAsync(fields)).Refusal);
        Assert.Equal("404 video_not_found ", (await harness.GetAsync($"{Path}/none")).Refusal);
    }

    private Task<Answer> CreateAsync(string fields, string prompt = "Rain on a roof") =>
        harness.PostAsync(Path, $$"""{"model":"heygen-video-1","prompt":"{{prompt}}",{{fields}}}""");
}
