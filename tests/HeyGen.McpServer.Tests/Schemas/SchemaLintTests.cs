using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Tests.Schemas;

public sealed class SchemaLintTests
{
    public static TheoryData<string> Tools => [.. ToolCatalog.All.Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void FullSchema_EveryTool_IsReadableByEveryHost(string tool) =>
        Assert.Empty(SchemaLint.Check(Element(SchemaBuilder.Full(ToolCatalog.Find(tool)!)), isFull: true));

    [Theory]
    [MemberData(nameof(Tools))]
    public void ListedSchema_EveryTool_IsReadableByEveryHost(string tool) =>
        Assert.Empty(SchemaLint.Check(Element(SchemaBuilder.Listed(ToolCatalog.Find(tool)!)), isFull: false));

    [Theory]
    [MemberData(nameof(Tools))]
    public void ListedSchema_EveryTool_AsksForNothingThatTheFullOneHasNot(string tool)
    {
        var definition = ToolCatalog.Find(tool)!;
        var full = Element(SchemaBuilder.Full(definition));
        var listed = Element(SchemaBuilder.Listed(definition));

        var names = full.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet();
        Assert.All(listed.GetProperty("properties").EnumerateObject(), property => Assert.Contains(property.Name, names));
        Assert.Equal(Required(full), Required(listed));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void OutputSchema_EveryTool_IsAnOpenObjectWithoutEnums(string tool)
    {
        var schema = Element(OutputSchema.For(ToolCatalog.Find(tool)!));

        Assert.Equal("object", schema.GetProperty("type").GetString());
        Assert.DoesNotContain("\"enum\"", schema.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("additionalProperties", schema.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void WebhookEventTypes_KnownOnes_AreTheContracts()
    {
        var contract = ContractData.Operations.Single(operation => (string?)operation["id"] == "list_webhook_events")["query_params"]![0]!["examples"]!;

        Assert.Equal(contract.AsArray().Select(type => (string)type!).Order(), new WebhookEventTypesAttribute().Values.Order());
    }

    [Theory]
    [InlineData("""{"type": "object", "properties": {"a": {"$ref": "#/properties/b"}}}""", "$ref")]
    [InlineData("""{"type": ["object", "null"], "properties": {}}""", "plain object")]
    [InlineData("""{"type": "object", "oneOf": []}""", "oneOf")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": ["string", "null"], "description": "A."}}}""", "not one type")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string", "format": "uri", "description": "A."}}}""", "format")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string"}}}""", "not described")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "integer", "enum": [1], "description": "A."}}}""", "but strings")]
    [InlineData("""{"type": "object", "properties": {}, "required": ["a"]}""", "requires a")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "array", "description": "A."}}}""", "array of anything")]
    [InlineData("""{"type": "object", "properties": {"a": {"description": "A.", "anyOf": [{"type": "object"}]}}}""", "tells this branch apart")]
    public void Check_Offence_IsFound(string schema, string offence) =>
        Assert.Contains(SchemaLint.Check(JsonElement.Parse(schema), isFull: true), found => found.Contains(offence, StringComparison.Ordinal));

    [Theory]
    [InlineData(true, "not one type")]
    [InlineData(false, "a map with a schema for its values")]
    public void Check_MapWithValues_IsWalkedInTheFullViewAndRefusedInTheListedOne(bool isFull, string offence)
    {
        var schema = JsonElement.Parse(
            """{"type": "object", "properties": {"a": {"type": "object", "description": "A.", "additionalProperties": {"type": "any"}}}}""");

        Assert.Contains(offence, Assert.Single(SchemaLint.Check(schema, isFull)), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()) : [];

    private static JsonElement Element(System.Text.Json.Nodes.JsonObject schema) => JsonElement.Parse(schema.ToJsonString());
}
