using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>HeyGen's concurrency limits as this process meets them: a queue for each limit of each account.</summary>
internal sealed class ConcurrencyLimiter(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Limit), PermitQueue> queues = [];

    public PermitQueue Of(Submission row, ToolDefinition tool)
    {
        // Video Agent sessions, renders and translations share one limit; what HeyGen limits otherwise waits for its own kind only.
        var limit = tool.Job?.Kind.ConcurrencyLimit ?? tool.Operation!.Id;
        lock (gate)
        {
            if (!queues.TryGetValue((row.Account, limit), out var queue))
            {
                queues.Add((row.Account, limit), queue = new PermitQueue(time));
            }

            return queue;
        }
    }

    /// <summary>A job has ended, so that another may find room.</summary>
    public void JobEnded(JobId job)
    {
        PermitQueue[] all;
        lock (gate)
        {
            all = [.. queues.Values];
        }

        foreach (var queue in all)
        {
            queue.JobEnded(job);
        }
    }
}

/// <summary>Tells the queues of each end of a job that a read shows, whoever read.</summary>
internal sealed class PermitReleasingJobReader(IJobReader reader, ConcurrencyLimiter queues) : IJobReader
{
    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(kind, id, cancellationToken);
        if (snapshot.State.EndsTheWait())
        {
            queues.JobEnded(snapshot.Id);
        }

        return snapshot;
    }

    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);
}
