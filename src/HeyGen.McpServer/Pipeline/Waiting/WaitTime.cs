using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Pipeline.Waiting;

/// <summary>How long a call waits for its job when the caller does not say.</summary>
/// <param name="configured">The <c>--wait-seconds</c> setting.</param>
internal sealed class WaitTime(int? configured = null)
{
    /// <summary>Hosts cut a silent call off after 60 s; this leaves room for the request before and the answer after.</summary>
    private const int CautiousSeconds = 45;

    /// <summary>Clients known to restart their clock at each progress notification, by <c>clientInfo.name</c>, with a wait that they bear.</summary>
    private static readonly Dictionary<string, int> knownClients = new(StringComparer.OrdinalIgnoreCase)
    {
        ["claude-code"] = 240,
        ["Visual Studio Code"] = 240,
        [Caller.Terminal] = OwnArguments.MostWaitSeconds,
    };

    public TimeSpan For(CallOptions options, Caller caller)
    {
        var usual = caller is { ClientName: { } name, SendProgress: not null } && knownClients.TryGetValue(name, out var seconds) ? seconds : CautiousSeconds;
        // A task does the waiting for a client that takes one.
        return TimeSpan.FromSeconds(options.WaitSeconds ?? (caller.TakesTasks ? 0 : configured ?? usual));
    }
}
