using System.Net.Http.Headers;

namespace HeyGen.Sandbox.Tests.Media;

public sealed class MediaTests : SandboxTest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_OfCompletedVideo_LeadToFiles()
    {
        var video = await CompletedAsync(""","caption":{}""");

        Assert.Equal("ftyp"u8.ToArray(), (await BytesAsync(video, "video_url", "video/mp4"))[4..8]);
        Assert.Equal("ftyp"u8.ToArray(), (await BytesAsync(video, "captioned_video_url", "video/mp4"))[4..8]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await BytesAsync(video, "thumbnail_url", "image/png"))[..4]);
        Assert.Equal("""
            1
            00:00:00,000 --> 00:00:02,400
            Hello there, how are you today?


            """.ReplaceLineEndings("\n"), System.Text.Encoding.UTF8.GetString(await BytesAsync(video, "subtitle_url", "application/x-subrip")));
    }

    [Fact]
    public async Task VideoLink_WebM_IsWebM()
    {
        var video = await CompletedAsync(""","output_format":"webm" """);

        Assert.Equal([0x1A, 0x45, 0xDF, 0xA3], (await BytesAsync(video, "video_url", "video/webm"))[..4]);
        Assert.Equal(JsonValueKind.Null, video.GetProperty("subtitle_url").ValueKind);
    }

    [Fact]
    public async Task SpeechLink_Followed_IsWavOfTheLengthTold()
    {
        var speech = await harness.PostAsync("/v3/voices/speech", $$"""{"text":"one two three four five","voice_id":"{{await harness.VoiceAsync()}}"}""");

        var bytes = await BytesAsync(speech.Data, "audio_url", "audio/wav");

        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
        Assert.Equal(speech.Data.GetProperty("duration").GetDouble(), (bytes.Length - 44) / (double)BitConverter.ToInt32(bytes, 28), 0.001);
        Assert.Equal(5, speech.Data.GetProperty("word_timestamps").GetArrayLength());
    }

    [Fact]
    public async Task Link_Range_SendsThatPart()
    {
        var url = (await CompletedAsync()).GetProperty("video_url").GetString();
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
        var url = (await CompletedAsync()).GetProperty("video_url").GetString();
        var whole = await harness.Http.GetByteArrayAsync(url, Token);

        using var response = await harness.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url), Token);

        Assert.Equal(whole.Length, response.Content.Headers.ContentLength);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Link_AfterSevenDays_Forbidden()
    {
        var video = await CompletedAsync();
        var url = video.GetProperty("video_url").GetString();

        harness.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(url));
        harness.Advance(1);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(url));
        var renewed = (await harness.VideoAsync(video.GetProperty("id").GetString()!)).GetProperty("video_url").GetString();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(renewed));
    }

    [Fact]
    public async Task Link_Tampered_Forbidden()
    {
        var url = (await CompletedAsync()).GetProperty("video_url").GetString()!;

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(url.Split('?')[0]));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(url.Replace("expires=1", "expires=9", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Link_OfDeletedVideo_NotFound()
    {
        var video = await CompletedAsync();

        await harness.DeleteAsync($"/v3/videos/{video.GetProperty("id").GetString()}");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(video.GetProperty("video_url").GetString()));
    }

    private async Task<HttpStatusCode> StatusAsync(string? url)
    {
        using var response = await harness.Http.GetAsync(url, Token);
        return response.StatusCode;
    }

    private async Task<JsonElement> CompletedAsync(string more = "")
    {
        var id = await harness.CreateVideoAsync(more: more);
        harness.Advance(8);
        return await harness.VideoAsync(id);
    }

    private async Task<byte[]> BytesAsync(JsonElement data, string field, string contentType)
    {
        using var response = await harness.Http.GetAsync(data.GetProperty(field).GetString(), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsByteArrayAsync(Token);
    }
}
