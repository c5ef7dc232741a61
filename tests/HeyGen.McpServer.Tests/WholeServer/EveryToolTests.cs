using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Schemas;
using JsonSchema;

namespace HeyGen.McpServer.Tests.WholeServer;

/// <summary>
/// Calls every tool with arguments made from its schema, before a sandbox that holds each request against HeyGen's contract: what the schema
/// allows must arrive, be accepted, and come back in the promised shape.
/// </summary>
public sealed class EveryToolTests(StockedServer stock) : IClassFixture<StockedServer>
{
    public static TheoryData<string> Tools => [.. ToolCatalog.All.Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task CallAsync_WhatTheSchemaAllows_IsAcceptedByHeyGen(string name)
    {
        var manifest = ToolManifests.Read(name);
        var inputSchema = JsonSchema.Schema.Parse(manifest.InputSchema);
        var outputSchema = JsonSchema.Schema.Parse(manifest.OutputSchema);
        var faults = new List<string>();
        var calls = 0;
        await foreach (var arguments in ArgumentsAsync(name))
        {
            calls++;
            if (!inputSchema.IsValid(JsonElement.Parse(arguments.ToJsonString())))
                faults.Add($"{arguments.ToJsonString()} does not fit the schema that it was made from");
            var outcome = await stock.Server.CallAsync(name, arguments.DeepClone().AsObject());
            if (Fault(outcome, outputSchema) is { } fault)
                faults.Add($"{arguments.ToJsonString()}: {fault}");
        }

        Assert.True(calls > 0);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task CallAsync_TextBlock_TellsNoLessThanTheStructure(string name)
    {
        if (ToolCatalog.Find(name)!.Effects.HasFlag(Effects.Deletes))
            return; // What it deletes is gone after the test above.
        await foreach (var arguments in ArgumentsAsync(name))
        {
            var outcome = await stock.Server.CallAsync(name, arguments);
            Assert.All(outcome.Structured!, field => Assert.Contains(field.Key, outcome.Text, StringComparison.Ordinal));
            return;
        }
    }

    private static string? Fault(ToolResult outcome, JsonSchema.Schema outputSchema)
    {
        if (outcome.IsError)
            return outcome.Text;
        var errors = outputSchema.Evaluate(JsonElement.Parse(outcome.Structured!.ToJsonString()));
        return errors.Count == 0 ? null : errors[0].Message;
    }

    private async IAsyncEnumerable<JsonObject> ArgumentsAsync(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var schema = SchemaBuilder.Full(tool);
        var texts = new Dictionary<string, string>(stock.Texts);
        if (tool.IsList)
            texts["token"] = await NextTokenAsync(name, schema) ?? "";
        if (texts.GetValueOrDefault("token") is "")
            schema["properties"]!.AsObject().Remove("token");
        schema["properties"]!.AsObject().Remove("wait_seconds");
        schema["properties"]!.AsObject().Remove("new_take");
        schema["properties"]!.AsObject().Remove("allow_placeholders");
        // Made by the server only; the person agrees by a form here.
        schema["properties"]!.AsObject().Remove("confirm");
        foreach (var arguments in new ExampleArguments(texts).Of(name, schema))
        {
            if (tool.TakesWait)
                arguments["wait_seconds"] = 0;
            if (tool.Submits)
                arguments["new_take"] = true;
            if (tool.AllowsPlaceholders)
                arguments["allow_placeholders"] = true;
            yield return arguments;
        }
    }

    /// <summary>A cursor is good for the list that gave it only.</summary>
    private async Task<string?> NextTokenAsync(string name, JsonObject schema)
    {
        var arguments = new ExampleArguments(stock.Texts).Of(name, schema).First();
        if (schema["properties"]!.AsObject().ContainsKey("limit"))
            arguments["limit"] = 1;
        var outcome = await stock.Server.CallAsync(name, arguments);
        Assert.False(outcome.IsError, outcome.Text);
        return (string?)outcome.Structured!["next_token"];
    }
}
