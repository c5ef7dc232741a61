using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using HeyGen.McpServer.Tests.Catalog;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>
/// <c>tool-manifests/examples/</c>: each tool's example with the result that a model sees, so that a change of it is seen in review. With
/// <c>HEYGEN_MCP_RECORD=1</c> the test writes the files instead of comparing them.
/// </summary>
public sealed partial class RecordedExampleTests
{
    private static readonly string folder = Repository.Path("tool-manifests", "examples");

    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task EveryTool_ItsExample_GivesTheRecordedResult()
    {
        var server = new ExampleServer { Waits = true };
        await using var _ = server;
        await server.InitializeAsync();
        var isRecording = Environment.GetEnvironmentVariable("HEYGEN_MCP_RECORD") is "1";
        var changed = new List<string>();
        var expected = new List<string>();

        // In the catalog's order: what a list shows depends on what was made before. What get_spending shows are days of the calendar, other ones tomorrow.
        foreach (var tool in ToolCatalog.All.Where(tool => tool.Name != "get_spending"))
        {
            var path = Path.Combine(folder, $"{tool.Name}.json");
            var text = Recorded(tool, await server.AnswerAsync(tool));
            expected.Add(path);
            if (File.Exists(path) && (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") == text)
                continue;

            changed.Add(tool.Name);
            if (isRecording)
            {
                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            }
        }

        foreach (var left in Directory.EnumerateFiles(folder).Except(expected))
        {
            changed.Add(Path.GetFileName(left));
            if (isRecording)
                File.Delete(left);
        }

        Assert.True(isRecording || changed.Count == 0, $"Results differ from tool-manifests/examples; HEYGEN_MCP_RECORD=1 writes them: {string.Join(", ", changed)}");
    }

    private static string Recorded(ToolDefinition tool, ToolResult outcome)
    {
        var recorded = new JsonObject
        {
            ["arguments"] = ExampleArguments.Of(tool),
            ["text"] = new JsonArray([.. outcome.Text.Split('\n').Select(line => (JsonNode?)line)]),
            ["structuredContent"] = outcome.Structured!.DeepClone(),
        };
        return $"{Steady(recorded.ToJsonString(readable))}\n";
    }

    /// <summary>
    /// The same with what differs from run to run replaced: ids in the order of their appearance, times, ports, signatures, folders, and what the sandbox
    /// draws by lot or takes from the clock.
    /// </summary>
    private static string Steady(string json)
    {
        var ids = new Dictionary<string, string>();
        json = Port().Replace(json, "${before}8080");
        json = Query().Replace(json, "${before}x");
        json = Folder().Replace(json, "${before}/files/");
        json = ByLot().Replace(json, found => found.Groups["before"].Value + (char.IsDigit(found.Value[^1]) ? "1" : "a"));
        json = Seconds().Replace(json, "1800000000");
        json = Instant().Replace(json, "2027-01-15T08:00:00Z");
        return Identifier().Replace(json, found => ids.TryAdd(found.Value, $"id{ids.Count + 1}") ? ids[found.Value] : ids[found.Value]);
    }

    [GeneratedRegex(@"(?<before>http://127\.0\.0\.1:)\d+")]
    private static partial Regex Port();

    [GeneratedRegex("(?<before>[?&](expires|signature|token|code)=)[\\w.%-]+")]
    private static partial Regex Query();

    [GeneratedRegex("""(?<before>file://|(path|secret_file)"?: "?)/[^"]+/""")]
    private static partial Regex Folder();

    [GeneratedRegex("""(?<before>\b(start|end|winner|winner_side)"?: "?)[\w.]+|(?<before>size_bytes"?: )\d+(?=[^\n]*\n\s*"sha256)""")]
    private static partial Regex ByLot();

    [GeneratedRegex(@"\b1[789]\d{8}\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT[\d:.]+Z\b")]
    private static partial Regex Instant();

    [GeneratedRegex("\\b(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b")]
    private static partial Regex Identifier();
}
