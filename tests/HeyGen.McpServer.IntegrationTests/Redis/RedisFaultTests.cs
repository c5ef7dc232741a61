using HeyGen.McpServer.Platform.Redis;
using HeyGen.McpServer.Tests.Money.Ledger;

namespace HeyGen.McpServer.IntegrationTests.Redis;

/// <summary>Redis that is away, comes back, or refuses.</summary>
public sealed class RedisFaultTests
{
    /// <summary>For where it is clear that no connection will come.</summary>
    private const string Short = "connectTimeout=1000,asyncTimeout=1000,syncTimeout=1000";

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
        await using var connection = SharedRedis.Connect($"{program.Address},asyncTimeout=60000,syncTimeout=60000");
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
        Assert.Contains("Several Redis servers take writes", loggers.Entries.First(), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("it has lost the replicas that it must write to", "min-replicas-to-write", "1", "0")]
    [InlineData("its memory is full (maxmemory)", "maxmemory", "1", "0")]
    public async Task Trouble_ThatEveryCallMeets_IsToldOnceWhenItBeginsAndEnds(string reason, string setting, string bad, string good)
    {
        await using var program = await RedisProgram.StartAsync();
        using var loggers = new RecordingLoggers();
        await using var connection = new RedisConnection(RedisAddress.Read(program.Address), loggers.CreateLogger<RedisConnection>());
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        await CommandAsync(program.Address, "CONFIG", "SET", setting, bad);

        Assert.Contains(reason, await connection.FindTroubleAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        for (var call = 0; call < 3; call++)
            await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();

        await ledger.ListAsync(new LedgerQuery("account"), TestContext.Current.CancellationToken);
        Assert.Contains(reason, Assert.Single(loggers.Entries), StringComparison.Ordinal);

        await CommandAsync(program.Address, "CONFIG", "SET", setting, good);
        await LoggedAsync(loggers, 2);
        Assert.Contains("takes calls that cost money again", loggers.Entries.ElementAt(1), StringComparison.Ordinal);
        Assert.Null(await connection.FindTroubleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Emptied_IsRefusedUntilAPersonAcceptsIt_AndGetsBackTheSigningKey()
    {
        await using var program = await RedisProgram.StartAsync();
        await using var connection = SharedRedis.Connect(program.Address);
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        var values = new RedisValues(connection);
        await values.GetOrAddAsync("signing-key", "first", TestContext.Current.CancellationToken);
        await values.SetAsync("webhook-0123456789abcdef", "secret", TestContext.Current.CancellationToken);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());

        await CommandAsync(program.Address, "FLUSHALL");
        var refusal = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();
        var trouble = await connection.FindTroubleAsync(TestContext.Current.CancellationToken);
        await using var restarted = SharedRedis.Connect(program.Address);
        using var patience = new CancellationTokenSource(Signals.Patience);
        while (await new RedisValues(restarted).GetAsync("webhook-0123456789abcdef", patience.Token) is null)
            await Task.Delay(interval, patience.Token);

        Assert.Contains("came back without what was submitted", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("came back empty", trouble, StringComparison.Ordinal);
        Assert.Equal("first", await new RedisValues(restarted).GetOrAddAsync("signing-key", "another", TestContext.Current.CancellationToken));

        Assert.Contains("redis-cli SET heygen-mcp:accept-loss yes EX 600", refusal.Message, StringComparison.Ordinal);
        await CommandAsync(program.Address, "SET", "heygen-mcp:accept-loss", "yes", "EX", "600");
        await BackAsync(connection);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());
    }

    [Fact]
    public async Task Suspended_OnlyThoseUnderWayWaitForIt()
    {
        await using var program = await RedisProgram.StartAsync();
        await using var connection = SharedRedis.Connect($"{program.Address},{Short}");
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());
        await program.SuspendAsync();

        var faults = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())))).Soon();
        var probe = connection.FindTroubleAsync(TestContext.Current.CancellationToken);

        // Of one account's calls one at a time asks Redis; the others are refused without asking.
        Assert.Single(faults, fault => fault.InnerException?.InnerException is not null);
        Assert.All(faults, fault => Assert.Contains("it does not answer", fault.Message, StringComparison.Ordinal));
        Assert.Contains("does not answer", await probe, StringComparison.Ordinal);

        await program.ResumeAsync();
        await BackAsync(connection);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());
    }

    [Fact]
    public async Task Use_ManyDuringAShortBreak_AllWaitForItsEnd()
    {
        await using var program = await RedisProgram.StartAsync();
        await using var connection = SharedRedis.Connect($"{program.Address},asyncTimeout=60000,syncTimeout=60000");
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);
        await LedgerRows.AddAsync(ledger, LedgerRows.New());
        using var over = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 20).Select(async caller =>
        {
            while (!over.IsCancellationRequested)
                await ledger.UseOnceAsync($"{caller}", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

            await LedgerRows.AddAsync(ledger, LedgerRows.New());
        }).ToList();

        await program.KillAsync();
        await program.StartAgainAsync();
        await over.CancelAsync();

        await Task.WhenAll(callers).Soon();
    }

    [Fact]
    public async Task Probe_PasswordChangedMeanwhile_SaysSo()
    {
        await using var program = await RedisProgram.StartAsync("--requirepass", "older");
        await using var connection = SharedRedis.Connect($"{program.Address},password=older,{Short}");
        Assert.Null(await connection.FindTroubleAsync(TestContext.Current.CancellationToken));
        await using var person = SharedRedis.Connect($"{program.Address},password=older,allowAdmin=true");
        foreach (var command in (string[][])[["CONFIG", "SET", "requirepass", "newer"], ["CLIENT", "KILL", "TYPE", "normal"]])
            await person.UseAsync(database => database.ExecuteAsync(command[0], command[1..]), TestContext.Current.CancellationToken);

        using var patience = new CancellationTokenSource(Signals.Patience);
        var said = new HashSet<string>();
        while (!said.Any(trouble => trouble.Contains("it refuses the user name or password of --redis", StringComparison.Ordinal)))
        {
            said.Add(await connection.FindTroubleAsync(TestContext.Current.CancellationToken) ?? "");
            await Task.Delay(interval, TestContext.Current.CancellationToken);
            Assert.False(patience.IsCancellationRequested, string.Join('\n', said));
        }
    }

    [Theory]
    [InlineData("rediss://{0}", "what is there speaks no TLS")]
    [InlineData("redis://{0}/99", "has no database of the number in --redis")]
    public async Task Prepare_AddressDoesNotFit_SaysHow(string address, string reason)
    {
        await using var program = await RedisProgram.StartAsync();
        await using var connection = SharedRedis.Connect(address.Replace("{0}", program.Address, StringComparison.Ordinal));
        await using var ledger = new RedisLedger(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => LedgerRows.AddAsync(ledger, LedgerRows.New())).Soon();

        Assert.True(fault.Message.Contains(reason, StringComparison.Ordinal), fault.ToString());
    }

    private static async Task LoggedAsync(RecordingLoggers loggers, int entries)
    {
        using var patience = new CancellationTokenSource(Signals.Patience);
        while (loggers.Entries.Count < entries)
            await Task.Delay(interval, patience.Token);
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
