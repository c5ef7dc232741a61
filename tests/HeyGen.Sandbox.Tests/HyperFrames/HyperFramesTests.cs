using System.IO.Compression;

namespace HeyGen.Sandbox.Tests.HyperFrames;

public sealed class HyperFramesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mp4", "video/mp4")]
    [InlineData("webm", "video/webm")]
    [InlineData("mov", "video/quicktime")]
    public async Task Create_Project_RendersAFilmOfThatFormat(string format, string type)
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, $$""","format":"{{format}}","title":"Intro" """);

        var queued = await harness.GetAsync($"/v3/hyperframes/renders/{id}");
        harness.Advance(4);
        var rendering = await harness.GetAsync($"/v3/hyperframes/renders/{id}");
        harness.Advance(4);
        var done = await harness.GetAsync($"/v3/hyperframes/renders/{id}");

        Assert.Equal(("queued", "rendering", "completed"), (queued["status"], rendering["status"], done["status"]));
        Assert.Equal(("Intro", format, "1080p", "16:9", "30"), (done["title"], done["format"], done["resolution"], done["aspect_ratio"], done["fps"]));
        using var film = await harness.Http.GetAsync(done["video_url"], Token);
        Assert.Equal(type, film.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("", "9.983333")]
    [InlineData(""","resolution":"4k" """, "9.975000")]
    [InlineData(""","fps":60""", "9.966667")]
    public async Task Create_Project_CostsBySizeAndFrames(string more, string left)
    {
        await using var harness = await Harness.StartAsync(credits: 10);

        await CreateAsync(harness, more);

        Assert.Equal(decimal.Parse(left, System.Globalization.CultureInfo.InvariantCulture), await harness.BalanceAsync());
    }

    [Theory]
    [InlineData("index.html", "", "202")]
    [InlineData("pages/start.html", ""","composition":"pages/start.html" """, "202")]
    [InlineData("pages/start.html", "", "400 hyperframes_project_invalid project")]
    [InlineData("sub/index.html", "", "400 hyperframes_project_invalid project")]
    public async Task Create_InlineZip_NeedsItsEntryFile(string file, string more, string outcome)
    {
        await using var harness = await Harness.StartAsync();
        var project = $$"""{"type":"base64","media_type":"application/zip","data":"{{Convert.ToBase64String(Zip(file))}}"}""";

        var answer = await harness.PostAsync("/v3/hyperframes/renders", $$"""{"project":{{project}}{{more}}}""");

        Assert.Equal(outcome, (int)answer.Status == 202 ? "202" : answer.Refusal);
    }

    [Theory]
    [InlineData("""<div data-composition-id="a" data-width="1080" data-height="1920">""", "9:16", "202")]
    [InlineData("<div data-width='1080' data-height='1080'>", "16:9", "400 invalid_parameter aspect_ratio")]
    [InlineData("<div>", "1:1", "202")]
    public async Task Create_InlineZip_HasTheShapeThatIsAskedFor(string html, string ratio, string outcome)
    {
        await using var harness = await Harness.StartAsync();
        var project = $$"""{"type":"base64","media_type":"application/zip","data":"{{Convert.ToBase64String(Zip("index.html", html))}}"}""";

        var answer = await harness.PostAsync("/v3/hyperframes/renders", $$"""{"project":{{project}},"aspect_ratio":"{{ratio}}"}""");

        Assert.Equal(outcome, (int)answer.Status == 202 ? "202" : answer.Refusal);
    }

    [Theory]
    [InlineData("""<div data-composition-id="a" data-duration="45.5"><p data-duration="3">""", 45.5)]
    [InlineData("<div data-duration='auto'>", 10)]
    public async Task Create_InlineZip_IsAsLongAsItSays(string html, double seconds)
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var project = $$"""{"type":"base64","media_type":"application/zip","data":"{{Convert.ToBase64String(Zip("index.html", html))}}"}""";

        var id = (await harness.PostAsync("/v3/hyperframes/renders", $$"""{"project":{{project}}}"""))["render_id"];
        harness.Advance(10);

        Assert.Equal(seconds, (await harness.GetAsync($"/v3/hyperframes/renders/{id}")).Data.GetProperty("duration").GetDouble());
        Assert.Equal(10 - decimal.Round((decimal)seconds / 600, 6), await harness.BalanceAsync());
    }

    [Fact]
    public async Task Create_UploadedZip_IsRendered()
    {
        await using var harness = await Harness.StartAsync();
        var zip = Zip("index.html");
        var upload = await harness.PostAsync("/v3/assets/direct-uploads", $$"""{"filename":"p.zip","content_type":"application/zip","size_bytes":{{zip.Length}}}""");
        using var body = new ByteArrayContent(zip) { Headers = { ContentType = new("application/zip") } };
        body.Headers.Add("x-amz-meta-asset-id", upload["asset_id"]);
        using var put = await harness.Http.PutAsync(upload["upload_url"], body, Token);
        harness.Advance(1);
        await harness.PostAsync($"/v3/assets/{upload["asset_id"]}/complete", "{}");
        harness.Advance(2);

        var answer = await harness.PostAsync("/v3/hyperframes/renders", $$"""{"project":{"type":"asset_id","asset_id":"{{upload["asset_id"]}}"} }""");

        Assert.NotEmpty(answer["render_id"]);
    }

    [Theory]
    [InlineData("""{"type":"base64","media_type":"application/zip","data":"UEsDBAAA"}""", "", "400 hyperframes_project_invalid project")]
    [InlineData("""{"type":"base64","media_type":"application/zip","data":"JVBERi0x"}""", "", "400 invalid_parameter project")]
    [InlineData("""{"type":"url","url":"https://a.example/a.mp4"}""", "", "400 invalid_parameter project")]
    [InlineData("""{"type":"url","url":"https://nowhere.invalid/a.zip"}""", "", "400 download_failed project.url")]
    [InlineData("""{"type":"url","url":"https://a.example/a.zip"}""", ""","fps":0""", "400 invalid_parameter fps")]
    [InlineData("""{"type":"url","url":"https://a.example/a.zip"}""", ""","fps":29.97""", "400 invalid_parameter fps")]
    [InlineData("""{"type":"url","url":"https://a.example/a.zip"}""", ""","resolution":"4k","format":"mov" """, "400 invalid_parameter format")]
    [InlineData("""{"type":"url","url":"https://a.example/a.zip"}""", ""","aspect_ratio":"4:5" """, "400 invalid_parameter aspect_ratio")]
    public async Task Create_WhatHeyGenDoesNotTake_Refused(string project, string more, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync("/v3/hyperframes/renders", $$"""{"project":{{project}}{{more}}}""")).Refusal);
    }

    [Fact]
    public async Task Create_FailHook_Fails()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, ""","title":"[sandbox:fail]" """);
        harness.Advance(8);

        var failed = await harness.GetAsync($"/v3/hyperframes/renders/{id}");

        Assert.Equal("failed", failed["status"]);
        Assert.NotEmpty(failed["failure_message"]);
    }

    [Fact]
    public async Task Delete_Render_IsGoneFromReadAndList()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);
        var other = await CreateAsync(harness);

        Assert.Equal(id, (await harness.DeleteAsync($"/v3/hyperframes/renders/{id}"))["render_id"]);

        Assert.Equal("404 hyperframes_render_not_found ", (await harness.GetAsync($"/v3/hyperframes/renders/{id}")).Refusal);
        Assert.Equal(
            [other], (await harness.GetAsync("/v3/hyperframes/renders")).Data.EnumerateArray().Select(render => render.GetProperty("render_id").GetString()));
    }

    private static async Task<string> CreateAsync(Harness harness, string more = "") =>
        (await harness.PostAsync("/v3/hyperframes/renders", $$"""{"project":{"type":"url","url":"https://a.example/project.zip"}{{more}}}"""))["render_id"];

    private static byte[] Zip(string file, string html = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(file).Open());
            writer.Write(html);
        }
        return bytes.ToArray();
    }
}
