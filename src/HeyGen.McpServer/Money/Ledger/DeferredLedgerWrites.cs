namespace HeyGen.McpServer.Money.Ledger;

/// <summary>
/// Changes of rows that must not get lost because the ledger is unavailable: what HeyGen answered cannot be asked for again. They are written when the
/// ledger is back, by the process that has the answer.
/// </summary>
internal sealed partial class DeferredLedgerWrites(ILedger ledger, TimeProvider time, ILogger<DeferredLedgerWrites> logger) : IAsyncDisposable
{
    /// <summary>More creates than HeyGen takes of one account in a day.</summary>
    private const int Capacity = 10_000;

    private readonly RetryQueue queue = new(time, Capacity);

    /// <returns>The row as it stands in the ledger; as it will stand, as far as that is known, where the ledger is away.</returns>
    public async Task<Submission> ChangeAsync(Submission row, Func<Submission, Submission?> change)
    {
        try
        {
            // A change waits for those before it, which may be of the same row.
            await queue.FlushAsync();
            return await WriteAsync(row, change);
        }
        catch (LedgerException away)
        {
            if (queue.TryAdd(() => WriteLaterAsync(row, change)))
            {
                LogDeferred(logger, row.Id, row.Tool, away.Message);
            }
            else
            {
                LogLost(logger, row.Id, row.Tool, away.Message);
            }

            return change(row) ?? row;
        }
    }

    /// <summary>Tries once more what waits.</summary>
    public async Task<bool> FlushAsync()
    {
        try
        {
            await queue.FlushAsync();
            return true;
        }
        catch (LedgerException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!await FlushAsync())
            LogLeft(logger);

        await queue.DisposeAsync();
    }

    private async Task<Submission> WriteAsync(Submission row, Func<Submission, Submission?> change)
    {
        if (await ledger.ChangeAsync(row.Account, row.Id, change, CancellationToken.None) is { } changed)
            return changed;

        if (await ledger.FindAsync(row.Account, row.Id, CancellationToken.None) is { } left)
            return left;

        // The ledger was made anew since: the work goes on at HeyGen, and the same call must find it.
        return change(row)?.WithoutWhatIsOver() is { } known ? await ledger.PrepareAsync(known, nonce: null, _ => null, CancellationToken.None) : row;
    }

    private async Task WriteLaterAsync(Submission row, Func<Submission, Submission?> change)
    {
        try
        {
            await WriteAsync(row, change);
            LogWritten(logger, row.Id, row.Tool);
        }
        catch (Exception fault) when (fault is not LedgerException)
        {
            // One odd change must not keep those after it from the ledger.
            LogLost(logger, row.Id, row.Tool, fault.Message);
        }
    }

    [LoggerMessage(EventId = 150, Level = LogLevel.Warning, Message =
        "What HeyGen answered to submission {Id} of {Tool} is written down when the ledger is back: {Reason}")]
    private static partial void LogDeferred(ILogger logger, string id, string tool, string reason);

    [LoggerMessage(EventId = 151, Level = LogLevel.Information, Message = "What HeyGen answered to submission {Id} of {Tool} is written down now")]
    private static partial void LogWritten(ILogger logger, string id, string tool);

    [LoggerMessage(EventId = 152, Level = LogLevel.Error, Message = "What HeyGen answered to submission {Id} of {Tool} is in no ledger: {Reason}")]
    private static partial void LogLost(ILogger logger, string id, string tool, string reason);

    [LoggerMessage(EventId = 153, Level = LogLevel.Error, Message = "The ledger is still away while this server stops: answers of HeyGen are in no ledger")]
    private static partial void LogLeft(ILogger logger);
}
