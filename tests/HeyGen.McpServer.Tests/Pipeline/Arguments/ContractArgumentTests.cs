using HeyGen.McpServer.Tests.Schemas;

namespace HeyGen.McpServer.Tests.Pipeline.Arguments;

/// <summary>
/// What HeyGen's contract takes, a tool of the operation takes: the required fields alone, each optional field alone, and each value of an enum, at every
/// depth, made from the contract and not from our schemas. Rules between fields, which the contract tells in words, are left aside.
/// </summary>
public sealed class ContractArgumentTests
{
    public static TheoryData<string> Operations => [.. ToolCatalog.All.Select(tool => tool.Operation?.Id).OfType<string>().Distinct()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Read_WhatTheContractTakes_IsTakenByAToolOfTheOperation(string operation)
    {
        var readers = ToolCatalog.All.Where(tool => tool.Operation?.Id == operation)
            .Select(tool => new ArgumentReader(tool with { Rules = [] }, ToolManifests.Read(tool.Name).InputSchema, []))
            .ToArray();

        var faults = Bodies(ContractData.Operations.Single(entry => (string?)entry["id"] == operation))
            .Select(body => (Body: body, Problems: readers.Select(reader => reader.Read(body.DeepClone().AsObject()).Problems).MinBy(problems => problems.Count)!))
            .Where(read => read.Problems.Count > 0)
            .Select(read => $"{read.Body.ToJsonString()}: {string.Join(' ', read.Problems.Select(problem => problem.Message))}");

        Assert.Equal([], faults);
    }

    private static IEnumerable<JsonObject> Bodies(JsonObject contract)
    {
        var parameters = (contract["path_params"] as JsonArray ?? []).Concat(contract["query_params"] as JsonArray ?? []).Select(one => one!.AsObject());
        var properties = new JsonObject(parameters.Select(one => KeyValuePair.Create<string, JsonNode?>((string)one["name"]!, AsSchema(one))));
        var required = parameters.Where(one => one["required"] is null || (bool)one["required"]!).Select(one => (JsonNode?)(string)one["name"]!);
        var address = Values("", new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. required]) });
        var bodies = contract["request_schema"] is JsonObject schema ? Values("", schema) : [new JsonObject()];
        return address.SelectMany(head => bodies, (head, body) => Merged(head.AsObject(), body.AsObject()));
    }

    private static JsonObject AsSchema(JsonObject parameter)
    {
        var schema = parameter.DeepClone().AsObject();
        schema["minimum"] = parameter["min"]?.DeepClone();
        schema.Remove("required");
        if ((string?)schema["type"] is "array")
            schema["items"] ??= new JsonObject { ["type"] = "string" };

        return schema;
    }

    /// <summary>The least value first.</summary>
    private static IEnumerable<JsonNode> Values(string name, JsonObject schema)
    {
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray branches)
            return branches.Select(branch => Merged(schema, branch!.AsObject(), "oneOf", "anyOf", "discriminator")).SelectMany(branch => Values(name, branch));

        if (schema["const"] is { } only)
            return [only.DeepClone()];

        if (schema["enum"] is JsonArray values)
            return values.OfType<JsonNode>().Select(value => value.DeepClone());

        var types = schema["type"] is JsonArray several ? several.Select(type => (string)type!) : [(string?)schema["type"] ?? "object"];
        return types.First(type => type != "null" || types.Count() == 1) switch
        {
            "null" => [],
            "object" when schema["properties"] is JsonObject { Count: > 0 } properties => Objects(schema, properties),
            "object" when schema["additionalProperties"] is JsonObject entry => Values(name, entry).Select(value => (JsonNode)new JsonObject { ["key"] = value }),
            "object" => [new JsonObject()],
            "array" => Values(name, schema["items"]!.AsObject())
                .Select(item => (JsonNode)new JsonArray([.. Enumerable.Range(0, Math.Max(1, (int?)schema["minItems"] ?? 1)).Select(_ => item.DeepClone())])),
            "boolean" => [true, false],
            "integer" or "number" => [(schema["default"] ?? schema["minimum"] ?? schema["maximum"])?.DeepClone() ?? 1],
            _ => [Text(name, schema)],
        };
    }

    private static IEnumerable<JsonNode> Objects(JsonObject schema, JsonObject properties)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).ToArray();
        var least = new JsonObject(required.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Values(name, properties[name]!.AsObject()).First())));
        yield return least;
        foreach (var (name, property) in properties)
        {
            foreach (var value in Values(name, property!.AsObject()).Skip(required.Contains(name) ? 1 : 0))
            {
                var fields = least.DeepClone().AsObject();
                fields[name] = value;
                yield return fields;
            }
        }
    }

    private static string Text(string name, JsonObject schema) =>
        (string?)(schema["examples"]?[0] ?? schema["default"])
        ?? (schema["pattern"] is not null ? Patterned((string)schema["pattern"]!) : null)
        ?? ((string?)schema["format"] is "uri" || name.Contains("url", StringComparison.Ordinal) ? "https://example.com/a.mp4"
            // Open in the contract of a batch, whose items have the record of the single lipsync, where the contract closes it.
            : name is "fps_mode" ? "vfr"
            : name is "data" ? "iVBORw0KGgo="
            : name is "media_type" or "content_type" ? "image/png"
            : new string('a', Math.Max(8, (int?)schema["minLength"] ?? 1)));

    private static string Patterned(string pattern) =>
        ((string[])["a", "#00FF00", "12", "2026-11-28", "1.0.0", "0:10", "en-US", new('a', 64), "https://example.com/a.mp4"])
            .First(text => System.Text.RegularExpressions.Regex.IsMatch(text, pattern));

    private static JsonObject Merged(JsonObject first, JsonObject over, params string[] without)
    {
        var merged = new JsonObject(first.Where(field => !without.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        foreach (var (name, value) in over)
        {
            merged[name] = (merged[name], value) switch
            {
                (JsonObject inner, JsonObject more) when name is "properties" => Merged(inner, more),
                (JsonArray some, JsonArray more) when name is "required" => new JsonArray([.. some.Concat(more).Select(item => (string)item!).Distinct().Select(item => (JsonNode?)item)]),
                _ => value?.DeepClone(),
            };
        }

        return merged;
    }
}
