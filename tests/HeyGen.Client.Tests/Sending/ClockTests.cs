using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

/// <summary>HeyGen's clock, seen from a machine with another.</summary>
public sealed class ClockTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    [InlineData(86_400 * 365)]
    public async Task Clock_LocalClockIsOff_ShowsHeyGensTime(int secondsFast)
    {
        var heyGensTime = time.GetUtcNow().AddSeconds(-secondsFast);
        await using var server = new ScriptedServer(User(heyGensTime));
        using var client = Clients.For(server, time);
        var sent = time.GetUtcNow();

        await ReadAsync(client);

        Assert.Equal(heyGensTime, client.Clock.UtcNow, TimeSpan.FromSeconds(1));
        Assert.Equal(heyGensTime, client.Clock.At(sent), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Clock_FailedAnswer_TellsTheTimeToo()
    {
        var heyGensTime = time.GetUtcNow().AddMinutes(-5);
        await using var server = new ScriptedServer(Error(404, "not_found", "Gone.", Date(heyGensTime)));
        using var client = Clients.For(server, time);

        await Clients.FailureOf(ReadAsync(client));

        Assert.Equal(heyGensTime, client.Clock.UtcNow, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Clock_NoAnswerYet_IsTheLocalOne()
    {
        await using var server = new ScriptedServer(Json(200, "{}"), Json(200, "{}", Date(time.GetUtcNow().AddHours(-1)), "Age: 3600"));
        using var client = Clients.For(server, time);
        Assert.Equal(time.GetUtcNow(), client.Clock.UtcNow);

        await ReadAsync(client);
        await ReadAsync(client);

        Assert.Equal(time.GetUtcNow(), client.Clock.UtcNow);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task Clock_AnswerThatTookLong_MovesNothing(int secondsAfterSend)
    {
        var sent = time.GetUtcNow();
        await using var server = new ScriptedServer((socket, stream, cancellationToken) =>
        {
            time.Advance(TimeSpan.FromSeconds(12));
            return User(sent.AddSeconds(secondsAfterSend))(socket, stream, cancellationToken);
        });
        using var client = Clients.For(server, time);

        await ReadAsync(client);

        Assert.Equal(time.GetUtcNow(), client.Clock.UtcNow);
    }

    [Fact]
    public async Task RetryAfter_AsDateOfHeyGensClock_IsWaitedFor()
    {
        var heyGensTime = time.GetUtcNow().AddMinutes(-5);
        var retryAfter = $"Retry-After: {heyGensTime.AddSeconds(21):R}";
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded", "Slow down.", retryAfter, Date(heyGensTime)), User(heyGensTime));
        using var client = Clients.For(server, time);

        await ReadAsync(client);

        Assert.InRange(Assert.Single(time.Waits), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(22));
    }

    private static Reply User(DateTimeOffset date) => Json(200, """{"data":{"username":"ann"}}""", Date(date));

    private static string Date(DateTimeOffset time) => $"Date: {time:R}";

    private static Task<HeyGenAnswer> ReadAsync(HeyGenClient client) => client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);
}
