namespace HeyGen.Sandbox.Tests.VideoTranslations;

public sealed class VideoTranslationTests
{
    private const string Path = "/v3/video-translations";
    private const string Video = """ "video":{"type":"url","url":"https://example.com/clip.mp4"} """;

    [Fact]
    public async Task Create_TwoLanguages_AreTwoJobsThatRunAndComplete()
    {
        await using var harness = await Harness.StartAsync();
        var ids = await CreateAsync(harness, """ "output_languages":["Spanish","Hindi"],"title":"Tea","callback_id":"c1" """);

        var first = await harness.GetAsync($"{Path}/{ids[0]}");
        harness.Advance(2);
        var later = await harness.GetAsync($"{Path}/{ids[0]}");
        harness.Advance(8);
        var done = await harness.GetAsync($"{Path}/{ids[1]}");

        Assert.Equal(("pending", "running", "completed"), (first["status"], later["status"], done["status"]));
        Assert.Equal(("Spanish", "Hindi", "Tea", "c1"), (first["output_language"], done["output_language"], done["title"], done["callback_id"]));
        Assert.Equal(JsonValueKind.Null, later.Data.GetProperty("video_url").ValueKind);
        Assert.Equal("10", done["duration"]);
        Assert.Equal("video/mp4", await ContentTypeAsync(harness, done["video_url"]));
    }

    [Fact]
    public async Task Create_WithCaptions_HasBothForms()
    {
        await using var harness = await Harness.StartAsync();
        var id = Assert.Single(await CreateAsync(harness, """ "output_languages":["Spanish"],"enable_caption":false,"translate_audio_only":true """));
        harness.Advance(10);

        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal("audio/wav", await ContentTypeAsync(harness, done["audio_url"]));
        Assert.Equal(JsonValueKind.Null, done.Data.GetProperty("video_url").ValueKind);
        Assert.StartsWith("1\n00:00:00,000 --> 00:00:", await TextAsync(harness, done["srt_caption_url"]), StringComparison.Ordinal);
        Assert.StartsWith("WEBVTT\n\n1\n00:00:00.000 --> 00:00:", await TextAsync(harness, done["vtt_caption_url"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("output", true)]
    [InlineData("input", false)]
    public async Task Create_WithSubtitles_AreTheResultsOnlyWhenTranslated(string role, bool areTheResults)
    {
        await using var harness = await Harness.StartAsync();
        const string subtitles = "1\r\n00:00:00,000 --> 00:00:01,000\r\nHola, mundo\r\n";
        var asset = await harness.UploadAsync(Encoding.UTF8.GetBytes(subtitles));
        var id = Assert.Single(await CreateAsync(harness,
            $$""" "output_languages":["Spanish"],"srt":{"type":"asset_id","asset_id":"{{asset}}"},"srt_role":"{{role}}" """));
        harness.Advance(10);

        var done = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(areTheResults, subtitles == await TextAsync(harness, done["srt_caption_url"]));
        Assert.Equal(areTheResults, await TextAsync(harness, done["vtt_caption_url"]) == "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nHola, mundo\n");
    }

    [Fact]
    public async Task Create_FailHook_FailsAndGivesTheMoneyBack()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = Assert.Single(await CreateAsync(harness, """ "output_languages":["Spanish"],"title":"[sandbox:fail]" """));
        harness.Advance(10);

        var failed = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal(("failed", "The video could not be translated."), (failed["status"], failed["failure_message"]));
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Theory]
    [InlineData(""" "output_languages":["Spanish"] """, 0.333)]
    [InlineData(""" "output_languages":["Spanish","Hindi"] """, 0.666)]
    [InlineData(""" "output_languages":["Spanish"],"mode":"precision" """, 0.667)]
    [InlineData(""" "output_languages":["Spanish"],"translate_audio_only":true """, 0.167)]
    [InlineData(""" "output_languages":["Spanish"],"start_time":5,"end_time":65 """, 1.998)]
    public async Task Create_Price_GoesByModeLengthAndLanguages(string fields, double price)
    {
        await using var harness = await Harness.StartAsync(credits: 10);

        await CreateAsync(harness, fields);

        Assert.Equal(10 - (decimal)price, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Create_BalanceForOneOfTwo_BeginsNone()
    {
        await using var harness = await Harness.StartAsync(credits: 0.5m);

        var refused = await harness.PostAsync(Path, $$"""{{{Video}},"output_languages":["Spanish","Hindi"]}""");

        Assert.Equal("402 insufficient_credit ", refused.Refusal);
        Assert.Empty((await harness.GetAsync(Path)).Data.EnumerateArray());
        Assert.Equal(0.5m, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Create_MoreLanguagesThanSlots_QueueAndHoldUpTheNextCall()
    {
        await using var harness = await Harness.StartAsync();
        var languages = string.Join(
            ',', (await harness.GetAsync($"{Path}/languages")).Data.GetProperty("languages").EnumerateArray().Take(12).Select(language => $"\"{language}\""));
        var ids = await CreateAsync(harness, $$""" "output_languages":[{{languages}}] """);

        var next = await harness.PostAsync(Path, $$"""{{{Video}},"output_languages":["Spanish"]}""");
        harness.Advance(10);
        var (first, eleventh) = (await harness.GetAsync($"{Path}/{ids[0]}"), await harness.GetAsync($"{Path}/{ids[10]}"));
        harness.Advance(10);

        Assert.Equal("429 rate_limit_exceeded ", next.Refusal);
        Assert.Equal(("completed", "pending"), (first["status"], eleventh["status"]));
        Assert.Equal("completed", (await harness.GetAsync($"{Path}/{ids[11]}"))["status"]);
    }

    [Theory]
    [InlineData(""" "output_languages":["Spanish","es"] """, "400 invalid_parameter output_languages[1]")]
    [InlineData(""" "output_languages":["spanish"] """, "400 invalid_parameter output_languages[0]")]
    [InlineData(""" "output_languages":[] """, "400 invalid_parameter output_languages")]
    [InlineData(""" "output_languages":["Spanish"],"audio":{"type":"url","url":"https://example.com/a.png"} """, "400 invalid_parameter audio")]
    [InlineData(""" "output_languages":["Spanish"],"srt":{"type":"asset_id","asset_id":"none"} """, "404 asset_not_found srt.asset_id")]
    [InlineData(""" "output_languages":["Spanish"],"srt":{"type":"url","url":"https://nowhere.invalid/a.srt"} """, "400 download_failed srt.url")]
    [InlineData(""" "output_languages":["Spanish"],"folder_id":"none" """, "404 not_found folder_id")]
    [InlineData(""" "output_languages":["Spanish"],"start_time":9,"end_time":9 """, "400 invalid_parameter end_time")]
    [InlineData(""" "output_languages":["Spanish"],"start_time":-1 """, "400 invalid_parameter start_time")]
    [InlineData(""" "output_languages":["Spanish"],"callback_url":"nowhere" """, "400 invalid_parameter callback_url")]
    [InlineData(
        """ "output_languages":["Spanish"],"stock_voice_config":{"preferred_stock_voice_ids":["none"]} """,
        "404 voice_not_found stock_voice_config.preferred_stock_voice_ids[0]")]
    public async Task Create_WhatHeyGenRefuses_IsRefusedWithTheField(string fields, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync(Path, $$"""{{{Video}},{{fields}}}""")).Refusal);
    }

    [Fact]
    public async Task Rename_AndDelete_ChangeWhatIsRead()
    {
        await using var harness = await Harness.StartAsync();
        var ids = await CreateAsync(harness, """ "output_languages":["Spanish","Hindi"] """);
        harness.Advance(10);
        var film = (await harness.GetAsync($"{Path}/{ids[0]}"))["video_url"];

        var renamed = await harness.SendAsync(HttpMethod.Patch, $"{Path}/{ids[1]}", """{"title":"New"}""");
        var deleted = await harness.DeleteAsync($"{Path}/{ids[0]}");

        Assert.Equal("New", renamed["title"]);
        Assert.Equal(ids[0], deleted["id"]);
        Assert.Equal("New", Assert.Single((await harness.GetAsync(Path)).Data.EnumerateArray()).GetProperty("title").GetString());
        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/{ids[0]}")).Refusal);
        using var gone = await harness.Http.GetAsync(film, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task List_Pages_GoOnWhereTheyEnded()
    {
        await using var harness = await Harness.StartAsync();
        var ids = await CreateAsync(harness, """ "output_languages":["Spanish","Hindi","French"] """);

        var first = await harness.GetAsync($"{Path}?limit=2");
        var second = await harness.GetAsync($"{Path}?limit=2&token={first.NextToken}");

        var listed = first.Data.EnumerateArray().Concat(second.Data.EnumerateArray()).Select(entry => entry.GetProperty("id").GetString());
        Assert.Equal(ids.Reverse(), listed);
        Assert.Null(second.NextToken);
    }

    private static async Task<string[]> CreateAsync(Harness harness, string fields)
    {
        var created = await harness.PostAsync(Path, $$"""{{{Video}},{{fields}}}""");
        return [.. created.Data.GetProperty("video_translation_ids").EnumerateArray().Select(id => id.GetString()!)];
    }

    private static async Task<string?> ContentTypeAsync(Harness harness, string link)
    {
        using var answer = await harness.Http.GetAsync(link, TestContext.Current.CancellationToken);
        return answer.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType;
    }

    private static Task<string> TextAsync(Harness harness, string link) => harness.Http.GetStringAsync(link, TestContext.Current.CancellationToken);
}
