using System.Collections.Concurrent;

namespace HeyGen.McpServer.Tests.Jobs.Polling;

/// <summary>HeyGen as the watcher sees it: every job is processing until the test says otherwise, and what was asked for is kept.</summary>
internal sealed class StagedJobs : IJobReader
{
    private readonly ConcurrentDictionary<string, string> statuses = new();

    /// <summary>The requests for many, each with the ids that it named.</summary>
    public ConcurrentQueue<IReadOnlyCollection<string>> Requests { get; } = new();

    /// <summary>The jobs that were read in full.</summary>
    public ConcurrentQueue<string> FullReads { get; } = new();

    /// <summary>Stands in the way of a request for many.</summary>
    public Func<IReadOnlyCollection<string>, Exception?> RefusesMany { get; set; } = _ => null;

    /// <summary>Stands in the way of a read in full.</summary>
    public Func<string, Exception?> Refuses { get; set; } = _ => null;

    /// <summary>Ids that an answer for many says nothing of.</summary>
    public Func<string, bool> LeavesOut { get; set; } = _ => false;

    /// <summary>Holds answers back; they tell how the jobs were before that.</summary>
    public Func<Task> HoldsAnswers { get; set; } = () => Task.CompletedTask;

    public void Set(string id, string status) => statuses[id] = status;

    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        FullReads.Enqueue(id);
        var status = StatusOf(id);
        await HoldsAnswers();
        if (Refuses(id) is { } refusal)
            throw refusal;

        return status == BulkRead.NotFound
            ? throw Failures.Of(FailureKind.NotFound)
            : JobReader.Snapshot(kind, id, JsonElement.Parse($$"""{"id": "{{id}}", "status": "{{status}}", "video_url": "https://example.com/{{id}}.mp4"}"""));
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Requests.Enqueue(ids);
        var told = ids.Where(id => !LeavesOut(id)).ToDictionary(id => id, StatusOf);
        await HoldsAnswers();
        return RefusesMany(ids) is { } refusal ? throw refusal : told;
    }

    private string StatusOf(string id) => statuses.GetValueOrDefault(id, "processing");
}
