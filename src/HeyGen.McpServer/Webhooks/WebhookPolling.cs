using Microsoft.Extensions.Hosting;

namespace HeyGen.McpServer.Webhooks;

/// <summary>How much more rarely jobs are read while HeyGen's webhooks report their ends: the reads then only catch deliveries that were lost.</summary>
internal sealed class WebhookPolling(HeyGenClient heyGen, WebhookSecrets secrets, WebhookReceiver receiver) : IHostedService
{
    private const double Slower = 4;

    private volatile bool isRegistered;

    public double FactorOf(JobKind kind) => isRegistered && kind.IsReportedByEvents ? Slower : 1;

    /// <summary>Slows polling once an endpoint of the account is known: now, or when its first delivery comes. Nothing waits for it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = FollowAsync(cancellationToken);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="StartAsync"/>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            var account = (await heyGen.IdentifyAsync(cancellationToken)).Tag;
            receiver.Accepted += delivered => isRegistered |= delivered == account;
            isRegistered |= await secrets.FindAsync(account, cancellationToken) is not null;
        }
        catch (Exception fault) when (fault is HeyGenException or StateFolderException)
        {
            // No key, or no readable secret: nothing says that HeyGen will deliver, and the usual interval is right.
        }
    }
}
