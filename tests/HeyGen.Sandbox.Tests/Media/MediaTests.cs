using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace HeyGen.Sandbox.Tests.Media;

public sealed class MediaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_OfCompletedVideo_LeadToFiles()
    {
        await using var harness = await Harness.StartAsync();
        var video = await CompletedAsync(harness, ""","caption":{}""");

        Assert.Equal("ftyp"u8.ToArray(), (await BytesAsync(harness, video, "video_url", "video/mp4"))[4..8]);
        Assert.Equal("ftyp"u8.ToArray(), (await BytesAsync(harness, video, "captioned_video_url", "video/mp4"))[4..8]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await BytesAsync(harness, video, "thumbnail_url", "image/png"))[..4]);
        Assert.Equal("""
            1
            00:00:00,000 --> 00:00:02,400
            Hello there, how are you today?


            """.ReplaceLineEndings("\n"), System.Text.Encoding.UTF8.GetString(await BytesAsync(harness, video, "subtitle_url", "application/x-subrip")));
    }

    [Fact]
    public async Task VideoLink_WebM_IsWebM()
    {
        await using var harness = await Harness.StartAsync();
        var video = await CompletedAsync(harness, ""","output_format":"webm" """);

        Assert.Equal([0x1A, 0x45, 0xDF, 0xA3], (await BytesAsync(harness, video, "video_url", "video/webm"))[..4]);
        Assert.Equal(JsonValueKind.Null, video.GetProperty("subtitle_url").ValueKind);
    }

    [Fact]
    public async Task SpeechLink_Followed_IsWavOfTheLengthTold()
    {
        await using var harness = await Harness.StartAsync();
        var speech = await harness.PostAsync("/v3/voices/speech", $$"""{"text":"one two three four five","voice_id":"{{await harness.VoiceAsync()}}"}""");

        var bytes = await BytesAsync(harness, speech.Data, "audio_url", "audio/wav");

        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
        Assert.Equal(speech.Data.GetProperty("duration").GetDouble(), (bytes.Length - 44) / (double)BitConverter.ToInt32(bytes, 28), 0.001);
        Assert.Equal(5, speech.Data.GetProperty("word_timestamps").GetArrayLength());
    }

    [Fact]
    public async Task Link_Range_SendsThatPart()
    {
        await using var harness = await Harness.StartAsync();
        var url = (await CompletedAsync(harness)).GetProperty("video_url").GetString();
        var whole = await harness.Http.GetByteArrayAsync(url, Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new RangeHeaderValue(100, 199);

        using var response = await harness.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes 100-199/{whole.Length}", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[100..200], await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Link_Head_TellsLengthAndTag()
    {
        await using var harness = await Harness.StartAsync();
        var url = (await CompletedAsync(harness)).GetProperty("video_url").GetString();
        var whole = await harness.Http.GetByteArrayAsync(url, Token);

        using var response = await harness.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url), Token);

        Assert.Equal(whole.Length, response.Content.Headers.ContentLength);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Link_AfterSevenDays_Forbidden()
    {
        await using var harness = await Harness.StartAsync();
        var video = await CompletedAsync(harness);
        var url = video.GetProperty("video_url").GetString();

        harness.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(harness, url));
        harness.Advance(1);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(harness, url));
        var renewed = (await harness.VideoAsync(video.GetProperty("id").GetString()!)).GetProperty("video_url").GetString();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(harness, renewed));
    }

    [Fact]
    public async Task Link_Tampered_Forbidden()
    {
        await using var harness = await Harness.StartAsync();
        var url = (await CompletedAsync(harness)).GetProperty("video_url").GetString()!;

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(harness, url.Split('?')[0]));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(harness, url.Replace("expires=1", "expires=9", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Link_OfDeletedVideo_NotFound()
    {
        await using var harness = await Harness.StartAsync();
        var video = await CompletedAsync(harness);

        await harness.DeleteAsync($"/v3/videos/{video.GetProperty("id").GetString()}");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(harness, video.GetProperty("video_url").GetString()));
    }

    private static async Task<HttpStatusCode> StatusAsync(Harness harness, string? url)
    {
        using var response = await harness.Http.GetAsync(url, Token);
        return response.StatusCode;
    }

    private static async Task<JsonElement> CompletedAsync(Harness harness, string more = "")
    {
        var id = await harness.CreateVideoAsync(more: more);
        harness.Advance(8);
        return await harness.VideoAsync(id);
    }

    private static async Task<byte[]> BytesAsync(Harness harness, JsonElement data, string field, string contentType)
    {
        using var response = await harness.Http.GetAsync(data.GetProperty(field).GetString(), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsByteArrayAsync(Token);
    }
}
