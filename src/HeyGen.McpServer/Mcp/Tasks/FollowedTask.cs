using System.Text.Json.Nodes;
using System.Threading.Channels;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>Follows one task to its end by waiting for its jobs along with everybody else who does.</summary>
internal sealed class FollowedTask(TaskSnapshot first, TaskReader reader, TaskViews views, JobPoller poller, TimeProvider time, Caller caller)
{
    private readonly Lock gate = new();
    // Holds at most one "changed": changes that come while one is told are told together.
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private TaskSnapshot latest = first;

    /// <summary>Tells the task as it is, and then each change.</summary>
    /// <exception cref="McpProtocolException">HeyGen refuses to tell more.</exception>
    public async Task FollowAsync(Func<JsonObject, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        TaskView? told = null;
        while (latest.Unsent is not null)
        {
            told = await TellAsync(told, tell, cancellationToken);
            if (told.HasEnded)
                return;
            TimeSpan pause = PollingInterval.Vary(PollingInterval.Of(time.GetUtcNow() - latest.CreatedAt, poller.Speed), Random.Shared);
            await Task.Delay(pause, time, cancellationToken);
            latest = await reader.ReadAsync(latest.TaskId, caller, cancellationToken) ?? latest;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task waits = Task.WhenAll(latest.Jobs.Select((job, index) => WaitAsync(job, index, end.Token)));
        try
        {
            told = await TellAsync(told, tell, cancellationToken);
            while (!told.HasEnded && await changes.Reader.WaitToReadAsync(cancellationToken))
            {
                changes.Reader.TryRead(out _);
                told = await TellAsync(told, tell, cancellationToken);
            }
        }
        finally
        {
            await end.CancelAsync();
            await waits.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TaskView> TellAsync(TaskView? told, Func<JsonObject, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        TaskSnapshot look;
        lock (gate)
            look = latest;
        TaskView shape = await views.ViewAsync(look, caller, cancellationToken);
        if (!shape.SaysTheSameAs(told))
            await tell(shape.Json, cancellationToken);
        return shape;
    }

    private async Task WaitAsync(TaskJob job, int index, CancellationToken cancellationToken)
    {
        try
        {
            JobSnapshot last = job.Snapshot;
            while (last.State is JobState.Running or JobState.NeedsInput)
            {
                // A job that waits for an answer is no end here: it goes on when the answer has come, by whichever way.
                JobSnapshot start = last with { State = JobState.Running };
                last = await poller.WaitAsync(job.Kind, start, TimeSpan.FromSeconds(OwnArguments.MostWaitSeconds), seen => Note(index, seen), cancellationToken);
                Note(index, last);
            }
        }
        catch (HeyGenException refusal)
        {
            string text = FailureFormatter.Format(refusal.Error, JobTools.Get).Text;
            changes.Writer.TryComplete(new McpProtocolException(text, McpErrorCode.InternalError));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whoever listens would else wait for ever.
            changes.Writer.TryComplete(fault);
        }
    }

    private void Note(int index, JobSnapshot seen)
    {
        lock (gate)
            latest = latest with { Jobs = [.. latest.Jobs.Select((job, place) => place == index ? job with { Snapshot = seen } : job)] };
        changes.Writer.TryWrite(true);
    }
}
