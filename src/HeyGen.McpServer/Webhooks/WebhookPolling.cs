using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Webhooks;

/// <summary>
/// How much more rarely jobs are looked at while HeyGen tells of their ends: the looks are then the net below a delivery that got lost.
/// </summary>
internal sealed class WebhookPolling
{
    private const double Slower = 4;

    private volatile bool isTold;

    /// <summary>What the pauses between looks are multiplied with.</summary>
    public double FactorOf(JobKind kind) => isTold && kind.IsToldByEvents ? Slower : 1;

    /// <summary>Slows the pace once an endpoint of the account is known: now, or when its first delivery comes.</summary>
    public async Task FollowAsync(HeyGenClient heyGen, WebhookSecrets secrets, WebhookReceiver receiver)
    {
        try
        {
            var account = (await heyGen.IdentifyAsync()).Tag;
            receiver.Accepted += told => isTold |= told == account;
            isTold |= await secrets.FindAsync(account, CancellationToken.None) is not null;
        }
        catch (Exception fault) when (fault is HeyGenException or StateFolderException)
        {
            // No key, or no way to the secret: nothing says that HeyGen will tell, and the usual pace is right.
        }
    }
}
