using System.Security.Cryptography;
using System.Text;

namespace EndToEnd.Clients;

/// <summary>
/// Agents on another machine than the server, which listens on every address. The machines are network namespaces, which take no rights where users may
/// make namespaces of their own.
/// </summary>
public sealed class RemoteAgentTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_FromAnotherMachine_IsServedToWhoHasATokenForItsOwnJobs(bool older)
    {
        Requires.NodeClients();
        await RequireNamespacesAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var (ann, bob) = ("hgmcp_of-ann", "hgmcp_of-bob");
        await using var server = SpawnedProcess.Start(
            "unshare",
            [.. namespaces, "sh", Path.Combine(NodeScript.Folder, "two-machines.sh"), ProgramUnderTest.Command,
                .. ProgramUnderTest.Arguments(["http", "--sandbox", "--sandbox-speed", "20", "--auth", "token", "--urls", "http://0.0.0.0:0"])],
            new Dictionary<string, string> { ["HEYGEN_MCP_TOKENS"] = $"{Entry("ann", ann)},{Entry("bob", bob)}" });
        var port = (await server.AnnouncedAsync(HttpProgram.Announcement(), cancellationToken)).Groups["port"].Value;
        Task<JsonNode> CallAsync(string? token, string tool, JsonObject arguments) => CallFromClientAsync(
            server.Id,
            new() { ["url"] = $"http://10.11.12.1:{port}/mcp", ["older"] = older, ["token"] = token, ["tool"] = tool, ["arguments"] = arguments },
            cancellationToken);

        var looks = await CallAsync(ann, "list_avatar_looks", new() { ["limit"] = 1 });
        var look = (string)looks["structuredContent"]!["data"]![0]!["id"]!;
        var made = await CallAsync(ann, MainJob.Tool, new() { ["avatar_id"] = look, ["script"] = "Hello from afar." });
        var job = (string)made["structuredContent"]!["job"]!["id"]!;
        var own = await CallAsync(ann, "get_job", new() { ["job_id"] = job });
        var others = await CallAsync(bob, "get_job", new() { ["job_id"] = job });
        var without = await CallAsync(null, "list_avatar_looks", []);
        var wrong = await CallAsync(ann + "x", "list_avatar_looks", []);

        Assert.NotNull(made["structuredContent"]!["links"]!["video_url"]);
        Assert.Equal("completed", (string?)own["structuredContent"]!["job"]!["state"]);
        Assert.True((bool?)others["isError"], others.ToJsonString());
        Assert.DoesNotContain("http", others.ToJsonString(), StringComparison.Ordinal);
        Assert.All([without, wrong], refused => Assert.Contains("401", (string?)refused["refused"], StringComparison.Ordinal));
    }

    private static readonly string[] namespaces = ["--user", "--map-root-user", "--net", "--mount"];

    private static string Entry(string name, string token) => $"{name} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";

    private static async Task<JsonNode> CallFromClientAsync(int server, JsonObject call, CancellationToken cancellationToken)
    {
        await using var client = SpawnedProcess.Start(
            "nsenter",
            ["--target", $"{server}", "--user", "--preserve-credentials", "--net", "--mount", "nsenter", "--net=/run/netns/client",
                "node", Path.Combine(NodeScript.Folder, "remote.mjs"), call.ToJsonString()]);
        var ended = await client.FinishAsync(cancellationToken);
        Assert.True(ended.ExitCode == 0, ended.Error);
        return JsonNode.Parse(ended.Output)!;
    }

    /// <summary>A skip even in CI: many build machines are containers, which forbid this.</summary>
    private static async Task RequireNamespacesAsync()
    {
        await using var shell = SpawnedProcess.Start("sh", ["-c", $"command -v nsenter && ip -V && unshare {string.Join(' ', namespaces)} ip link add eth0 type veth"]);
        var ended = await shell.FinishAsync(TestContext.Current.CancellationToken);
        if (ended.ExitCode != 0)
            Assert.Skip($"No network namespaces here: {ended.Error}");
    }
}
