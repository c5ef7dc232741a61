namespace HeyGen.Sandbox.Tests.VideoTranslations;

public sealed class ProofreadTests
{
    private const string Path = "/v3/video-translations/proofreads";

    [Fact]
    public async Task Create_TwoLanguages_AreTwoProofreadsThatGetReady()
    {
        await using var harness = await Harness.StartAsync();
        var created = await harness.PostAsync(Path, Request(""" "output_languages":["Spanish","Hindi"] """));
        var ids = created.Data.GetProperty("proofread_ids").EnumerateArray().Select(id => id.GetString()).ToArray();

        var early = await harness.GetAsync($"{Path}/{ids[1]}");
        harness.Advance(6);
        var ready = await harness.GetAsync($"{Path}/{ids[1]}");

        Assert.Equal(("processing", 2), (created["status"], ids.Length));
        Assert.Equal(("processing", "completed", "Hindi"), (early["status"], ready["status"], ready["output_language"]));
    }

    [Theory]
    [InlineData("GET", "/srt", null)]
    [InlineData("PUT", "/srt", """{"srt":{"type":"url","url":"https://example.com/a.srt"}}""")]
    [InlineData("POST", "/generate", "{}")]
    public async Task Use_BeforeItIsReady_IsRefused(string method, string path, string? body)
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);

        var early = await harness.SendAsync(new HttpMethod(method), $"{Path}/{id}{path}", body);
        var unknown = await harness.SendAsync(new HttpMethod(method), $"{Path}/none{path}", body);
        harness.Advance(6);
        var ready = await harness.SendAsync(new HttpMethod(method), $"{Path}/{id}{path}", body);

        Assert.Equal("409 resource_not_ready ", early.Refusal);
        Assert.Equal("404 not_found ", unknown.Refusal);
        Assert.Equal(System.Net.HttpStatusCode.OK, ready.Status);
    }

    [Fact]
    public async Task Create_FailHook_FailsAndCannotBeRendered()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness, title: "[sandbox:fail]");
        harness.Advance(6);

        Assert.Equal("failed", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        Assert.Equal("409 conflict ", (await harness.PostAsync($"{Path}/{id}/generate", "{}")).Refusal);
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Generate_AfterAnEdit_CaptionsSayWhatWasEditedThen()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);
        harness.Advance(6);
        var prepared = await TextAsync(harness, (await harness.GetAsync($"{Path}/{id}/srt"))["srt_url"]);
        await EditAsync(harness, id, "Bonjour");

        var film = (await harness.PostAsync($"{Path}/{id}/generate", """{"callback_id":"c1"}"""))["video_translation_id"];
        await EditAsync(harness, id, "Trop tard");
        harness.Advance(10);

        var done = await harness.GetAsync($"/v3/video-translations/{film}");
        var links = await harness.GetAsync($"{Path}/{id}/srt");
        Assert.Equal(("completed", "French", "c1"), (done["status"], done["output_language"], done["callback_id"]));
        Assert.Contains("Bonjour", await TextAsync(harness, done["srt_caption_url"]), StringComparison.Ordinal);
        Assert.Contains("Bonjour", await TextAsync(harness, done["vtt_caption_url"]), StringComparison.Ordinal);
        Assert.Contains("Trop tard", await TextAsync(harness, links["srt_url"]), StringComparison.Ordinal);
        Assert.Equal(prepared, await TextAsync(harness, links["original_srt_url"]));
    }

    [Fact]
    public async Task Create_WithSubtitles_BeginsFromThem()
    {
        await using var harness = await Harness.StartAsync();
        var asset = await harness.UploadAsync(Subtitles("Given"));
        var created = await harness.PostAsync(Path, Request($$""" "output_languages":["French"],"srt":{"type":"asset_id","asset_id":"{{asset}}"} """));
        harness.Advance(6);

        var links = await harness.GetAsync($"{Path}/{created.Data.GetProperty("proofread_ids")[0]}/srt");

        Assert.Contains("Given", await TextAsync(harness, links["srt_url"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadSrt_AddressOfAnAsset_IsReadLikeTheAsset()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);
        harness.Advance(6);
        var asset = await harness.GetAsync($"/v3/assets/{await harness.UploadAsync(Subtitles("By address"))}");

        await harness.SendAsync(HttpMethod.Put, $"{Path}/{id}/srt", $$"""{"srt":{"type":"url","url":"{{asset["url"]}}"} }""");

        Assert.Contains("By address", await TextAsync(harness, (await harness.GetAsync($"{Path}/{id}/srt"))["srt_url"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadSrt_FileOfAnotherKind_IsRefused()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);
        harness.Advance(6);
        var picture = await harness.UploadAsync([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        var refused = await harness.SendAsync(HttpMethod.Put, $"{Path}/{id}/srt", $$"""{"srt":{"type":"asset_id","asset_id":"{{picture}}"} }""");

        Assert.Equal("400 invalid_parameter srt", refused.Refusal);
    }

    private static string Request(string fields, string title = "Tea") =>
        $$"""{"video":{"type":"url","url":"https://example.com/clip.mp4"},"title":"{{title}}",{{fields}}}""";

    private static async Task<string> CreateAsync(Harness harness, string title = "Tea")
    {
        var created = await harness.PostAsync(Path, Request(""" "output_languages":["French"] """, title));
        return created.Data.GetProperty("proofread_ids")[0].GetString()!;
    }

    private static async Task EditAsync(Harness harness, string id, string words)
    {
        var asset = await harness.UploadAsync(Subtitles(words));
        await harness.SendAsync(HttpMethod.Put, $"{Path}/{id}/srt", $$"""{"srt":{"type":"asset_id","asset_id":"{{asset}}"} }""");
    }

    private static byte[] Subtitles(string words) => Encoding.UTF8.GetBytes($"1\n00:00:00,000 --> 00:00:02,000\n{words}\n");

    private static Task<string> TextAsync(Harness harness, string link) => harness.Http.GetStringAsync(link, TestContext.Current.CancellationToken);
}
