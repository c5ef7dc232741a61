using System.Globalization;
using HeyGen.McpServer.Ledger;
using HeyGen.McpServer.Redis;
using HeyGen.McpServer.Spend;
using StackExchange.Redis;

namespace HeyGen.McpServer.Tests.Redis;

public sealed class RedisLedgerTests(SharedRedis redis) : IAsyncDisposable
{
    private readonly List<RedisConnection> connections = [];
    private readonly string account = Rows.NewAccount();

    [Fact]
    public async Task Prepare_ThreeMachinesAndThirtyCallers_BudgetForFiveLetsFiveThrough()
    {
        var machines = new[] { await MachineAsync(), await MachineAsync(), await MachineAsync() };

        var attempts = await Task.WhenAll(Enumerable.Range(0, 30).Select(async caller =>
        {
            try
            {
                await machines[caller % 3].PrepareAsync(
                    Rows.New(account, $"call {caller}"),
                    facts => facts.DayUsd + 1 > 5 ? throw new SpendingRefusedException("too much") : null,
                    TestContext.Current.CancellationToken);
                return true;
            }
            catch (SpendingRefusedException)
            {
                return false;
            }
        }));

        Assert.Equal(5, attempts.Count(started => started));
        Assert.Equal((5, 5), await machines[0].SumsAsync(Rows.New(account)));
        Assert.Equal(5, (await ListAsync(machines[1])).Count);
    }

    [Fact]
    public async Task Prepare_SameCallOnThreeMachines_WritesOneRow()
    {
        var machines = new[] { await MachineAsync(), await MachineAsync(), await MachineAsync() };

        var rows = await Task.WhenAll(Enumerable.Range(0, 30).Select(caller =>
            machines[caller % 3].PrepareAsync(Rows.New(account), facts => facts.Same, TestContext.Current.CancellationToken)));

        Assert.Single(rows.Select(row => row.Id).Distinct());
    }

    [Fact]
    public async Task Prepare_ClockBehindTheOtherMachines_StillHidesTheOlderRow()
    {
        var ledger = await MachineAsync();
        var ahead = Rows.New(account);
        await ledger.AddAsync(ahead);
        var behind = Rows.New(account) with { Id = string.Create(CultureInfo.InvariantCulture, $"0000{ahead.Id[4..]}") };
        await ledger.AddAsync(behind);

        var same = await ledger.FindSameAsync(account, "caller", "video", DateTimeOffset.MinValue, TestContext.Current.CancellationToken);

        Assert.Equal(behind.Id, same?.Id);
    }

    [Fact]
    public async Task Change_ManyMachinesAtOnce_LosesNothing()
    {
        var machines = new[] { await MachineAsync(), await MachineAsync(), await MachineAsync() };
        var row = await machines[0].AddAsync(Rows.New(account, usd: 0));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(turn =>
            machines[turn % 3].ChangeAsync(row, now => now with { SettledUsd = (now.SettledUsd ?? 0) + 0.000001m })));

        Assert.Equal(0.00003m, (await machines[0].FindAsync(row))?.SettledUsd);
        Assert.Equal((0.00003m, 0.00003m), await machines[1].SumsAsync(row));
    }

    [Fact]
    public async Task Change_AnotherMachinesRow_IsFoundByItsJob()
    {
        var (here, there) = (await MachineAsync(), await MachineAsync());
        var row = await here.AddAsync(Rows.New(account));

        await there.ChangeAsync(row, now => now with { State = SubmissionState.Accepted, JobIds = ["video:a", "video:b"] });

        var found = await here.FindByJobAsync(account, "video:b", TestContext.Current.CancellationToken);
        Assert.Equal((row.Id, "Grüße 🎬"), (found?.Id, (string?)found?.Arguments?["script"]));
    }

    [Fact]
    public async Task Settle_Row_GoesAfterAQuarterAndOpenOnesStay()
    {
        var ledger = await MachineAsync();
        var open = await ledger.AddAsync(Rows.New(account, "open"));
        var settled = await ledger.AddAsync(Rows.New(account, "settled"));
        await ledger.ChangeAsync(settled, now => now with { State = SubmissionState.Completed });

        Assert.Null(await LifetimeAsync(new RedisKeys(account).Row(open.Id)));
        Assert.InRange((await LifetimeAsync(new RedisKeys(account).Row(settled.Id)))!.Value.TotalDays, 89, 90);
    }

    [Fact]
    public async Task List_RowWhoseTimeIsOver_IsLeftOutAndForgotten()
    {
        var ledger = await MachineAsync();
        var gone = await ledger.AddAsync(Rows.New(account, "gone"));
        var kept = await ledger.AddAsync(Rows.New(account, "kept"));
        await connections[0].UseAsync(database => database.KeyDeleteAsync(new RedisKeys(account).Row(gone.Id)), TestContext.Current.CancellationToken);

        var rows = await ListAsync(ledger);

        Assert.Equal([kept.Id], rows.Select(row => row.Id));
        Assert.Equal(1, await connections[0].UseAsync(database => database.SortedSetLengthAsync(new RedisKeys(account).Rows), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task List_MoreThanAPage_ShowsAllNewestFirst()
    {
        var ledger = await MachineAsync();
        var ids = new List<string>();
        for (var number = 0; number < 250; number++)
        {
            ids.Insert(0, (await ledger.AddAsync(Rows.New(account, $"call {number}") with { Id = string.Create(CultureInfo.InvariantCulture, $"{number:x32}") })).Id);
        }

        var rows = await ledger.ListAsync(new LedgerQuery(account) { Limit = 300 }, TestContext.Current.CancellationToken);
        var older = await ledger.ListAsync(new LedgerQuery(account) { Before = ids[120], Limit = 3 }, TestContext.Current.CancellationToken);

        Assert.Equal(ids, rows.Select(row => row.Id));
        Assert.Equal(ids[121..124], older.Select(row => row.Id));
    }

    [Fact]
    public async Task UseOnce_AfterAnotherMachine_IsRefused()
    {
        var word = Guid.NewGuid().ToString("N");

        Assert.True(await (await MachineAsync()).UseOnceAsync(word, TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken));
        Assert.False(await (await MachineAsync()).UseOnceAsync(word, TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken));
        Assert.InRange((await LifetimeAsync(RedisKeys.Used(word)))!.Value.TotalMinutes, 9, 10);
    }

    [Fact]
    public async Task Find_MalformedRow_SaysWhatToDo()
    {
        var ledger = await MachineAsync();
        var row = await ledger.AddAsync(Rows.New(account));
        await connections[0].UseAsync(database => database.StringSetAsync(new RedisKeys(account).Row(row.Id), "{"), TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => ledger.FindAsync(row));

        Assert.Contains("Run one version on every machine", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("day")]
    [InlineData("session")]
    public async Task Prepare_ForeignThingsUnderOurKeys_WritesNothing(string key)
    {
        var ledger = await MachineAsync();
        var row = Rows.New(account);
        var keys = new RedisKeys(account);
        var taken = key switch { "rows" => keys.Rows, "day" => keys.Day(row), _ => keys.Session(row) };
        await connections[0].UseAsync(database => database.SetAddAsync(taken, "foreign"), TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => ledger.AddAsync(row));

        Assert.Contains("another program keeps something else under our keys", fault.Message, StringComparison.Ordinal);
        Assert.Null(await ledger.FindAsync(row));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<RedisLedger> MachineAsync()
    {
        connections.Add(await redis.ConnectAsync());
        return new RedisLedger(connections[^1]);
    }

    private Task<IReadOnlyList<Submission>> ListAsync(RedisLedger ledger) => ledger.ListAsync(new LedgerQuery(account) { Limit = 100 }, TestContext.Current.CancellationToken);

    private Task<TimeSpan?> LifetimeAsync(RedisKey key) => connections[0].UseAsync(database => database.KeyTimeToLiveAsync(key), TestContext.Current.CancellationToken);
}
