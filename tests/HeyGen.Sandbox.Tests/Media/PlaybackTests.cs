using System.ComponentModel;
using System.Diagnostics;

namespace HeyGen.Sandbox.Tests.Media;

/// <summary>Asks ffprobe whether the files are what they say. Skipped where it is not installed, except on the build server.</summary>
public sealed class PlaybackTests : SandboxTest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mp4", "h264,aac")]
    [InlineData("webm", "vp9,opus")]
    public async Task Film_Probed_HasPictureAndSound(string format, string codecs)
    {
        var id = await harness.CreateVideoAsync(more: $$""","output_format":"{{format}}" """);
        harness.Advance(8);

        Assert.Equal(codecs, await CodecsAsync((await harness.VideoAsync(id)).GetProperty("video_url")));
    }

    [Theory]
    [InlineData("", 1920, 1080)]
    [InlineData(""","aspect_ratio":"9:16","resolution":"720p" """, 720, 1280)]
    [InlineData(""","aspect_ratio":"4:5","resolution":"4k" """, 2160, 2700)]
    [InlineData(""","aspect_ratio":"1:1","output_format":"webm" """, 1080, 1080)]
    [InlineData(""","aspect_ratio":"5:4","output_format":"webm","resolution":"720p" """, 900, 720)]
    public async Task Film_Probed_HasTheSizeAndLengthThatWereAskedFor(string more, int width, int height)
    {
        var id = await harness.CreateVideoAsync(string.Join(' ', Enumerable.Repeat("word", 80)), more);
        harness.Advance(8);
        var video = await harness.VideoAsync(id);

        var (size, seconds) = await ShapeAsync(video.GetProperty("video_url"));

        Assert.Equal($"{width}x{height}", size);
        Assert.Equal(video.GetProperty("duration").GetDouble(), seconds, 0.2);
        var thumbnail = (await ShapeAsync(video.GetProperty("thumbnail_url"))).Size.Split('x').Select(int.Parse).ToArray();
        Assert.Equal((double)width / height, (double)thumbnail[0] / thumbnail[1], 0.02);
    }

    /// <summary>What is made of a film has its size, and its length where the operation keeps that.</summary>
    [Theory]
    [InlineData("/v3/video-translations", """{"video":VIDEO,"output_languages":["French"]}""", 32)]
    [InlineData("/v3/lipsyncs", """{"video":VIDEO,"audio":{"type":"url","url":"https://a.example/voice.mp3"}}""", 10)]
    [InlineData("/v3/background-removals", """{"video":VIDEO,"layers":["background"]}""", 32)]
    [InlineData("/v3/filler-word-removals", """{"video":VIDEO}""", 28)]
    public async Task CopyOfAFilm_Probed_HasItsSize(string path, string body, double seconds)
    {
        var id = await harness.CreateVideoAsync(string.Join(' ', Enumerable.Repeat("word", 80)), ""","aspect_ratio":"9:16","resolution":"720p" """);
        harness.Advance(8);
        var film = (await harness.VideoAsync(id)).GetProperty("video_url").GetString();
        var created = (await harness.PostAsync(path, body.Replace("VIDEO", $$"""{"type":"url","url":"{{film}}"}""", StringComparison.Ordinal))).Data;
        harness.Advance(20);

        var copy = created.EnumerateObject().First(field => field.Name.EndsWith("id", StringComparison.Ordinal) || field.Name.EndsWith("ids", StringComparison.Ordinal)).Value;
        var made = (await harness.GetAsync($"{path}/{(copy.ValueKind == JsonValueKind.Array ? copy[0] : copy)}")).Data;
        var (size, length) = await ShapeAsync(made.TryGetProperty("video_url", out var url) ? url : made.GetProperty("layers").GetProperty("background"));

        Assert.Equal("720x1280", size);
        Assert.Equal(seconds, length, 0.2);
    }

    [Fact]
    public async Task TemplateFilm_Probed_HasItsOwnSizeToThePixel()
    {
        var template = (await harness.GetAsync("/v3/templates")).Data[0].GetProperty("id");
        var id = (await harness.PostAsync($"/v3/templates/{template}", """{"variables":{},"dimension":{"width":2002,"height":606} }"""))["id"];
        harness.Advance(8);

        Assert.Equal("2002x606", (await ShapeAsync((await harness.VideoAsync(id)).GetProperty("video_url"))).Size);
    }

    [Theory]
    [InlineData("mp4", "h264,aac", "mov_text")]
    [InlineData("webm", "vp9,opus", "webvtt")]
    public async Task CaptionedFilm_Probed_ShowsItsWordsWhereThePlainOneDoesNot(string format, string codecs, string captions)
    {
        var id = await harness.CreateVideoAsync("Tea is ready, come and have some before it is cold.", $$""","output_format":"{{format}}","caption":{}""");
        harness.Advance(8);
        var video = await harness.VideoAsync(id);

        Assert.Equal(codecs, await CodecsAsync(video.GetProperty("video_url")));
        Assert.Equal($"{codecs},{captions}", await CodecsAsync(video.GetProperty("captioned_video_url")));
        Assert.Contains("come and have some", Encoding.UTF8.GetString(await harness.Http.GetByteArrayAsync(video.GetProperty("captioned_video_url").GetString(), Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LiveStream_Probed_HasPictureAndSound()
    {
        var open = $$"""{"type":"tts","avatar_id":"{{await harness.LookAsync()}}","voice_id":"{{await harness.VoiceAsync()}}","text":"Hello"}""";
        var id = (await harness.PostAsync("/v3/avatar-realtime", open))["stream_id"];
        harness.Advance(2);

        Assert.Equal("h264,aac", await ProbeAsync((await harness.GetAsync($"/v3/avatar-realtime/{id}"))["hls_url"]));
    }

    [Fact]
    public async Task QuickTimeFilm_Probed_HasPictureAndSound()
    {
        var created = await harness.PostAsync("/v3/hyperframes/renders", """{"project":{"type":"url","url":"https://a.example/p.zip"},"format":"mov"}""");
        harness.Advance(8);

        Assert.Equal("h264,aac", await CodecsAsync((await harness.GetAsync($"/v3/hyperframes/renders/{created["render_id"]}")).Data.GetProperty("video_url")));
    }

    [Fact]
    public async Task SoundAndPicture_Probed_AreWavAndPng()
    {
        var voice = (await harness.GetAsync("/v3/voices?limit=1")).Data[0];
        var look = (await harness.GetAsync("/v3/avatars/looks?limit=1")).Data[0];

        Assert.Equal("pcm_s16le", await CodecsAsync(voice.GetProperty("preview_audio_url")));
        Assert.Equal("png", await CodecsAsync(look.GetProperty("preview_image_url")));
    }

    [Fact]
    public async Task MovingPicture_Probed_IsGif()
    {
        var template = (await harness.GetAsync("/v3/templates")).Data[0].GetProperty("id");
        var id = (await harness.PostAsync($"/v3/templates/{template}", """{"variables":{},"include_gif":true}"""))["id"];
        harness.Advance(8);

        Assert.Equal("gif", await CodecsAsync((await harness.VideoAsync(id)).GetProperty("gif_url")));
    }

    private Task<string> CodecsAsync(JsonElement url) => OfFileAsync(url, ProbeAsync);

    private async Task<(string Size, double Seconds)> ShapeAsync(JsonElement url)
    {
        var probed = await OfFileAsync(url, path => ProbeAsync(path, "stream=width,height:format=duration"));
        var picture = probed.GetProperty("streams").EnumerateArray().First(stream => stream.TryGetProperty("width", out _));
        var seconds = probed.GetProperty("format").TryGetProperty("duration", out var duration) ? duration.GetString() : "0";
        return ($"{picture.GetProperty("width")}x{picture.GetProperty("height")}", double.Parse(seconds!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<T> OfFileAsync<T>(JsonElement url, Func<string, Task<T>> probe)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, await harness.Http.GetByteArrayAsync(url.GetString(), Token), Token);
            return await probe(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> ProbeAsync(string place) => string.Join(
        ',', (await ProbeAsync(place, "stream=codec_name")).GetProperty("streams").EnumerateArray().Select(stream => stream.GetProperty("codec_name").GetString()));

    private static async Task<JsonElement> ProbeAsync(string place, string entries)
    {
        using var probe = new Process
        {
            StartInfo = new ProcessStartInfo("ffprobe", ["-v", "error", "-show_entries", entries, "-of", "json", place])
            {
                RedirectStandardOutput = true,
            },
        };
        try
        {
            probe.Start();
        }
        catch (Win32Exception)
        {
            Requires.Missing("ffprobe is not installed.");
            throw;
        }

        using var result = await JsonDocument.ParseAsync(probe.StandardOutput.BaseStream, cancellationToken: Token);
        await probe.WaitForExitAsync(Token);
        return result.RootElement.Clone();
    }
}
