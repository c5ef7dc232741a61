namespace HeyGen.McpServer.Tests.Pipeline.Arguments;

/// <summary>Reads arguments as a call of the tool would.</summary>
internal static class Arguments
{
    public static ArgumentReading Read(ToolDefinition tool, string json) =>
        new ArgumentReader(tool, ToolManifests.Read(tool.Name).InputSchema, ToolCatalog.All.Where(other => other.Operation?.Id == tool.Operation?.Id)).Read(JsonNode.Parse(json)!.AsObject());

    /// <summary>The arguments must be accepted, and come out like this.</summary>
    public static void AssertAccepted(ToolDefinition tool, string given, string expected)
    {
        var reading = Read(tool, given);

        Assert.Empty(reading.Problems);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), reading.Arguments), $"expected {expected}, found {reading.Arguments.ToJsonString()}");
    }

    /// <summary>The arguments must be refused for exactly these places.</summary>
    public static IReadOnlyList<string> AssertRefused(ToolDefinition tool, string given, params string[] paths)
    {
        var problems = Read(tool, given).Problems;

        Assert.Equal(paths.Order(StringComparer.Ordinal), problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.Contains(problem.Path, problem.Message, StringComparison.Ordinal));
        return [.. problems.Select(problem => problem.Message)];
    }
}
