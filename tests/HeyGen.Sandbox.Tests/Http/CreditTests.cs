namespace HeyGen.Sandbox.Tests.Http;

public sealed class CreditTests
{
    private static readonly string tenWords = string.Join(' ', Enumerable.Repeat("word", 10));

    [Theory]
    [InlineData("studio_avatar", "avatar_iv", "1080p", 0.0667)]
    [InlineData("digital_twin", "avatar_v", "1080p", 0.0667)]
    [InlineData("digital_twin", "avatar_iii", "720p", 0.0167)]
    [InlineData("photo_avatar", "avatar_iv", "720p", 0.05)]
    [InlineData("photo_avatar", "avatar_iii", "720p", 0.0433)]
    [InlineData("studio_avatar", "avatar_iv", "4k", 0.0833)]
    [InlineData("photo_avatar", "avatar_iv", "4k", 0.0667)]
    public async Task CreateVideo_Accepted_TakesRateTimesSeconds(string look, string engine, string resolution, double rate)
    {
        await using var harness = await Harness.StartAsync(credits: 100);

        var id = await harness.LookAsync(look);
        await harness.PostAsync(
            "/v3/videos",
            $$"""{"type":"avatar","avatar_id":"{{id}}","script":"{{tenWords}}","engine":{"type":"{{engine}}"},"resolution":"{{resolution}}"}""");

        Assert.Equal(100 - ((decimal)rate * 4), await harness.BalanceAsync());
    }

    [Fact]
    public async Task CreateVideo_Cinematic_IsFlat()
    {
        await using var harness = await Harness.StartAsync(credits: 100);

        await harness.PostAsync("/v3/videos", $$"""{"type":"cinematic_avatar","prompt":"A walk","avatar_id":["{{await harness.LookAsync()}}"],"duration":4}""");

        Assert.Equal(93, await harness.BalanceAsync());
    }

    [Fact]
    public async Task CreateVideo_TooDear_RefusedAndNothingDone()
    {
        await using var harness = await Harness.StartAsync(credits: 0.2m);

        var answer = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync(tenWords));

        Assert.Equal("402 insufficient_credit ", answer.Refusal);
        Assert.Equal(0.2m, await harness.BalanceAsync());
        Assert.Empty((await harness.GetAsync("/v3/videos")).Data.EnumerateArray());
    }

    [Fact]
    public async Task CreateVideo_JobFails_GivesPriceBack()
    {
        await using var harness = await Harness.StartAsync(credits: 100);
        await harness.CreateVideoAsync("Hello there [sandbox:fail]");

        Assert.True(await harness.BalanceAsync() < 100);
        harness.Advance(8);
        Assert.Equal(100, await harness.BalanceAsync());
    }

    [Fact]
    public async Task CreateSpeech_Done_TakesPrice()
    {
        await using var harness = await Harness.StartAsync(credits: 1);

        await harness.PostAsync("/v3/voices/speech", $$"""{"text":"{{tenWords}}","voice_id":"{{await harness.VoiceAsync()}}"}""");

        Assert.Equal(1 - (0.000667m * 4), await harness.BalanceAsync());
    }

    [Fact]
    public async Task SetCredits_AnyAccount_HasThatMuch()
    {
        await using var harness = await Harness.StartAsync();
        await harness.BalanceAsync();

        await harness.PostAsync("/sandbox/credits", """{"usd":2.5}""");

        Assert.Equal(2.5m, await harness.BalanceAsync());
        Assert.Equal("2.5", (await harness.GetAsync("/v3/users/me", "sandbox-new")).Data.GetProperty("wallet").GetProperty("remaining_balance").GetRawText());
    }

    [Fact]
    public async Task CreateVideo_TenRunning_RefusedUntilOneEnds()
    {
        await using var harness = await Harness.StartAsync();
        await harness.PostAsync("/v3/video-agents", """{"prompt":"A film [sandbox:seconds=60]"}""");
        for (var index = 0; index < 9; index++)
            await harness.CreateVideoAsync();
        harness.Advance(3);

        var refused = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync());
        var elsewhere = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync(), "sandbox-other");
        harness.Advance(5);
        var accepted = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync());

        Assert.Equal("429 rate_limit_exceeded ", refused.Refusal);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("pending", elsewhere["status"]);
        Assert.Equal("pending", accepted["status"]);
    }
}
