using System.Threading.Channels;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>Follows one task to its end by waiting for its jobs along with everybody else who does.</summary>
internal sealed class FollowedTask(TaskSnapshot first, TaskReader reader, TaskViews views, JobPoller poller, TimeProvider time, Caller caller)
{
    private readonly Lock gate = new();
    // Holds at most one "changed": changes that come while one is sent are sent together.
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private TaskSnapshot latest = first;

    /// <summary>Sends the task as it is, and then each change.</summary>
    /// <exception cref="McpProtocolException">HeyGen refuses a read.</exception>
    public async Task FollowAsync(Func<JsonObject, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        TaskView? sent = null;
        while (latest.Unsent is not null)
        {
            sent = await SendAsync(sent, send, cancellationToken);
            if (sent.HasEnded)
                return;

            var pause = PollingInterval.Vary(PollingInterval.Of(time.GetUtcNow() - latest.CreatedAt, poller.Speed), Random.Shared);
            await Task.Delay(pause, time, cancellationToken);
            latest = await reader.ReadAsync(latest.TaskId, caller, cancellationToken) ?? latest;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = Task.WhenAll(latest.Jobs.Select((job, index) => WaitAsync(job, index, end.Token)));
        try
        {
            sent = await SendAsync(sent, send, cancellationToken);
            while (!sent.HasEnded && await changes.Reader.WaitToReadAsync(cancellationToken))
            {
                changes.Reader.TryRead(out _);
                sent = await SendAsync(sent, send, cancellationToken);
            }
        }
        finally
        {
            await end.CancelAsync();
            await waits.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TaskView> SendAsync(TaskView? sent, Func<JsonObject, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        TaskSnapshot task;
        lock (gate)
        {
            task = latest;
        }

        var view = await views.ViewAsync(task, caller, cancellationToken);
        if (!view.SaysTheSameAs(sent))
            await send(view.Json, cancellationToken);

        return view;
    }

    private async Task WaitAsync(TaskJob job, int index, CancellationToken cancellationToken)
    {
        try
        {
            var last = job.Snapshot;
            // A server that stops ends every wait at once.
            while (last.State is JobState.Running or JobState.NeedsInput && !poller.Stopping.IsCancellationRequested)
            {
                // A job that waits for an answer is no end here: it goes on when the answer has come, by whichever way.
                var start = last with { State = JobState.Running };
                var wait = TimeSpan.FromSeconds(OwnArguments.MostWaitSeconds);
                last = await poller.WaitAsync(job.Kind, start, wait, read => Note(index, read), cancellationToken);
                Note(index, last);
            }
        }
        catch (HeyGenException refusal)
        {
            var text = FailureFormatter.Format(refusal.Error, JobTools.Get).Text;
            changes.Writer.TryComplete(new McpProtocolException(text, McpErrorCode.InternalError));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The subscriber would else wait for ever.
            changes.Writer.TryComplete(fault);
        }
    }

    private void Note(int index, JobSnapshot read)
    {
        lock (gate)
        {
            latest = latest with { Jobs = [.. latest.Jobs.Select((job, place) => place == index ? job with { Snapshot = read } : job)] };
        }

        changes.Writer.TryWrite(true);
    }
}
