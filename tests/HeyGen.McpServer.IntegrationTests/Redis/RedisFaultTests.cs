using HeyGen.McpServer.Platform.Redis;
using HeyGen.McpServer.Tests.Money.Ledger;

namespace HeyGen.McpServer.IntegrationTests.Redis;

/// <summary>Redis that is away, comes back, or refuses.</summary>
public sealed class RedisFaultTests
{
    /// <summary>For where it is clear that no connection will come.</summary>
    private const string Short = "connectTimeout=1000,asyncTimeout=1000";

    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Kill_ThenStartAgain_RowsAreStillThereAndNothingHasToBeStartedAgain()
    {
        await using var program = await RedisProgram.StartAsync();
        await using var connection = SharedRedis.Connect(program.Address);
        var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        var row = LedgerRows.New(usd: 2);
        await LedgerRows.AddAsync(ledger, row);
        await program.KillAsync();

        var fault = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();
        await program.StartAgainAsync();
        await BackAsync(connection);

        Assert.Equal(
            $"The shared ledger in Redis at {program.Address} cannot be reached: there is no connection. "
            + "Calls that cost money are refused until that is fixed; reads and waiting for jobs go on.",
            fault.Message);
        Assert.Equal(row.Id, (await ledger.FindAsync("account", row.Id, TestContext.Current.CancellationToken))?.Id);
        await ledger.PrepareAsync(
            LedgerRows.New(),
            nonce: null,
            facts =>
            {
                Assert.Equal((row.Id, 2, 2), (facts.Same?.Id, facts.DayUsd, facts.SessionUsd));
                return null;
            },
            TestContext.Current.CancellationToken);
        // The scripts went with the process that had read them.
        Assert.NotNull(await ledger.ChangeAsync("account", row.Id, now => now with { State = SubmissionState.Sent }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Use_DuringAShortBreak_WaitsForItsEnd()
    {
        await using var program = await RedisProgram.StartAsync();
        // Longer than this test's patience.
        await using var connection = SharedRedis.Connect($"{program.Address},asyncTimeout=60000");
        var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());
        await program.KillAsync();
        var call = ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await program.StartAgainAsync();

        Assert.True(await call.Soon());
    }

    [Fact]
    public async Task Use_WhileRedisIsAway_OnlyTheFirstWaitsForIt()
    {
        await using var program = await RedisProgram.StartAsync();
        await program.KillAsync();
        await using var connection = SharedRedis.Connect($"{program.Address},{Short}");
        var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);

        var first = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();
        var second = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();

        Assert.Equal(first.Message, second.Message);
        Assert.NotNull(first.InnerException?.InnerException);
        // Nothing of the library's: it was not asked.
        Assert.Null(second.InnerException?.InnerException);
    }

    [Fact]
    public async Task Use_NeverConnected_IsRefusedAndWorksOnceRedisIsThere()
    {
        await using var program = await RedisProgram.StartAsync();
        await program.KillAsync();
        await using var connection = SharedRedis.Connect($"{program.Address},{Short}");
        var values = new RedisValues(connection);

        await Assert.ThrowsAsync<StateFolderException>(() => values.GetAsync("key", TestContext.Current.CancellationToken)).Soon();
        Assert.NotNull(await connection.FindTroubleAsync(TestContext.Current.CancellationToken).Soon());
        await program.StartAgainAsync();
        await BackAsync(connection);

        Assert.Equal("made", await values.GetOrAddAsync("key", "made", TestContext.Current.CancellationToken));
        Assert.Null(await connection.FindTroubleAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("it refuses the user name or password of --redis", "--requirepass", "right")]
    [InlineData("its memory is full (maxmemory)", "--maxmemory", "1")]
    [InlineData("it has lost the replicas that it must write to", "--min-replicas-to-write", "1")]
    [InlineData(
        "the user of --redis may not do what the ledger needs", "--user", "default", "on", "nopass", "~*", "&*", "+@all", "-eval", "-evalsha", "-script")]
    public async Task Prepare_RedisRefuses_SaysWhyWithoutPassword(string reason, params string[] options)
    {
        await using var program = await RedisProgram.StartAsync(options);
        await using var connection = SharedRedis.Connect($"{program.Address},password=wrong-secret,{Short}");
        var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_ReadOnlyReplica_SaysSo()
    {
        await using var master = await RedisProgram.StartAsync();
        await using var replica = await RedisProgram.StartAsync("--replicaof", master.Address.Replace(':', ' '));
        await using var connection = SharedRedis.Connect(replica.Address);

        var fault = await Assert.ThrowsAsync<LedgerException>(
            () => LedgerRows.AddAsync(new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance), LedgerRows.New())).Soon();

        Assert.Matches("it is a replica that takes no writes|no server among its addresses takes writes", fault.Message);
    }

    /// <summary>M28: after a failover that nobody oversaw each master has a ledger of its own.</summary>
    [Fact]
    public async Task Prepare_TwoMasters_IsRefusedUntilOneIsAReplica()
    {
        await using var one = await RedisProgram.StartAsync();
        await using var two = await RedisProgram.StartAsync();
        var loggers = new RecordingLoggers();
        await using var connection = new RedisConnection(RedisAddress.Read($"{one.Address},{two.Address}"), loggers.CreateLogger<RedisConnection>());
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();
        var trouble = await connection.FindTroubleAsync(TestContext.Current.CancellationToken).Soon();
        await CommandAsync(two.Address, "REPLICAOF", one.Address.Split(':'));
        await BackAsync(connection);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());

        Assert.Contains("both take writes", fault.Message, StringComparison.Ordinal);
        Assert.Contains(one.Address, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Several Redis servers take writes", trouble, StringComparison.Ordinal);
        Assert.Contains("all take writes", Assert.Single(loggers.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_OldMasterComesBackAsOneBesideItsReplica_IsRefused()
    {
        await using var old = await RedisProgram.StartAsync();
        await using var replica = await RedisProgram.StartAsync("--replicaof", old.Address.Replace(':', ' '));
        await using var connection = SharedRedis.Connect($"{old.Address},{replica.Address}");
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());
        await old.KillAsync();
        await CommandAsync(replica.Address, "REPLICAOF", "NO", "ONE");

        await old.StartAgainAsync();
        using var patience = new CancellationTokenSource(Signals.Patience);
        while (await connection.FindTroubleAsync(patience.Token) is not { } trouble || !trouble.StartsWith("Several", StringComparison.Ordinal))
            await Task.Delay(interval, patience.Token);

        await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();
    }

    [Theory]
    [InlineData("Set 'appendonly yes'.", "--appendonly", "no")]
    [InlineData("Set 'maxmemory-policy noeviction'.", "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru")]
    public async Task Use_RedisThatForgets_WarnsInTheLog(string advice, params string[] options)
    {
        await using var program = await RedisProgram.StartAsync(options);
        var loggers = new RecordingLoggers();
        await using var connection = new RedisConnection(RedisAddress.Read(program.Address), loggers.CreateLogger<RedisConnection>());

        Assert.Null(await connection.FindTroubleAsync(TestContext.Current.CancellationToken));

        Assert.EndsWith(advice, Assert.Single(loggers.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_DurableRedis_LogsNothing()
    {
        await using var program = await RedisProgram.StartAsync();
        var loggers = new RecordingLoggers();
        await using var connection = new RedisConnection(RedisAddress.Read(program.Address), loggers.CreateLogger<RedisConnection>());

        Assert.Null(await connection.FindTroubleAsync(TestContext.Current.CancellationToken));

        Assert.Empty(loggers.Entries);
    }

    private static async Task CommandAsync(string address, string command, params object[] arguments)
    {
        await using var person = SharedRedis.Connect($"{address},allowAdmin=true");
        await person.UseAsync(database => database.ExecuteAsync(command, arguments), TestContext.Current.CancellationToken);
    }

    /// <summary>The connection comes back by itself, within seconds; there is no signal of it to await.</summary>
    private static async Task BackAsync(RedisConnection connection)
    {
        using var patience = new CancellationTokenSource(Signals.Patience);
        while (await connection.FindTroubleAsync(patience.Token) is not null)
            await Task.Delay(interval, patience.Token);
    }
}
