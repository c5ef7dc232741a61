using System.Text.RegularExpressions;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Tests.Catalog;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>
/// Calls every tool with its example, and with arguments made from its schema, before a sandbox that holds each request against HeyGen's contract: what the
/// schema allows must arrive, be accepted, and come back in the promised shape.
/// </summary>
public sealed class EveryToolTests(ExampleServer server) : IClassFixture<ExampleServer>
{
    private const int MostExampleCharacters = 300;

    public static TheoryData<string> Tools => [.. ToolCatalog.All.Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task CallAsync_Example_IsAnsweredInTextAndStructure(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var example = ExampleArguments.Of(tool).ToJsonString();

        var outcome = await server.AnswerAsync(tool);

        Assert.True(example.Length <= MostExampleCharacters, example);
        AssertFits(ToolManifests.Read(name).InputSchema, example);
        AssertFits(ToolManifests.Read(name).OutputSchema, outcome.Structured!.ToJsonString());
        Assert.DoesNotContain("\\u00", outcome.Text, StringComparison.Ordinal);
        if (outcome.Structured["jobs"] is JsonArray jobs)
        {
            Assert.Matches($@"^{jobs.Count} jobs: .*\.\n", outcome.Text);
            Assert.All(jobs, job => Assert.Contains($"job: {job!["job"]!["id"]}", outcome.Text, StringComparison.Ordinal));
        }
        else if (outcome.Noun is null)
        {
            Assert.All(outcome.Structured!, field =>
                Assert.Contains(field.Value is JsonValue value && value.TryGetValue(out string? text) ? text.Split('\n')[0] : field.Key, outcome.Text, StringComparison.Ordinal));
        }
        else
        {
            AssertReadsWell(outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task CallAsync_WhatTheSchemaAllows_IsAcceptedByHeyGen(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var manifest = ToolManifests.Read(name);
        var inputSchema = new SchemaValidator(manifest.InputSchema);
        var outputSchema = new SchemaValidator(manifest.OutputSchema);
        var faults = new List<string>();
        foreach (var arguments in await server.ArgumentsAsync(tool))
        {
            if (inputSchema.Validate(JsonElement.Parse(arguments.ToJsonString())).Count > 0)
                faults.Add($"{arguments.ToJsonString()} does not fit the schema that it was made from");

            var outcome = await server.CallAsync(tool, arguments);
            if (Fault(outcome, outputSchema) is { } fault)
                faults.Add($"{arguments.ToJsonString()}: {fault}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>
    /// Copilot CLI shows the first line, Codex the last three of all content, in which a resource link is one: the sentence with what a person opens is among
    /// these. Links stand once in either form.
    /// </summary>
    private static void AssertReadsWell(ToolResult outcome)
    {
        var (lines, json) = (outcome.Text.Split('\n'), outcome.Structured!.ToJsonString());
        Assert.Contains($"job: {outcome.Structured["job"]!["id"]}", outcome.Text, StringComparison.Ordinal);
        Assert.Contains((string)outcome.Structured["next"]!, outcome.Text, StringComparison.Ordinal);
        var links = (outcome.Structured["links"] as JsonObject ?? []).Select(link => (string)link.Value!).ToArray();
        Assert.All(links, link => Assert.Equal(2, outcome.Text.Split(link).Length));
        Assert.All(links, link => Assert.Equal(2, json.Split(JsonSerializer.Serialize(link)).Length));
        Assert.Matches(links.Length > 0 ? $@"^The .*\. {Regex.Escape(links[0])}$" : @"^The .*\.$", lines[0]);
        Assert.True(links.Length == 0 || lines.Length == 2, outcome.Text);
    }

    private static string? Fault(ToolResult outcome, SchemaValidator outputSchema)
    {
        if (outcome.IsError)
            return outcome.Text;

        var errors = outputSchema.Validate(JsonElement.Parse(outcome.Structured!.ToJsonString()));
        return errors.Count == 0 ? null : errors[0].Message;
    }

    private static void AssertFits(JsonElement schema, string value) => Assert.Empty(new SchemaValidator(schema).Validate(JsonElement.Parse(value)));
}
