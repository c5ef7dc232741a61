using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform.Redis;
using HeyGen.McpServer.Tests.Money;
using HeyGen.McpServer.Tests.Money.Ledger;
using StackExchange.Redis;

namespace HeyGen.McpServer.Tests.Redis;

/// <summary>What every ledger does, with one connection a machine, and what only Redis does.</summary>
public sealed class RedisLedgerTests(SharedRedis redis) : LedgerContract, IAsyncLifetime
{
    private readonly List<RedisConnection> connections = [];
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
    }

    private protected override async ValueTask<ILedger> OpenAsync()
    {
        var connection = SharedRedis.Connect($"{await redis.AddressAsync()},defaultDatabase=1,allowAdmin=true");
        lock (connections)
            connections.Add(connection);
        return new RedisLedger(connection);
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
        var rows = Enumerable.Range(0, 250).Select(second => LedgerRows.New(LedgerRows.Noon.AddSeconds(second)) with { Tool = second % 2 == 0 ? "even" : "odd" }).ToList();
        await LedgerRows.AddAsync(ledger, [.. rows]);

        var even = await ledger.ListAsync(new LedgerQuery("account") { Tool = "even", Limit = 300 }, Cancellation);
        var recent = await ledger.ListAsync(new LedgerQuery("account") { Since = rows[30].CreatedAt, Limit = 300 }, Cancellation);

        Assert.Equal(rows.Where(row => row.Tool == "even").Select(row => row.Id).Reverse(), even.Select(row => row.Id));
        Assert.Equal(220, recent.Count);
    }

    [Fact]
    public async Task UseOnceAsync_Word_IsForgottenAfterItsLifetime()
    {
        await (await OpenAsync()).UseOnceAsync("word", TimeSpan.FromMinutes(10), Cancellation);

        Assert.InRange((await LifetimeAsync(RedisKeys.Used("word")))!.Value.TotalMinutes, 9, 10);
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

    private Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work) => connections[0].UseAsync(work, Cancellation);

    private Task<TimeSpan?> LifetimeAsync(RedisKey key) => UseAsync(database => database.KeyTimeToLiveAsync(key));
}
