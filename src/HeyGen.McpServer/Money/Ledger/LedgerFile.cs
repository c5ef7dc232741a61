using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>
/// The file of a <see cref="SqliteLedger"/>: opened with the first use, used by one piece of work at a time, off the caller's thread, because SQLite waits for
/// disks and for other processes. Whatever goes wrong becomes a <see cref="LedgerException"/>.
/// </summary>
internal sealed class LedgerFile(StateFolder folder, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const string Name = "ledger.db";

    private static readonly TimeSpan sweepEvery = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private SqliteConnection? open;
    private DateTimeOffset sweptAt;
    private bool isDisposed;

    /// <summary>What the last call that waited in vain for another process was told.</summary>
    private volatile LedgerException? busy;

    /// <summary>How long to wait for another process that writes. None takes longer than some milliseconds, unless it hangs.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads, or returns <paramref name="whenNew"/> where nothing was ever written: no file is made to be read.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, T whenNew, CancellationToken cancellationToken) =>
        RunExclusiveAsync(() => IsNew ? whenNew : work(Connection()), cancellationToken);

    /// <summary>Writes in one transaction, which an exception undoes.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        RunExclusiveAsync(() => Write(work), cancellationToken);

    /// <summary>Changes what is there in one transaction; returns <paramref name="whenNew"/> where nothing was ever written.</summary>
    public Task<T> ChangeAsync<T>(Func<SqliteConnection, T> work, T whenNew, CancellationToken cancellationToken) =>
        RunExclusiveAsync(() => IsNew ? whenNew : Write(work), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        isDisposed = true;
        Close();
        // Whoever comes later, such as a send that outlives its caller, gets an error; with a disposed semaphore earlier waiters would wait for ever.
        gate.Release();
    }

    private bool IsNew => open is null && !File.Exists(folder.Place(Name));

    private async Task<T> RunExclusiveAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var known = busy;
        await gate.WaitAsync(cancellationToken);
        try
        {
            // Whoever stood behind a call that waited in vain has waited with it, and does not begin anew.
            if (busy is { } vain && vain != known)
                throw new LedgerException(vain.Message, vain);

            // Not cancelled half way: it is short, and whoever asked must know whether it was written.
            return isDisposed ? throw LedgerFault.Stopping() : await Task.Run(() => Guarded(work), CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>After a fault the next use opens the file anew, and so finds what a person has repaired meanwhile.</summary>
    private T Guarded<T>(Func<T> work)
    {
        try
        {
            CloseIfMoved();
            return work();
        }
        catch (SqliteException fault)
        {
            Close();
            var told = LedgerFault.Of(fault, folder.Place(Name));
            if (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY)
                busy = told;

            throw told;
        }
        catch (StateFolderException fault)
        {
            throw LedgerFault.Of(fault);
        }
        catch (LedgerException)
        {
            Close();
            throw;
        }
    }

    private static T Transact<T>(SqliteConnection connection, Func<SqliteConnection, T> work)
    {
        // Takes the lock for writing at once: what is decided on what was read must still hold when it is written.
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        transaction.Commit();
        return result;
    }

    private T Write<T>(Func<SqliteConnection, T> work)
    {
        var now = time.GetUtcNow();
        if (now - sweptAt >= sweepEvery)
        {
            Transact(Connection(), connection => LedgerSweep.Delete(connection, now));
            sweptAt = now;
        }

        return Transact(Connection(), work);
    }

    private SqliteConnection Connection() => open ??= Open(folder.Provide(Name));

    private SqliteConnection Open(string path)
    {
        var timeout = (int)BusyTimeout.TotalSeconds;
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = timeout };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            // SQLite itself asks again after milliseconds, the library only after 150 of them.
            connection.Execute($"PRAGMA busy_timeout = {(int)BusyTimeout.TotalMilliseconds}");
            connection.Execute("PRAGMA journal_mode = WAL");
            // NORMAL would keep a row through the death of the process, but not through a power cut; a row that is lost after its create was sent is paid
            // twice.
            connection.Execute("PRAGMA synchronous = FULL");
            LedgerSchema.Require(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A removed file goes on taking rows from whoever has it open; other processes make another, with sums of its own.</summary>
    private void CloseIfMoved()
    {
        if (open is not null && open.IsMoved())
        {
            LedgerLog.Moved(logger, folder.Place(Name));
            Close();
            sweptAt = default;
        }
    }

    private void Close()
    {
        open?.Dispose();
        open = null;
    }
}

/// <summary>Takes out of the ledger's file what nobody asks for any more, so that it does not grow for ever.</summary>
internal static class LedgerSweep
{
    /// <summary>Longer than a bill is looked up, and than HeyGen replays a key. Unsettled rows stay, however old: they may still be paid.</summary>
    private static readonly TimeSpan keepSettled = TimeSpan.FromDays(90);

    public static int Delete(SqliteConnection connection, DateTimeOffset now)
    {
        var settled = string.Join(", ", Enum.GetValues<SubmissionState>().Where(state => state.IsSettled()).Select(state => $"'{state.Name()}'"));
        connection.Execute("DELETE FROM used_words WHERE over_at <= $now", ("$now", SqliteText.Of(now)));
        var gone = connection.Execute(
            $"DELETE FROM submissions WHERE state IN ({settled}) AND updated_at < $before", ("$before", SqliteText.Of(now - keepSettled)));
        connection.Execute(
            "DELETE FROM jobs WHERE NOT EXISTS (SELECT 1 FROM submissions WHERE submissions.account = jobs.account AND submissions.id = jobs.submission)");
        return gone;
    }
}
