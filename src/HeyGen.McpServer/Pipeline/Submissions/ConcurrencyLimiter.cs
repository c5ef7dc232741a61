using HeyGen.Client;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.VideoTranslations;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>The queues of this process: one for each limit of each account.</summary>
internal sealed class ConcurrencyLimiter(TimeProvider time)
{
    private const string JobLimit = "jobs";

    /// <summary>Sessions of the Video Agent, renders and translations share one limit; what HeyGen limits otherwise waits for its own kind only.</summary>
    private static readonly IReadOnlyList<JobKind> sharing =
        [VideoKinds.Video, VideoKinds.Batch, VideoAgentKinds.VideoAgent, VideoTranslationKinds.VideoTranslation, VideoTranslationKinds.Proofread, VideoTranslationKinds.Batch];

    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Limit), PermitQueue> queues = [];

    public PermitQueue Of(Submission row, ToolDefinition tool)
    {
        var limit = tool.Job is { } job && sharing.Contains(job.Kind) ? JobLimit : tool.Operation!.Id;
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

/// <summary>Tells the queues of each end that a look at a job shows, whoever looked.</summary>
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
