using EndToEnd.Program;

namespace EndToEnd.Clients;

/// <summary>MCP inspector's command line lists the tools without a complaint and calls one, over every transport.</summary>
public sealed class InspectorTests
{
    private static readonly string inspector =
        Path.Combine(Checkout.NodeClients, "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js");

    [Theory(Timeout = Patience.Test)]
    [InlineData(Transport.Stdio, "legacy")]
    [InlineData(Transport.Stdio, "modern")]
    [InlineData(Transport.StreamableHttp, "legacy")]
    [InlineData(Transport.StreamableHttp, "modern")]
    [InlineData(Transport.LegacySse, "legacy")]
    public async Task Inspector_OverTransport_ListsStrictlyAndCalls(Transport transport, string era)
    {
        Requires.NodeClients();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var http = transport is Transport.Stdio ? null : await HttpProgram.StartAsync(MainJob.SandboxOptions, cancellationToken);
        string[] common = ["--protocol-era", era, "--format", "json"];

        var list = await RunAsync(transport, http, [.. common, "--method", "tools/list", "--strict"], cancellationToken);
        var call = await RunAsync(
            transport, http, [.. common, "--method", "tools/call", "--tool-name", "list_avatar_looks", "--tool-args-json", """{"limit":2}"""], cancellationToken);

        Assert.True(list.ExitCode == 0, list.Error);
        Assert.False(Printed(list).TryGetProperty("schemaFindings", out var findings), $"Inspector complains: {findings}");
        Assert.Superset(MainJob.NamedTools.ToHashSet(),
            Printed(list).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!).ToHashSet());
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(2, Printed(call).GetProperty("result").GetProperty("structuredContent").GetProperty("data").GetArrayLength());
    }

    private static Task<Ended> RunAsync(Transport transport, HttpProgram? http, string[] options, CancellationToken cancellationToken)
    {
        string[] target = transport switch
        {
            Transport.Stdio => [ProgramUnderTest.Command, .. ProgramUnderTest.Arguments(MainJob.SandboxOptions)],
            Transport.LegacySse => [http!.LegacySse.ToString(), "--transport", "sse"],
            _ => [http!.Mcp.ToString(), "--transport", "http"],
        };
        return NodeScript.RunAsync([inspector, "--cli", .. target, .. options], cancellationToken);
    }

    private static JsonElement Printed(Ended ended) => JsonDocument.Parse(ended.Output).RootElement;
}
