using HeyGen.McpServer.Money;

namespace HeyGen.McpServer.Tests.Money;

public sealed class TextLengthTests
{
    [Theory]
    // 29 words at 145 a minute.
    [InlineData("one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine", 1, 12)]
    [InlineData("one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine", 2, 6)]
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
    [InlineData("Begin with a logo; a second scene shows tea.", null)]
    [InlineData("The 1990s in pictures", null)]
    [InlineData("5 segments for 3 sections", null)]
    [InlineData("A film about tea.", null)]
    public void PromptLength_Seconds_IsTheLongestThatIsNamed(string prompt, int? seconds) => Assert.Equal(seconds, PromptLength.Seconds(prompt));
}
