namespace EndToEnd.Clients;

/// <summary>Runs programs on Node that reach the server over a transport.</summary>
internal static class NodeScript
{
    /// <summary>Where the scripts and their packages are.</summary>
    public static string Folder { get; } = Repository.Path("tests", "EndToEnd", "clients");

    /// <summary>Runs a script of <c>clients/</c>, which reads one JSON argument and prints one JSON summary.</summary>
    public static async Task<JsonObject> RunAsync(string script, JsonObject argument, CancellationToken cancellationToken)
    {
        var ended = await RunAsync([Path.Combine(Folder, script), argument.ToJsonString()], cancellationToken);
        Assert.True(ended.ExitCode == 0, $"{script} ended with {ended.ExitCode}: {ended.Error}");
        return JsonNode.Parse(ended.Output)!.AsObject();
    }

    /// <summary>Runs Node.</summary>
    public static async Task<Ended> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        await using var node = SpawnedProcess.Start("node", arguments);
        return await node.FinishAsync(cancellationToken);
    }
}
