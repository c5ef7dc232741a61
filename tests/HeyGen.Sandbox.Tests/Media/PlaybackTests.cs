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

    private async Task<string> CodecsAsync(JsonElement url)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, await harness.Http.GetByteArrayAsync(url.GetString(), Token), Token);
            return await ProbeAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> ProbeAsync(string place)
    {
        using var probe = new Process
        {
            StartInfo = new ProcessStartInfo("ffprobe", ["-v", "error", "-show_entries", "stream=codec_name", "-of", "json", place])
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
        return string.Join(',', result.RootElement.GetProperty("streams").EnumerateArray().Select(stream => stream.GetProperty("codec_name").GetString()));
    }
}
