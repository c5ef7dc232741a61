using HeyGen.McpServer.Jobs;

namespace HeyGen.McpServer.Money;

/// <summary>Reads jobs for everybody, and has those that have ended settled.</summary>
internal sealed class SettlingJobReader(IJobReader reader, JobSettler settler) : IJobReader
{
    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var seen = await reader.ReadAsync(kind, id, cancellationToken);
        if (seen.State is JobState.Completed or JobState.Failed)
        {
            await settler.SettleAsync(kind, seen, cancellationToken);
        }

        return seen;
    }

    /// <summary>Only states, and an end is read whole after that by whoever wants to tell it.</summary>
    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);
}
