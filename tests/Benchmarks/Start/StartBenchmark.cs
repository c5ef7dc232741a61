namespace Benchmarks;

/// <summary>Starts our program and the TypeScript server in turns, prints what that took, and judges the gates.</summary>
internal static class StartBenchmark
{
    /// <returns>The exit code: 0 when every gate is kept, 1 when not, 2 when there is no program to time.</returns>
    public static async Task<int> RunAsync(FileInfo program, int pairs, CancellationToken cancellationToken)
    {
        if (!program.Exists)
        {
            await Console.Error.WriteLineAsync(
                $"No program at {program.FullName}. Publish it first: dotnet publish src/HeyGen.McpServer -c Release -o artifacts/native");
            return 2;
        }

        var ours = new ServerCommand(program.FullName);
        var tools = (await ServerStart.WithInitializeAsync(ours, cancellationToken)).Tools;
        using var peer = PeerServer.Missing is null ? new PeerServer(tools) : null;
        // Not counted: the first starts read the programs from the disk.
        await Starts.InTurnsAsync(ours, peer?.Command, 1, cancellationToken);
        var starts = await Starts.InTurnsAsync(ours, peer?.Command, pairs, cancellationToken);

        Console.WriteLine($"{program.FullName}: {ServerStart.MiB(program.Length):0.0} MiB, {tools.GetArrayLength()} tools, medians of {pairs} starts");
        starts.Print(Console.Out);
        await TokenCost.PrintRecordedAsync(Console.Out, cancellationToken);
        return Gate.Judge(await GatesAsync(starts, cancellationToken));
    }

    private static async Task<IReadOnlyList<Gate>> GatesAsync(Starts starts, CancellationToken cancellationToken) =>
    [
        Gate.PeakMemory(starts.Ours.Concat(starts.OursModern).Max(start => start.PeakMemoryMiB)),
        Gate.Tokens(await TokenCost.OfAsync(starts.Ours[0].Tools, cancellationToken)),
        PeerServer.Missing is { } whatToDo ? Gate.NoPeer(whatToDo) : Gate.StartRatio(starts.Ratio(start => start.List.TotalMilliseconds)),
    ];
}
