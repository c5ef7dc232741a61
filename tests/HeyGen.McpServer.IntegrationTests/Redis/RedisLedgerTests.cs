using HeyGen.McpServer.Platform.Redis;
using HeyGen.McpServer.Tests.Money.Ledger;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace HeyGen.McpServer.IntegrationTests.Redis;

/// <summary>What every ledger does, with one connection a machine, and what only Redis does.</summary>
public sealed class RedisLedgerTests(SharedRedis redis) : LedgerContract, IAsyncLifetime
{
    private readonly List<RedisConnection> connections = [];
    private readonly RecordingLoggers loggers = new();
    private readonly RedisKeys keys = new("account");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The contract's rows all belong to one account: each test begins with an empty database, which no other class has.</summary>
    public async ValueTask InitializeAsync()
    {
        await OpenAsync();
        await UseAsync(database => database.ExecuteAsync("FLUSHDB"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();

        loggers.Dispose();
    }

    private protected override async ValueTask<ILedger> OpenAsync() => await OpenAsync(TimeProvider.System);

    /// <summary>M25: which row is the newest, how old it is and what day it counts for do not depend on whose clock is wrong.</summary>
    [Fact]
    public async Task PrepareAsync_MachinesWhoseClocksDiffer_AgreeOnOrderAgeAndDay()
    {
        FakeTimeProvider[] clocks = [.. new[] { 25, -25, 0 }.Select(hours => new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(hours)))];
        var ledgers = await Task.WhenAll(clocks.Select(OpenAsync));
        var rows = clocks.Select(clock => LedgerRows.New(clock.GetUtcNow())).ToList();
        foreach (var (ledger, row) in ledgers.Zip(rows))
        {
            await LedgerRows.AddAsync(ledger, row);
            await ledger.ChangeAsync("account", row.Id, now => now with { State = SubmissionState.Accepted }, Cancellation);
        }

        await ledgers[0].ChangeAsync(
            "account", rows[0].Id, now => now with { State = SubmissionState.Refused, UpdatedAt = clocks[0].GetUtcNow() }, Cancellation);

        foreach (var (ledger, clock) in ledgers.Zip(clocks))
        {
            var facts = await ledger.ReadFactsAsync("account", "caller", "same", "session", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Cancellation);
            Assert.Equal((rows[2].Id, 2m), (facts.Same?.Id, facts.DayUsd));
            var listed = await ledger.ListAsync(new LedgerQuery("account") { Since = clock.GetUtcNow().AddMinutes(-10) }, Cancellation);
            Assert.Equal([rows[2].Id, rows[1].Id, rows[0].Id], listed.Select(row => row.Id));
            Assert.All(listed, row => Assert.InRange(clock.GetUtcNow() - row.CreatedAt, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1)));
            Assert.InRange((clock.GetUtcNow() - listed[^1].EndedAt!).Value, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2_000_000, (long)await UseAsync(database => database.StringGetAsync(keys.Day(DateOnly.FromDateTime(DateTime.UtcNow)))));
    }

    [Fact]
    public async Task ListAsync_UnreadableRow_IsLeftOutAndNamedInTheLog()
    {
        var ledger = await OpenAsync();
        var (older, damaged, newer) = (LedgerRows.Accepted("video:1"), LedgerRows.Accepted("video:1", "video:2"), LedgerRows.Accepted("video:3"));
        await LedgerRows.AddAsync(ledger, older, damaged, newer);
        await UseAsync(database => database.StringSetAsync(keys.Row(damaged.Id), "{"));

        Assert.Equal([newer.Id, older.Id], (await ledger.ListAsync(new LedgerQuery("account") { Limit = 2 }, Cancellation)).Select(row => row.Id));
        Assert.Equal([newer.Id], (await ledger.FindByJobsAsync("account", ["video:2", "video:3"], Cancellation)).Values.Select(row => row.Id));
        await ledger.ChangeByJobsAsync("account", ["video:1"], row => row with { Title = "changed" }, Cancellation);
        Assert.Equal("changed", (await ledger.FindAsync("account", older.Id, Cancellation))!.Title);

        Assert.NotEmpty(loggers.Entries);
        Assert.All(loggers.Entries, entry => Assert.Contains($"Row {damaged.Id} of the ledger cannot be read", entry, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("day")]
    [InlineData("session")]
    public async Task Sum_ThatIsNoNumber_RefusesCreatesByNameAndKeepsAnswers(string which)
    {
        var ledger = await OpenAsync();
        var row = LedgerRows.New();
        await LedgerRows.AddAsync(ledger, row);
        var key = which == "day" ? keys.Day(row.Day) : keys.Session(row.Session);
        await UseAsync(database => database.StringSetAsync(key, "much"));

        var fault = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New()));
        var settled = await ledger.ChangeAsync(
            "account", row.Id, now => now with { State = SubmissionState.Completed, SettledUsd = 3, JobIds = ["video:1"] }, Cancellation);

        Assert.Contains($"The sum {key} in Redis", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, settled?.SettledUsd);
        Assert.Equal([row.Id], (await ledger.ListAsync(new LedgerQuery("account"), Cancellation)).Select(one => one.Id));
    }

    [Fact]
    public async Task PrepareAsync_SameRowWhoseTimeIsOver_IsNoSameRow()
    {
        var ledger = await OpenAsync();
        var (gone, fresh) = (LedgerRows.New(), LedgerRows.New(LedgerRows.Noon.AddDays(91)));
        await LedgerRows.AddAsync(ledger, gone);
        await UseAsync(database => database.KeyDeleteAsync(keys.Row(gone.Id)));

        var written = await ledger.PrepareAsync(fresh, nonce: null, facts => facts.Same, Cancellation);

        Assert.Equal(fresh.Id, written.Id);
    }

    [Fact]
    public async Task ChangeAsync_Settled_GoesAfterAQuarterAndOpenOnesStay()
    {
        var ledger = await OpenAsync();
        var (open, settled) = (LedgerRows.New(), LedgerRows.New());
        await LedgerRows.AddAsync(ledger, open, settled);

        await ledger.ChangeAsync("account", settled.Id, now => now with { State = SubmissionState.Completed }, Cancellation);

        Assert.Null(await LifetimeAsync(keys.Row(open.Id)));
        Assert.InRange((await LifetimeAsync(keys.Row(settled.Id)))!.Value.TotalDays, 89, 90);
    }

    [Fact]
    public async Task ListAsync_RowWhoseTimeIsOver_IsLeftOutAndForgotten()
    {
        var ledger = await OpenAsync();
        var (gone, kept) = (LedgerRows.New(), LedgerRows.New());
        await LedgerRows.AddAsync(ledger, gone, kept);
        await UseAsync(database => database.KeyDeleteAsync(keys.Row(gone.Id)));

        var rows = await ledger.ListAsync(new LedgerQuery("account"), Cancellation);

        Assert.Equal([kept.Id], rows.Select(row => row.Id));
        Assert.Equal(1, await UseAsync(database => database.SortedSetLengthAsync(keys.Rows)));
    }

    [Fact]
    public async Task ListAsync_MoreThanOneReading_ShowsAllThatFit()
    {
        var ledger = await OpenAsync();
        var rows = Enumerable.Range(0, 250)
            .Select(second => LedgerRows.New(LedgerRows.Noon.AddSeconds(second)) with { Tool = second % 2 == 0 ? "even" : "odd" }).ToList();
        await LedgerRows.AddAsync(ledger, [.. rows]);

        var even = await ledger.ListAsync(new LedgerQuery("account") { Tool = "even", Limit = 300 }, Cancellation);
        var recent = await ledger.ListAsync(new LedgerQuery("account") { Since = rows[30].CreatedAt, Limit = 300 }, Cancellation);

        Assert.Equal(rows.Where(row => row.Tool == "even").Select(row => row.Id).Reverse(), even.Select(row => row.Id));
        Assert.Equal(220, recent.Count);
    }

    [Fact]
    public async Task Nonce_Used_IsForgottenAfterItsLifetime()
    {
        var ledger = await OpenAsync();
        await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(10), Cancellation);
        await ledger.PrepareAsync(LedgerRows.New(), "nonce", _ => null, Cancellation);

        Assert.InRange((await LifetimeAsync(RedisKeys.Used("nonce")))!.Value.TotalMinutes, 9, 10);
        Assert.InRange((await LifetimeAsync(keys.UsedWithRow("nonce")))!.Value.TotalMinutes, 19, 20);
    }

    [Fact]
    public async Task FindAsync_MalformedRow_SaysWhatToDo()
    {
        var ledger = await OpenAsync();
        var row = LedgerRows.New();
        await LedgerRows.AddAsync(ledger, row);
        await UseAsync(database => database.StringSetAsync(keys.Row(row.Id), "{"));

        var fault = await Assert.ThrowsAsync<LedgerException>(() => ledger.FindAsync("account", row.Id, Cancellation));

        Assert.Contains("Run one version on every machine", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("day")]
    [InlineData("session")]
    public async Task PrepareAsync_ForeignThingsUnderOurKeys_WritesNothing(string key)
    {
        var ledger = await OpenAsync();
        var row = LedgerRows.New();
        var taken = key switch { "rows" => keys.Rows, "day" => keys.Day(row.Day), _ => keys.Session(row.Session) };
        await UseAsync(database => database.SetAddAsync(taken, "foreign"));

        var fault = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, row));

        Assert.Contains("another program keeps something else under our keys", fault.Message, StringComparison.Ordinal);
        Assert.Null(await ledger.FindAsync("account", row.Id, Cancellation));
    }

    /// <summary>The ledger of a machine with this clock.</summary>
    private async Task<RedisLedger> OpenAsync(TimeProvider clock)
    {
        var connection = SharedRedis.Connect($"{await redis.AddressAsync()},defaultDatabase=1,allowAdmin=true");
        lock (connections)
        {
            connections.Add(connection);
        }

        return new RedisLedger(connection, clock, loggers.CreateLogger<RedisLedger>());
    }

    private Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work) => connections[0].UseAsync(work, Cancellation);

    private Task<TimeSpan?> LifetimeAsync(RedisKey key) => UseAsync(database => database.KeyTimeToLiveAsync(key));
}
