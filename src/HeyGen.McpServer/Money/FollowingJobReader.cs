namespace HeyGen.McpServer.Money;

/// <summary>
/// Reads the job that another one leads to where HeyGen does not find the first any more: a Video Agent session can answer 404 while its video, which the
/// answer to
/// the create named, is rendered and paid for.
/// </summary>
internal sealed class FollowingJobReader(IJobReader reader, HeyGenClient heyGen, ILedger ledger) : IJobReader
{
    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(kind, id, cancellationToken);
        }
        catch (HeyGenException missing) when (missing.Error.Kind is FailureKind.NotFound && kind.LeadsTo is not null)
        {
            if (await NextIdAsync(kind, kind.LeadsTo, id, cancellationToken) is not { } nextId)
                throw;

            var next = await reader.ReadAsync(kind.LeadsTo.Kind, nextId, cancellationToken);
            return next with { Id = new JobId(kind.Name, id) };
        }
    }

    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);

    private async Task<string?> NextIdAsync(JobKind kind, FollowingJob next, string id, CancellationToken cancellationToken)
    {
        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            var job = new JobId(kind.Name, id).ToString();
            var rows = await ledger.FindByJobsAsync(account.Tag, [job], cancellationToken);
            return rows.TryGetValue(job, out var row) && row.Answer is { } answer ? JsonText.At(answer, next.IdField) : null;
        }
        catch (LedgerException)
        {
            return null;
        }
    }
}
