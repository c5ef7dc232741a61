namespace Benchmarks;

/// <summary>What one start of a server took, each time from just before its process was started.</summary>
/// <param name="Handshake">Until <c>initialize</c>, or <c>server/discover</c> of revision 2026-07-28, was answered.</param>
/// <param name="List">Until <c>tools/list</c> was answered: what a client waits for in every conversation.</param>
/// <param name="SecondList">A second <c>tools/list</c>, from its own request on.</param>
/// <param name="PeakMemory">The most memory that was resident until then, in bytes.</param>
/// <param name="Tools">The tools that were listed.</param>
internal sealed record ServerStart(TimeSpan Handshake, TimeSpan List, TimeSpan SecondList, long PeakMemory, JsonElement Tools)
{
    /// <summary>Longer than any start on a busy machine; a server that hangs must not hang the build.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    public double PeakMemoryMiB => MiB(PeakMemory);

    public static double MiB(long bytes) => bytes / (1024.0 * 1024.0);

    /// <summary>Starts a server and lists its tools with the handshake of revisions 2024-11-05 to 2025-11-25.</summary>
    public static Task<ServerStart> WithInitializeAsync(ServerCommand command, CancellationToken cancellationToken) => MeasureAsync(
        command,
        async (server, token) =>
        {
            ServerProcess.Result(await server.RequestAsync("initialize", new JsonObject
            {
                ["protocolVersion"] = "2025-11-25",
                ["capabilities"] = new JsonObject(),
                ["clientInfo"] = Client(),
            }, token));
            var answered = server.SinceStart;
            await server.NotifyAsync("notifications/initialized", token);
            return answered;
        },
        () => [],
        cancellationToken);

    /// <summary>The same with revision 2026-07-28, which has no handshake: every request says who asks.</summary>
    public static Task<ServerStart> WithDiscoverAsync(ServerCommand command, CancellationToken cancellationToken) => MeasureAsync(
        command,
        async (server, token) =>
        {
            ServerProcess.Result(await server.RequestAsync("server/discover", ModernParameters(), token));
            return server.SinceStart;
        },
        ModernParameters,
        cancellationToken);

    private static async Task<ServerStart> MeasureAsync(
        ServerCommand command,
        Func<ServerProcess, CancellationToken, Task<TimeSpan>> shakeHands,
        Func<JsonObject> listParameters,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        await using var server = new ServerProcess(command);
        var handshake = await shakeHands(server, limit.Token);
        var answer = await server.RequestAsync("tools/list", listParameters(), limit.Token);
        var list = server.SinceStart;
        await server.RequestAsync("tools/list", listParameters(), limit.Token);
        var secondList = server.SinceStart - list;
        return new ServerStart(handshake, list, secondList, server.PeakMemory, ServerProcess.Result(answer).GetProperty("tools"));
    }

    private static JsonObject ModernParameters() => new()
    {
        ["_meta"] = new JsonObject
        {
            ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
            ["io.modelcontextprotocol/clientInfo"] = Client(),
            ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
        },
    };

    private static JsonObject Client() => new() { ["name"] = "benchmark", ["version"] = "1.0.0" };
}
