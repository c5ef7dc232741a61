using System.Runtime.Versioning;
using HeyGen.McpServer.Platform;
using Microsoft.Data.Sqlite;
using static HeyGen.McpServer.Tests.Money.Ledger.LedgerRows;

namespace HeyGen.McpServer.Tests.Money.Ledger;

public sealed class SqliteLedgerTests : LedgerContract, IAsyncDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("heygen-mcp-ledger-");
    private readonly FakeTimeProvider clock = new(Noon);
    private readonly RecordingLoggers loggers = new();
    private readonly List<SqliteLedger> opened = [];

    private string File => Path.Combine(scratch.FullName, "state", "ledger.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        scratch.Delete(recursive: true);
        loggers.Dispose();
    }

    private protected override ValueTask<ILedger> OpenAsync() => ValueTask.FromResult<ILedger>(Open());

    [Fact]
    public async Task Reading_NothingEverWritten_MakesNoFile()
    {
        var ledger = Open();

        Assert.Null(await ledger.FindAsync("account", "id", Cancellation));
        Assert.Equal(new LedgerFacts(null, 0, 0), await ledger.ReadFactsAsync("account", "caller", "same", "session", default, Cancellation));
        Assert.Empty(await ledger.FindByJobsAsync("account", ["video:1"], Cancellation));
        Assert.Null(await ledger.ChangeAsync("account", "id", row => row, Cancellation));
        await ledger.ChangeByJobsAsync("account", ["video:1"], row => row, Cancellation);
        Assert.Empty(await ledger.ListAsync(new LedgerQuery("account"), Cancellation));

        Assert.Empty(scratch.EnumerateFileSystemInfos());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task PrepareAsync_Files_AreTheOwnersOnly()
    {
        await AddAsync(Open(), New());

        var files = Directory.GetFiles(Path.GetDirectoryName(File)!);

        Assert.Equal(["ledger.db", "ledger.db-shm", "ledger.db-wal"], files.Select(Path.GetFileName).Order());
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the user's folder is his own.");

        foreach (var file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Opening_ManyAtOnceAndAllNew_MakesOneLedger()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open()).ToList().Select(ledger => Task.Run(() => AddAsync(ledger, New()))));

        Assert.Equal(8, (await Open().ListAsync(new LedgerQuery("account"), Cancellation)).Count);
    }

    [Fact]
    public async Task UseOnceAsync_AfterItsLifetime_IsTrueAgain()
    {
        var ledger = Open();
        await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation);
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.True(await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation));
        Assert.False(await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation));
    }

    [Fact]
    public async Task PrepareAsync_AQuarterLater_ForgetsWhatIsSettledAndNothingElse()
    {
        var ledger = Open();
        var (settled, open, recent) = (Accepted("video:1") with { State = SubmissionState.Completed }, Accepted("video:2"), Accepted("video:3"));
        await AddAsync(ledger, settled, open, recent);
        clock.Advance(TimeSpan.FromDays(80));
        await ledger.ChangeAsync("account", recent.Id, row => row with { State = SubmissionState.Failed, UpdatedAt = clock.GetUtcNow() }, Cancellation);
        clock.Advance(TimeSpan.FromDays(11));

        await AddAsync(ledger, New(clock.GetUtcNow()));

        Assert.Null(await ledger.FindAsync("account", settled.Id, Cancellation));
        Assert.Equal(["video:2"], (await ledger.FindByJobsAsync("account", ["video:1", "video:2"], Cancellation)).Keys);
        Assert.NotNull(await ledger.FindAsync("account", recent.Id, Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task AnyMethod_DamagedFile_SaysSoAndLeavesItAlone(int from)
    {
        await AddAsync(Open(), New(), New());
        await CloseAsync();
        var bytes = System.IO.File.ReadAllBytes(File);
        Array.Fill<byte>(bytes, 0x55, from, bytes.Length - from);
        System.IO.File.WriteAllBytes(File, bytes);
        var ledger = Open();

        foreach (var work in (Func<Task>[])[() => AddAsync(ledger, New()), () => ledger.ListAsync(new LedgerQuery("account"), Cancellation)])
        {
            var fault = await Assert.ThrowsAsync<LedgerException>(work);
            Assert.StartsWith($"The ledger {File} is damaged", fault.Message, StringComparison.Ordinal);
            Assert.Contains("move the file away", fault.Message, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public async Task PrepareAsync_DamagedFileMovedAway_GoesOnWithANewOne()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, new string('x', 5000));
        var ledger = Open();
        await Assert.ThrowsAsync<LedgerException>(() => AddAsync(ledger, New()));

        System.IO.File.Move(File, $"{File}.damaged");

        await AddAsync(ledger, New());
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task AnyMethod_RowThatIsNoRow_SaysSo(string document)
    {
        var row = New();
        await AddAsync(Open(), row);
        await CloseAsync();
        Script($"UPDATE submissions SET document = '{document}'");
        var ledger = Open();

        Assert.Contains(
            "damaged", (await Assert.ThrowsAsync<LedgerException>(() => ledger.FindAsync("account", row.Id, Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains(File, (await Assert.ThrowsAsync<LedgerException>(() => AddAsync(ledger, New()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_UnreadableRow_IsLeftOutAndNamedInTheLog()
    {
        var (older, damaged, newer) = (Accepted("video:1"), Accepted("video:1", "video:2"), Accepted("video:3"));
        await AddAsync(Open(), older, damaged, newer);
        await CloseAsync();
        Script($"UPDATE submissions SET document = 'not JSON' WHERE id = '{damaged.Id}'");
        var ledger = Open();

        // A page that came out short would be taken for the last.
        Assert.Equal([newer.Id, older.Id], (await ledger.ListAsync(new LedgerQuery("account") { Limit = 2 }, Cancellation)).Select(row => row.Id));
        Assert.Equal(
            [older.Id, newer.Id], (await ledger.FindByJobsAsync("account", ["video:1", "video:2", "video:3"], Cancellation)).Values.Select(row => row.Id));
        await ledger.ChangeByJobsAsync("account", ["video:1"], row => row with { Title = "changed" }, Cancellation);
        Assert.Equal("changed", (await ledger.FindAsync("account", older.Id, Cancellation))!.Title);

        Assert.All(loggers.Entries, entry => Assert.Contains($"Row {damaged.Id} of the ledger cannot be read", entry, StringComparison.Ordinal));
        Assert.NotEmpty(loggers.Entries);
        Assert.Contains("damaged", (await Assert.ThrowsAsync<LedgerException>(() => ledger.FindAsync("account", damaged.Id, Cancellation))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PrepareAsync_FolderRemovedWhileRunning_WritesWhereOtherProcessesSeeIt(bool isMadeAnewByAnother)
    {
        var (ledger, other) = (Open(), Open());
        await AddAsync(ledger, New());
        Directory.Delete(Path.GetDirectoryName(File)!, recursive: true);
        var theirs = New();
        if (isMadeAnewByAnother)
            await AddAsync(other, theirs);

        var ours = New(Noon.AddSeconds(1));
        await AddAsync(ledger, ours);

        Assert.True(System.IO.File.Exists(File));
        string[] expected = isMadeAnewByAnother ? [ours.Id, theirs.Id] : [ours.Id];
        Assert.Equal(expected, (await other.ListAsync(new LedgerQuery("account"), Cancellation)).Select(row => row.Id));
        Assert.Equal(expected.Length, (await other.ReadFactsAsync("account", "caller", "same", "session", ours.Day, Cancellation)).DayUsd);
        Assert.Contains("was removed or replaced", Assert.Single(loggers.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_FolderRemovedWhileRunning_FindsNothingAndMakesNoFile()
    {
        var ledger = Open();
        var row = New();
        await AddAsync(ledger, row);
        Directory.Delete(Path.GetDirectoryName(File)!, recursive: true);

        Assert.Null(await ledger.FindAsync("account", row.Id, Cancellation));
        Assert.Equal(new LedgerFacts(null, 0, 0), await ledger.ReadFactsAsync("account", "caller", "same", "session", row.Day, Cancellation));
        Assert.Empty(scratch.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task AnyMethod_FileOfALaterVersion_SaysSoAndLeavesItAlone()
    {
        await AddAsync(Open(), New());
        await CloseAsync();
        Script("PRAGMA user_version = 2; DROP TABLE jobs");

        var fault = await Assert.ThrowsAsync<LedgerException>(() => AddAsync(Open(), New()));

        Assert.Contains("later version", fault.Message, StringComparison.Ordinal);
        Assert.Contains("format 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_PlaceThatIsNoFile_SaysHowToChooseAnother()
    {
        Directory.CreateDirectory(File);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => AddAsync(Open(), New()));

        Assert.Contains("--state-dir", fault.Message, StringComparison.Ordinal);
        Assert.Contains(File, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_FolderThatCannotBe_SaysHowToChooseAnother()
    {
        System.IO.File.WriteAllText(Path.GetDirectoryName(File)!, "");

        var fault = await Assert.ThrowsAsync<LedgerException>(() => AddAsync(Open(), New()));

        Assert.Contains("--state-dir", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyMethod_AfterTheServerHasStopped_SaysSo()
    {
        var ledger = Open();
        await AddAsync(ledger, New());
        await ledger.DisposeAsync();

        Assert.Contains("stopping", (await Assert.ThrowsAsync<LedgerException>(() => AddAsync(ledger, New()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AnotherProcessHoldsTheLock_CallsWaitTogether()
    {
        var folder = StateFolder.At(Path.GetDirectoryName(File)!)!;
        await using var file = new LedgerFile(folder, clock, loggers.CreateLogger<LedgerFile>()) { BusyTimeout = TimeSpan.FromSeconds(1) };
        await file.WriteAsync(_ => true, Cancellation);
        await using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        await using var held = other.BeginTransaction();

        var calls = Enumerable.Range(0, 4).Select(_ => file.WriteAsync(_ => true, Cancellation)).ToList();
        await Assert.ThrowsAsync<LedgerException>(() => calls[0]);
        await held.RollbackAsync(Cancellation);

        foreach (var call in calls)
            Assert.Contains("Another process", (await Assert.ThrowsAsync<LedgerException>(() => call)).Message, StringComparison.Ordinal);

        Assert.True(await file.WriteAsync(_ => true, Cancellation));
    }

    private SqliteLedger Open()
    {
        var ledger = new SqliteLedger(StateFolder.At(Path.GetDirectoryName(File)!)!, clock, loggers.CreateLogger<SqliteLedger>());
        opened.Add(ledger);
        return ledger;
    }

    private async Task CloseAsync()
    {
        foreach (var ledger in opened)
            await ledger.DisposeAsync();

        opened.Clear();
    }

    private void Script(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
