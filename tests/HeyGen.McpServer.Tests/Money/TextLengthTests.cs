namespace HeyGen.McpServer.Tests.Money;

public sealed class TextLengthTests
{
    [Theory]
    // 29 words at 145 a minute.
    [InlineData(
        "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine", 1,
            12)]
    [InlineData(
        "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine", 2, 6)]
    // 20 syllables without a space.
    [InlineData("今天天气很好我们一起去公园散步吧好不好呀", 1, 4)]
    // 60 letters that are one word.
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, 4)]
    [InlineData("Hi", 1, 0.5)]
    [InlineData("", 1, 0.5)]
    public void SpokenText_Seconds_FollowWordsOrLettersWhicheverTakeLonger(string text, double speed, double seconds) =>
        Assert.Equal((decimal)seconds, SpeechLength.Seconds(text, (decimal)speed));

    [Fact]
    public void SpokenText_Markup_IsNotSpokenAndItsBreaksAreWaitedFor() =>
        Assert.Equal(
            SpeechLength.Seconds("Good morning to you all") + 2.5m,
            SpeechLength.Seconds("""<speak>Good morning <break time="2s"/> <emphasis level="strong">to you all</emphasis><break strength="weak" time='500ms' /></speak>"""));

    [Theory]
    [InlineData("Make a 60 second explainer.", 60)]
    [InlineData("a 30-second ad", 30)]
    [InlineData("15s teaser", 15)]
    [InlineData("one minute about cats", 60)]
    [InlineData("half a minute about cats", 30)]
    [InlineData("a two-minute film, with a 10 second intro", 120)]
    [InlineData("30-45 seconds", 45)]
    [InlineData("1.5 minutes", 90)]
    [InlineData("ролик на 40 секунд", 40)]
    [InlineData("做一个90秒的视频", 90)]
    [InlineData("ein Video von 2 Minuten", 120)]
    [InlineData("A 60 minute documentary", 3600)]
    [InlineData("two hours on the history of tea", 7200)]
    [InlineData("3600 seconds, no less", 3600)]
    [InlineData("length 00:45:00", 2700)]
    [InlineData("a 1h30 talk", 5400)]
    [InlineData("1h 30m", 5400)]
    [InlineData("1h30m20s", 5420)]
    [InlineData("1 hr 15 min", 4500)]
    [InlineData("2m30s", 150)]
    [InlineData("an hour and a half", 5400)]
    [InlineData("one and a half hours", 5400)]
    [InlineData("2½ hours", 9000)]
    [InlineData("half an hour", 1800)]
    [InlineData("a half-hour show", 1800)]
    [InlineData("three quarters of an hour", 2700)]
    [InlineData("an hour-long epic", 3600)]
    [InlineData("Hour-long lecture", 3600)]
    [InlineData("a two-hour-long lecture", 7200)]
    [InlineData("1 hour, 20 minutes and 5 seconds", 4805)]
    [InlineData("ninety minutes", 5400)]
    [InlineData("twenty-five minutes", 1500)]
    [InlineData("one hundred and twenty minutes", 7200)]
    [InlineData("a couple of hours", 7200)]
    [InlineData("10,800 seconds", 10800)]
    [InlineData("a 45m film", 2700)]
    [InlineData("0:00-0:15 logo, 0:15-12:30 story", 750)]
    [InlineData("una película de 2 horas", 7200)]
    [InlineData("un film de 1 heure et 20 minutes", 4800)]
    [InlineData("ein Film von 2 Stunden und 10 Minuten", 7800)]
    [InlineData("фильм на 2 часа", 7200)]
    [InlineData("做一个2小时30分钟的视频", 9000)]
    [InlineData("1時間の動画", 3600)]
    [InlineData("1,5 Minuten", 90)]
    // No video is longer than a day.
    [InlineData("999999999 hours", 86400)]
    [InlineData("A vertical video, 9:16, that opens at 10:30 or 11:45 am", null)]
    [InlineData("In 16:9, raised $5m, 100m sprint, 24/7", null)]
    [InlineData("Begin with a logo; a second scene shows tea.", null)]
    [InlineData("The 1990s in pictures", null)]
    [InlineData("5 segments for 3 sections", null)]
    [InlineData("A film about tea.", null)]
    public void PromptLength_Seconds_IsTheLongestThatIsNamed(string prompt, int? seconds) => Assert.Equal(seconds, PromptLength.Seconds(prompt));

    /// <summary>Ten thousand characters of whatever a caller likes are read in no time.</summary>
    [Theory]
    [InlineData("a ")]
    [InlineData("one and ")]
    [InlineData("1,1")]
    [InlineData("1h")]
    [InlineData("1:0")]
    [InlineData("half          ")]
    [InlineData("99")]
    public async Task PromptLength_HostileText_IsReadSoon(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length));

        var reading = Task.Run(() => PromptLength.Seconds(text), TestContext.Current.CancellationToken);

        await reading.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }
}
