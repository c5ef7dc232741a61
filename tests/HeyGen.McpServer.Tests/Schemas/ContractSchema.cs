namespace HeyGen.McpServer.Tests.Schemas;

/// <summary>
/// What HeyGen's contract says of an operation's arguments, read from the data that the sandbox checks requests against, and put into the form of
/// our schemas: path, query and body side by side, no <c>null</c>, unions as <c>anyOf</c>, an asset as one string.
/// </summary>
internal static class ContractSchema
{
    /// <summary>The contract's names for what it says of a parameter, and JSON Schema's.</summary>
    private static readonly (string Theirs, string Ours)[] parameterKeywords =
    [
        ("min", "minimum"), ("max", "maximum"), ("min_length", "minLength"), ("max_length", "maxLength"), ("max_items", "maxItems"), ("enum", "enum"), ("default", "default"),
    ];

    public static JsonObject For(ToolDefinition tool)
    {
        var operation = tool.Operation!;
        var entry = ContractData.Operations.Single(
            candidate => (string?)candidate["method"] == operation.Method.Method && (string?)candidate["path"] == operation.Path);
        Assert.Equal(operation.Id, (string?)entry["id"]);
        var schema = Body(tool, entry);
        foreach (var parameter in entry["path_params"]!.AsArray().Concat(entry["query_params"]!.AsArray()))
            Add(schema, parameter!.AsObject());

        return schema;
    }

    private static JsonObject Body(ToolDefinition tool, JsonObject entry)
    {
        if (entry["request_schema"] is not JsonObject body)
            return new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(), ["required"] = new JsonArray() };

        var schema = (body["oneOf"] ?? body["anyOf"]) is JsonArray branches ? Variant(tool.Operation!, branches) : Normal(body);
        foreach (var (name, _) in tool.Operation!.FixedFields)
        {
            schema["properties"]!.AsObject().Remove(name);
            var others = schema["required"]!.AsArray().Where(needed => (string?)needed != name);
            schema["required"] = new JsonArray([.. others.Select(needed => needed!.DeepClone())]);
        }

        foreach (var ignored in entry["ignored_fields"] as JsonArray ?? [])
            Remove(schema, ((string)ignored!["field"]!).Split('.'));

        return schema;
    }

    /// <summary>Takes out a field that HeyGen takes and does nothing with, so that nobody offers it.</summary>
    private static void Remove(JsonObject schema, ReadOnlySpan<string> path)
    {
        var properties = schema["properties"]!.AsObject();
        if (path is [var name])
            Assert.True(properties.Remove(name));
        else
            Remove(properties[path[0].Replace("[]", "", StringComparison.Ordinal)]!["items"]!.AsObject(), path[1..]);
    }

    /// <summary>The branch of a union body that the tool stands for; all of them in one where it stands for the whole.</summary>
    private static JsonObject Variant(HeyGen.Client.Operation operation, JsonArray branches)
    {
        foreach (var (name, value) in operation.FixedFields)
            return Normal(branches.Single(branch => (string?)branch!["properties"]![name]!["const"] == value)!.AsObject());

        var all = branches.Select(branch => Normal(branch!.AsObject())).ToList();
        var merged = all[0];
        foreach (var branch in all.Skip(1))
            Merge(merged, branch);

        return merged;
    }

    /// <summary>Takes every field of both, asks for what both ask for, and allows what tells either apart.</summary>
    private static void Merge(JsonObject merged, JsonObject branch)
    {
        var properties = merged["properties"]!.AsObject();
        foreach (var (name, property) in branch["properties"]!.AsObject())
        {
            if (properties[name] is not JsonObject known)
            {
                properties[name] = property!.DeepClone();
            }
            else if (known["enum"] is JsonArray { Count: > 0 } values)
            {
                values.Add(property!["enum"]![0]!.DeepClone());
            }
        }

        var needed = branch["required"]!.AsArray().Select(name => (string)name!).ToHashSet();
        merged["required"] = new JsonArray([.. merged["required"]!.AsArray().Where(name => needed.Contains((string)name!)).Select(name => name!.DeepClone())]);
    }

    private static void Add(JsonObject schema, JsonObject parameter)
    {
        var isList = (string?)parameter["format"] == "comma-separated";
        var property = isList
            ? new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = (string?)parameter["type"] } }
            : new JsonObject { ["type"] = (string?)parameter["type"] };
        foreach (var (theirs, ours) in parameterKeywords)
        {
            if (parameter[theirs] is { } value)
                property[ours] = value.DeepClone();
        }

        schema["properties"]![(string)parameter["name"]!] = property;
        if ((bool)parameter["required"]!)
            (schema["required"] ??= new JsonArray()).AsArray().Add((string)parameter["name"]!);
    }

    private static JsonObject Normal(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray branches)
            return Union(schema, [.. branches.Where(branch => (string?)(branch!["type"] as JsonValue) != "null").Select(branch => branch!.AsObject())]);

        var normal = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "format" or "discriminator":
                case "additionalProperties" when value is not JsonObject:
                    break;
                case "type":
                    normal["type"] = (value as JsonArray)?.First(type => (string?)type != "null")!.DeepClone() ?? value!.DeepClone();
                    break;
                case "const":
                    normal["enum"] = new JsonArray(value!.DeepClone());
                    break;
                case "enum":
                    normal["enum"] = new JsonArray([.. value!.AsArray().Where(item => item is not null).Select(item => item!.DeepClone())]);
                    break;
                case "items" or "additionalProperties":
                    normal[keyword] = Normal(value!.AsObject());
                    break;
                case "properties":
                    normal["properties"] = new JsonObject(value!.AsObject().Select(property =>
                        KeyValuePair.Create<string, JsonNode?>(property.Key, Normal(property.Value!.AsObject()))));
                    break;
                default:
                    normal[keyword] = value?.DeepClone();
                    break;
            }
        }

        return normal;
    }

    private static JsonObject Union(JsonObject schema, IReadOnlyList<JsonObject> branches)
    {
        // One branch beside null: an object that may be left out.
        if (branches is [var only] && schema["discriminator"] is null)
            return Normal(only);

        var forms = branches.Select(branch => (string?)branch["properties"]?["type"]?["const"]).ToHashSet();
        if (forms.IsSupersetOf(["url", "asset_id"]) && forms.IsSubsetOf(["url", "asset_id", "base64"]))
            return new JsonObject { ["type"] = "string" };

        Assert.NotNull(schema["discriminator"]);
        return new JsonObject { ["anyOf"] = new JsonArray([.. branches.Select(Normal).SelectMany(EachKind)]) };
    }

    /// <summary>A branch that stands for several kinds, as one for each.</summary>
    private static IEnumerable<JsonNode> EachKind(JsonObject branch)
    {
        if (branch["properties"]?["type"]?["enum"] is not JsonArray { Count: > 1 } kinds)
            return [branch];

        return kinds.Select(kind =>
        {
            var copy = branch.DeepClone();
            copy["properties"]!["type"]!["enum"] = new JsonArray(kind!.DeepClone());
            return copy;
        });
    }
}
