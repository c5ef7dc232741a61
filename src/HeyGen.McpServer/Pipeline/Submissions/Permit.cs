using HeyGen.Client;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>One send's way to a permit: through the queue where there is one, and out of it as soon as it holds up others for nothing.</summary>
internal sealed class Permit(PermitQueue queue, SendInProgress sending, TimeProvider time) : IDisposable
{
    /// <summary>For how long the head of a queue is taken to be trying.</summary>
    private static readonly TimeSpan longestTry = TimeSpan.FromSeconds(5);

    private QueueTicket? ticket;
    private DateTimeOffset? since;
    private bool wasTurnedAway;

    /// <summary>Waits for its turn; at once where nobody queues.</summary>
    /// <exception cref="HeyGenException">It has waited too long; what HeyGen said last.</exception>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        ticket ??= queue.EnterIfBusy(sending.Row, since ?? time.GetUtcNow(), sending.Move);
        if (ticket is not null)
        {
            since ??= time.GetUtcNow();
            await ticket.TurnAsync(cancellationToken);
        }

        wasTurnedAway = false;
    }

    /// <summary>A full account is refused at once. Who is not, has found room, and holds up nobody while HeyGen takes its time or no answer comes.</summary>
    public async Task LeaveIfSlowAsync(Task sent)
    {
        if (ticket is null)
        {
            return;
        }

        using var answered = new CancellationTokenSource();
        await Task.WhenAny(sent, Task.Delay(longestTry, time, answered.Token));
        await answered.CancelAsync();
        if (!sent.IsCompleted)
        {
            Leave();
        }
    }

    /// <summary>HeyGen has no room: another turn, unless it has waited too long.</summary>
    /// <exception cref="HeyGenException">It has.</exception>
    public void TurnedAway(HeyGenException full)
    {
        wasTurnedAway = true;
        since ??= time.GetUtcNow();
        ticket ??= queue.Enter(sending.Row, since.Value, sending.Move);
        ticket.TurnedAway(full);
    }

    public void Leave()
    {
        ticket?.Leave(wasTurnedAway);
        ticket = null;
        sending.LeaveQueue();
    }

    public void Dispose() => Leave();
}
