using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

public sealed class RetryTests
{
    private static readonly Reply video = Data("""{"id":"v1","status":"completed"}""");
    private static readonly Reply created = Data("""{"video_id":"v1","status":"waiting"}""");

    private readonly SkippingTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Breaks => ["cut", "reset", "body", "500", "503html"];

    private static Reply Break(string name) => name switch
    {
        "cut" => Cut,
        "reset" => Reset,
        "body" => CutInBody,
        "500" => Error(500, "internal_error"),
        _ => Body(503, "text/html", "<h1>down</h1>"),
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Read_BrokenTwice_IsSentAThirdTime(string name)
    {
        await using var server = new ScriptedServer(Break(name), Break(name), video);
        using var client = Clients.For(server, time);

        var answer = await client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token);

        Assert.Equal("completed", answer.Data.GetProperty("status").GetString());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Read_ServerFault_WaitsBetweenAttempts()
    {
        await using var server = new ScriptedServer(Error(500, "internal_error"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, time.Waits.Count);
        Assert.All(time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
        Assert.Equal(FailureKind.ServerFault, error.Kind);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task KeyedCreate_Broken_IsSentAgainWithTheSameKeyAndBody(string name)
    {
        await using var server = new ScriptedServer(Break(name), created);
        using var client = Clients.For(server, time);

        var answer = await client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token);

        Assert.Equal("v1", answer.Data.GetProperty("video_id").GetString());
        Assert.Equal(2, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
        Assert.Single(server.Requests.Select(request => request.Text).Distinct());
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task UnkeyedCreate_Broken_IsNeverSentTwice(string name)
    {
        await using var server = new ScriptedServer(Break(name), Data("""{"session_id":"s1"}"""));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token));

        Assert.Single(server.Requests);
        Assert.Equal(WorkStarted.Unknown, error.WorkStarted);
        Assert.False(error.CanRetry);
        Assert.Equal(server.Requests[0].Header("Idempotency-Key"), error.IdempotencyKey);
    }

    [Fact]
    public async Task UnkeyedCreate_ConnectionRefused_IsTriedAgainAndBeganNothing()
    {
        using var client = Clients.For(UnusedAddress(), time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token));

        Assert.Equal("network_error", error.Code);
        Assert.Equal(FailureKind.Network, error.Kind);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
        Assert.True(error.CanRetry);
        Assert.Equal(2, time.Waits.Count);
    }

    [Fact]
    public async Task UnkeyedCreate_RateLimited_IsSentAgain()
    {
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded"), Data("""{"session_id":"s1"}"""));
        using var client = Clients.For(server, time);

        var answer = await client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token);

        Assert.Equal("s1", answer.Data.GetProperty("session_id").GetString());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task KeyedCreate_NeverAnswered_EndsUnknown()
    {
        await using var server = new ScriptedServer(Cut);
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(WorkStarted.Unknown, error.WorkStarted);
        Assert.True(error.CanRetry);
    }

    [Fact]
    public async Task KeyedCreate_RefusedAfterAnUnclearAttempt_StaysUnknown()
    {
        await using var server = new ScriptedServer(Cut, Error(402, "insufficient_credit"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Equal("insufficient_credit", error.Code);
        Assert.Equal(WorkStarted.Unknown, error.WorkStarted);
    }

    [Fact]
    public async Task KeyedCreate_FirstRequestStillRuns_AsksAgainWithTheSameKey()
    {
        await using var server = new ScriptedServer(Error(409, "request_in_progress"), Error(409, "request_in_progress"), created);
        using var client = Clients.For(server, time);

        await client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token);

        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task KeyedCreate_FirstRequestRunsOn_EndsUnknown()
    {
        await using var server = new ScriptedServer(Error(409, "request_in_progress"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Equal(WorkStarted.Unknown, error.WorkStarted);
    }

    [Theory]
    [InlineData("resource_not_ready", 3)]
    [InlineData("conflict", 1)]
    public async Task Read_Conflict_IsSentAgainOnlyWhereWaitingHelps(string code, int requests)
    {
        await using var server = new ScriptedServer(Error(409, code));
        using var client = Clients.For(server, time);

        await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Create_ResourceNotReady_IsLeftToTheCaller()
    {
        await using var server = new ScriptedServer(Error(409, "resource_not_ready"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Single(server.Requests);
        Assert.True(error.CanRetry);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
    }

    [Fact]
    public async Task RateLimited_RetryAfterInSeconds_IsWaitedFor()
    {
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded", "Slow down.", "Retry-After: 17"), video);
        using var client = Clients.For(server, time);

        await client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(time.Waits));
    }

    [Fact]
    public async Task RateLimited_RetryAfterAsDate_IsWaitedFor()
    {
        var date = time.GetUtcNow().AddSeconds(21).ToString("R");
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded", "Slow down.", $"Retry-After: {date}"), video);
        using var client = Clients.For(server, time);

        await client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(21), Assert.Single(time.Waits));
    }

    [Fact]
    public async Task RateLimited_RetryAfterTooLong_IsToldAndNotWaitedFor()
    {
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded", "Slow down.", "Retry-After: 31"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Single(server.Requests);
        Assert.Equal(TimeSpan.FromSeconds(31), error.RetryAfter);
        Assert.Equal(FailureKind.RateLimited, error.Kind);
        Assert.True(error.CanRetry);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
    }

    [Fact]
    public async Task Read_WaitThatWouldPassTheTimeInAll_IsNotBegun()
    {
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded", "Slow down.", "Retry-After: 26"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal("rate_limit_exceeded", error.Code);
    }

    [Fact]
    public async Task QuotaExceeded_IsNotSentAgain()
    {
        await using var server = new ScriptedServer(Error(429, "quota_exceeded"));
        using var client = Clients.For(server, time);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.Single(server.Requests);
        Assert.False(error.CanRetry);
    }

    [Fact]
    public async Task Read_NoAnswer_TimesOutThreeTimes()
    {
        await using var server = new ScriptedServer(Hang);
        using var client = Clients.For(server, time);

        var call = client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await server.ArrivalAsync();
            time.Advance(TimeSpan.FromSeconds(15));
        }

        var error = await Clients.FailureOf(call);
        Assert.Equal(FailureKind.Timeout, error.Kind);
        Assert.Equal(WorkStarted.No, error.WorkStarted);
    }

    [Fact]
    public async Task UnkeyedCreate_NoAnswer_IsGivenTwoMinutesAndNotSentAgain()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedServer(Hang);
        using var client = Clients.For(server, time);

        var call = client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token);
        await server.ArrivalAsync();
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Clients.FailureOf(call);
        Assert.Equal("timeout", error.Code);
        Assert.Equal(WorkStarted.Unknown, error.WorkStarted);
        Assert.False(error.CanRetry);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_CallerCancels_StaysACancellation()
    {
        await using var server = new ScriptedServer(Hang);
        using var client = Clients.For(server, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var call = client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: cancellation.Token);
        await server.ArrivalAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(server.Requests);
    }

    /// <summary>An address where nobody listens: its port was just given back.</summary>
    private static Uri UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
