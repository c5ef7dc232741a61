namespace HeyGen.McpServer.Platform;

/// <summary>
/// Fires when the process was told to end and lets requests in flight finish: whoever only waits then answers with what is known. Where it never fires, the
/// calls are cancelled instead.
/// </summary>
internal sealed record ServerStop(CancellationToken Token)
{
    public static ServerStop Never { get; } = new(CancellationToken.None);
}
