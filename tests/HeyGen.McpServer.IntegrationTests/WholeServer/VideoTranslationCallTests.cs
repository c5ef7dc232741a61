using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Translations into one and several languages, and batches of them, before the sandbox.</summary>
public sealed class VideoTranslationCallTests
{
    private const string Video = "https://example.com/clip.mp4";

    /// <summary>Several languages of a video of unknown length set more aside than goes unasked.</summary>
    private static readonly ServerSettings unasked = new() { Limits = new SpendingLimits { ConfirmAbove = 1000 } };

    [Fact]
    public async Task Create_OneLanguage_IsOneJobWithItsLanguageAndLinks()
    {
        await using var server = await SandboxedServer.StartAsync();

        var result = await server.ResultAsync(
            "create_video_translation", $$"""{"video": "{{Video}}", "output_languages": "Spanish"}""");

        Assert.Equal($"video_translation:{result["id"]}", (string?)result["job"]!["id"]);
        Assert.Equal(("completed", "Spanish"), ((string?)result["job"]!["state"], (string?)result["output_language"]));
        Assert.Equal(["video_url", "srt_caption_url", "vtt_caption_url"], result["links"]!.AsObject().Select(link => link.Key));
    }

    [Theory]
    [InlineData("video:{0}")]
    [InlineData("heygen://video/{0}")]
    public async Task Create_FinishedJobAsVideo_IsSentAsItsLink(string form)
    {
        await using var server = await SandboxedServer.StartAsync();
        var made = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync()))["id"]!;

        var result = await server.ResultAsync("create_video_translation",
            $$"""{"video": "{{string.Format(CultureInfo.InvariantCulture, form, made)}}", "output_languages": "Hindi"}""");

        Assert.Equal("completed", (string?)result["job"]!["state"]);
        var sent = Assert.Single(await server.RequestsAsync(), request => (string?)request["operation"] == "create_video_translation");
        Assert.Contains("/media/", sent["body"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("running", "call wait_for_job")]
    [InlineData("failed", "has no file")]
    public async Task Create_JobWithoutFileAsVideo_IsRefusedBeforeTheSend(string state, string said)
    {
        await using var server = await SandboxedServer.StartAsync(state == "running" ? 1 : 1000);
        var video = await server.VideoAsync(state == "failed" ? "[sandbox:fail]" : "Hello.", waitSeconds: state == "running" ? 0 : null);
        var made = Regex.Match((await server.CallAsync("create_video_from_avatar", video)).Text, "video:[0-9a-f]+").Value;

        var outcome = await server.CallAsync("create_video_translation", $$"""{"video": "{{made}}", "output_languages": "Hindi"}""");

        Assert.True(outcome.IsError);
        Assert.Contains(said, outcome.Text, StringComparison.Ordinal);
        Assert.Equal(0, await server.ExecutedAsync("create_video_translation"));
    }

    [Fact]
    public async Task Create_SeveralLanguages_AreWaitedForTogetherAndNamed()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(
            "create_video_translation", $$"""{"video": "{{Video}}", "output_languages": ["Spanish", "Hindi"], "translate_audio_only": true}""");

        var result = outcome.Structured!;
        Assert.Equal(2, (int)result["counts"]!["completed"]!);
        Assert.Equal(["Spanish", "Hindi"], result["jobs"]!.AsArray().Select(job => (string?)job!["output_language"]));
        Assert.Equal(result["video_translation_ids"]!.AsArray().Select(id => $"video_translation:{id}"),
            result["jobs"]!.AsArray().Select(job => (string?)job!["job"]!["id"]));
        Assert.All(result["jobs"]!.AsArray(), job => Assert.NotNull(job!["links"]!["audio_url"]));
        Assert.Equal(result["video_translation_ids"]!.AsArray().Select(id => $"heygen://video_translation/{id}"), outcome.Media.Select(link => link.Uri));
    }

    [Fact]
    public async Task Create_OneOfSeveralFails_TheOthersAreNotLost()
    {
        await using var server = await SandboxedServer.StartAsync();
        var good = (string?)(await server.ResultAsync("create_video_translation", $$"""{"video": "{{Video}}", "output_languages": "Hindi", "wait_seconds": 0}"""))["job"]!["id"];
        var bad = (string?)(await server.ResultAsync(
            "create_video_translation", $$"""{"video": "{{Video}}", "output_languages": "Spanish", "title": "[sandbox:fail]", "wait_seconds": 0}"""))["job"]!["id"];

        var result = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["{{good}}", "{{bad}}"]}""");

        Assert.Equal(["completed", "failed"], result["jobs"]!.AsArray().Select(job => (string?)job!["job"]!["state"]));
        Assert.Equal(("Spanish", "The video could not be translated."),
            ((string?)result["jobs"]![1]!["output_language"], (string?)result["jobs"]![1]!["job"]!["failure"]));
    }

    [Theory]
    [InlineData("create_video_translation", """{"video": "https://example.com/a.mp4", "output_languages": ["Spanisch", "es", "Hebrew"]}""")]
    [InlineData("create_proofread", """{"video": "https://example.com/a.mp4", "output_languages": ["Spanisch", "es", "Hebrew"], "title": "T"}""")]
    public async Task Create_UnknownLanguages_SuggestsHeyGensNames(string tool, string arguments)
    {
        await using var server = await SandboxedServer.StartAsync(settings: unasked);

        var outcome = await server.CallAsync(tool, arguments);

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("\"Spanisch\" is no language of HeyGen's; did you mean Spanish?", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("\"es\" is no language of HeyGen's, which go by their English names, not by codes.", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("did you mean Hebrew (Israel)?", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("list_video_translation_languages", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was charged", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_RefusedForAnotherReason_SaysNothingOfLanguages()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("create_video_translation", """{"video": "https://nowhere.invalid/a.mp4", "output_languages": ["Spanish"]}""");

        Assert.StartsWith("download_failed", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("language", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_EndBeforeStart_IsRefusedBeforeAnythingIsSent()
    {
        const string problem = "end_time: must be above start_time, which is 8.";
        await using var server = await SandboxedServer.StartAsync();
        var item = $$"""{"video": "{{Video}}", "output_languages": ["Spanish"], "start_time": 8, "end_time": 8}""";

        var single = await server.CallAsync("create_video_translation", item);
        var batch = await server.CallAsync("create_video_translation_batch", $$"""{"video_translations": [{{item}}]}""");

        Assert.Contains(problem, single.Text, StringComparison.Ordinal);
        Assert.Contains($"video_translations[0].{problem}", batch.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task CreateBatch_OneMemberFails_IsOneJobThatTellsCountsAndNamesTheFailed()
    {
        await using var server = await SandboxedServer.StartAsync(settings: unasked);
        var reports = new ConcurrentQueue<ProgressReport>();
        var caller = new Caller("tester", (report, _) =>
        {
            reports.Enqueue(report);
            return Task.CompletedTask;
        });

        var outcome = await server.CallAsync("create_video_translation_batch", $$"""
            {"title": "Course", "video_translations": [
              {"video": "{{Video}}", "output_languages": ["Spanish", "Hindi"], "title": "[sandbox:seconds=80]"},
              {"video": "{{Video}}", "output_languages": ["French"], "title": "[sandbox:fail]"},
              {"video": "{{Video}}", "output_languages": ["Klingon"]}]}
            """, caller);

        Assert.False(outcome.IsError, outcome.Text);
        var job = outcome.Structured!["job"]!;
        Assert.Equal(("completed", 2, 2), ((string?)job["state"], (int)job["counts"]!["completed"]!, (int)job["counts"]!["failed"]!));
        Assert.Equal([2, 3], job["failed_items"]!.AsArray().Select(item => (int)item!["item_index"]!));
        Assert.Contains("Klingon", (string?)job["failed_items"]![1]!["error"]!["message"], StringComparison.Ordinal);
        Assert.Contains("job.failed_items", (string?)outcome.Structured["next"], StringComparison.Ordinal);
        Assert.Contains(
            reports, report => report.Message.Contains("(4 jobs: 2 running, 2 failed)", StringComparison.Ordinal) && report.Percent is >= 50 and < 100);
    }

    [Fact]
    public async Task CreateBatch_Members_AreTranslationsThatGiveTheirLinks()
    {
        await using var server = await SandboxedServer.StartAsync();
        var batch = await server.ResultAsync(
            "create_video_translation_batch", $$"""{"video_translations": [{"video": "{{Video}}", "output_languages": ["Spanish", "Hindi"]}]}""");

        var ids = batch["items"]!.AsArray().Select(item => $"\"video_translation:{item!["video_id"]}\"");
        var result = await server.ResultAsync("wait_for_job", $$"""{"job_ids": [{{string.Join(", ", ids)}}]}""");

        Assert.Equal(["Spanish", "Hindi"], result["jobs"]!.AsArray().Select(job => (string?)job!["output_language"]));
        Assert.All(result["jobs"]!.AsArray(), job => Assert.NotNull(job!["links"]!["video_url"]));
    }

    [Fact]
    public async Task CreateBatch_WaitOfZero_AnotherCallFinishesIt()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(
            "create_video_translation_batch", $$"""{"video_translations": [{"video": "{{Video}}", "output_languages": ["Spanish"]}], "wait_seconds": 0}""");
        var job = (string?)outcome.Structured!["job"]!["id"];
        var result = await server.ResultAsync("wait_for_job", $$"""{"job_ids": "{{job}}"}""");

        Assert.Equal(ResultKind.StillRunning, outcome.Kind);
        Assert.Equal($"video_translation_batch:{outcome.Structured["batch_id"]}", job);
        Assert.Equal(1, (int)result["job"]!["counts"]!["completed"]!);
    }

    [Fact]
    public async Task CreateBatch_EveryMemberFails_IsErrorWithTheirReasons()
    {
        await using var server = await SandboxedServer.StartAsync(settings: unasked);

        var outcome = await server.CallAsync("create_video_translation_batch", $$"""
            {"video_translations": [
              {"video": "{{Video}}", "output_languages": ["French", "Hindi"], "title": "[sandbox:fail]"},
              {"video": "{{Video}}", "output_languages": ["Klingon"]}]}
            """);

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("The video could not be rendered (2 items); output_languages: \"Klingon\"", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateBatch_MoreThan100Languages_IsRefusedBeforeAnythingIsSent()
    {
        await using var server = await SandboxedServer.StartAsync();
        JsonObject Item() => new()
        {
            ["video"] = Video,
            ["output_languages"] = new JsonArray([.. Enumerable.Repeat((JsonNode)"Spanish", 51).Select(language => language.DeepClone())]),
        };

        var outcome = await server.CallAsync("create_video_translation_batch", new JsonObject { ["video_translations"] = new JsonArray(Item(), Item()) });

        Assert.Contains("video_translations[].output_languages: at most 100 in all, got 102.", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }
}
