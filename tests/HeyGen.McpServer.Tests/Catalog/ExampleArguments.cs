namespace HeyGen.McpServer.Tests.Catalog;

/// <summary>
/// Arguments made from a tool's schema: with required fields only, then with each optional field alone, at every depth, and with each value of
/// each enum. What the rules between fields ask for beside it is added. Texts come from the examples of the catalog, references unresolved.
/// </summary>
/// <param name="tool">The tool.</param>
/// <param name="known">Texts by argument name that its own example does not have, before those of other tools' examples.</param>
internal sealed class ExampleArguments(ToolDefinition tool, IReadOnlyDictionary<string, string> known)
{
    /// <summary>What a text is where nothing is known of it.</summary>
    public const string AnyText = "Some plain words.";

    private static readonly IReadOnlyList<(ToolDefinition Tool, ILookup<string, JsonNode> Values)> examples =
        [.. ToolCatalog.All.Select(tool => (tool, ValuesOf("", Of(tool)).ToLookup(value => value.Key, value => value.Value)))];

    private readonly ILookup<string, JsonNode> own = examples.Single(example => example.Tool == tool).Values;
    private readonly HashSet<string> files = [.. SchemaBuilder.AssetInputsOf(tool).Select(input => input.Path.Split('.')[^1].TrimEnd('[', ']'))];

    /// <summary>The tool's own example.</summary>
    public static JsonObject Of(ToolDefinition tool) => JsonNode.Parse(tool.Example)!.AsObject();

    /// <summary>What an argument of this name is in any example.</summary>
    public static IEnumerable<string> TextsOf(string name) => examples.SelectMany(example => Texts(example.Values[name])).Distinct();

    public IEnumerable<JsonObject> Of(JsonObject schema) => Objects(schema).Select(variant => Completed((JsonObject)variant.Value, schema, variant.Focus));

    private static IEnumerable<KeyValuePair<string, JsonNode>> ValuesOf(string name, JsonNode value)
    {
        yield return KeyValuePair.Create(name, value);
        var inner = value switch
        {
            JsonObject fields => fields.SelectMany(field => ValuesOf(field.Key, field.Value!)),
            JsonArray items => items.SelectMany(item => ValuesOf(name, item!)),
            _ => [],
        };
        foreach (var found in inner)
        {
            yield return found;
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonNode> values) =>
        values.Select(value => value is JsonValue single && single.TryGetValue(out string? text) ? text : null).OfType<string>();

    private IEnumerable<Variant> Of(string name, JsonObject schema) => schema switch
    {
        _ when schema["anyOf"] is JsonArray branches => branches.SelectMany(branch => Of(name, branch!.AsObject())),
        _ when schema["enum"] is JsonArray values => values.Select(value => new Variant(value!.DeepClone())),
        _ => (string)schema["type"]! switch
        {
            "object" when schema["additionalProperties"] is JsonObject values =>
                Of(name, values).Select(variant => (variant, key: KeyOf(name, (string?)variant.Value["type"])))
                    .Select(entry => entry.variant.In(entry.key, new JsonObject { [entry.key] = entry.variant.Value })),
            "object" when schema["properties"] is null => [new Variant(own[name].OfType<JsonObject>().FirstOrDefault()?.DeepClone() ?? new JsonObject())],
            "object" => Objects(schema),
            "array" => Of(name, schema["items"]!.AsObject()).Select(variant => variant.In("0", new JsonArray(variant.Value))),
            "boolean" => [new Variant(JsonValue.Create(true))],
            "integer" or "number" => [new Variant((schema["default"] ?? Number(name) ?? schema["minimum"])?.DeepClone() ?? JsonValue.Create(1))],
            _ => [new Variant(JsonValue.Create(Text(name)))],
        },
    };

    private IEnumerable<Variant> Objects(JsonObject schema)
    {
        var properties = schema["properties"]!.AsObject();
        var required = Required(schema);
        var least = new JsonObject(required.Select(name => KeyValuePair.Create<string, JsonNode?>(name, First(name, properties))));
        yield return new Variant(least.DeepClone());
        foreach (var (name, property) in properties)
        {
            // The first value of a required field stands in the least arguments already.
            foreach (var variant in Of(name, property!.AsObject()).Skip(required.Contains(name) ? 1 : 0))
            {
                var fields = least.DeepClone().AsObject();
                fields[name] = variant.Value;
                yield return variant.In(name, fields);
            }
        }
    }

    private JsonNode First(string name, JsonObject properties) => Of(name, properties[name]!.AsObject()).First().Value;

    private JsonNode? Number(string name) => own[name].FirstOrDefault(value => value.GetValueKind() is JsonValueKind.Number);

    /// <summary>Older names of fields, which no example shows.</summary>
    private string Text(string name) => name == "brand_voice_id" ? TextOf("brand_glossary_id") : TextOf(name);

    private string TextOf(string name) =>
        Texts(own[name]).FirstOrDefault()
        ?? known.GetValueOrDefault(name)
        ?? examples.OrderByDescending(example => example.Tool.Toolset == tool.Toolset).SelectMany(example => Texts(example.Values[name])).FirstOrDefault()
        ?? (files.Contains(name) ? "https://example.com/file" : AnyText);

    /// <summary>The name of a map's entry, where it says of which type the entry is.</summary>
    private string KeyOf(string map, string? type) => known.GetValueOrDefault($"{map}:{type}") ?? type ?? AnyText;

    /// <summary>
    /// Changes the arguments as little as the rules between fields ask for, first to what the tool's example has too, and never in the field that they are for.
    /// </summary>
    private JsonObject Completed(JsonObject arguments, JsonObject schema, string focus)
    {
        foreach (var onlyOwn in (bool[])[true, false])
        {
            IEnumerable<JsonObject> Changed(JsonObject given) => Places(given, schema, "").SelectMany((place, index) => Changes(place, focus, onlyOwn)
                .Select(change =>
                {
                    var copy = given.DeepClone().AsObject();
                    change(Places(copy, schema, "").ElementAt(index).Fields);
                    return copy;
                }));
            var once = Changed(arguments);
            if (once.Prepend(arguments).Concat(once.SelectMany(Changed)).FirstOrDefault(FollowsTheRules) is { } complete)
                return complete;
        }

        return arguments;
    }

    private bool FollowsTheRules(JsonObject arguments) => tool.Rules.All(rule => !rule.Check(arguments, "").Any());

    private IEnumerable<Action<JsonObject>> Changes(Place place, string focus, bool onlyOwn)
    {
        var properties = place.Schema["properties"]!.AsObject();
        foreach (var (name, property) in properties.OrderByDescending(property => own.Contains(property.Key)))
        {
            if ($"{focus}/".StartsWith($"{place.Path}{name}/", StringComparison.Ordinal))
                continue;

            if (!place.Fields.ContainsKey(name))
            {
                if (!onlyOwn || own.Contains(name))
                {
                    yield return fields => fields[name] = First(name, properties);
                }

                continue;
            }

            foreach (var value in property!["enum"] as JsonArray ?? [])
            {
                yield return fields => fields[name] = value!.DeepClone();
            }

            if (!Required(place.Schema).Contains(name))
            {
                yield return fields => fields.Remove(name);
            }
        }
    }

    /// <summary>The objects with known fields in the arguments, each with its schema.</summary>
    private static IEnumerable<Place> Places(JsonNode? value, JsonObject schema, string path)
    {
        if (schema["anyOf"] is JsonArray branches)
            return branches.Select(branch => branch!.AsObject()).FirstOrDefault(branch => IsOf(value, branch)) is { } branch ? Places(value, branch, path) : [];

        return value switch
        {
            JsonArray items => items.SelectMany((item, index) => Places(item, schema["items"]!.AsObject(), $"{path}{index}/")),
            JsonObject fields when schema["properties"] is JsonObject properties => fields
                .Where(field => properties.ContainsKey(field.Key))
                .SelectMany(field => Places(field.Value, properties[field.Key]!.AsObject(), $"{path}{field.Key}/"))
                .Prepend(new Place(fields, schema, path)),
            _ => [],
        };
    }

    /// <summary>True for the branch of a union whose one-value enums the value has.</summary>
    private static bool IsOf(JsonNode? value, JsonObject branch) => branch["properties"] is JsonObject properties && properties.All(property =>
        property.Value!["enum"] is not JsonArray { Count: 1 } only || JsonNode.DeepEquals((value as JsonObject)?[property.Key], only[0]));

    private static IReadOnlyList<string> Required(JsonObject schema) => [.. (schema["required"] as JsonArray ?? []).Select(name => (string)name!)];

    private sealed record Place(JsonObject Fields, JsonObject Schema, string Path);

    /// <summary>A value, and the path within it of the field that it was made for.</summary>
    private sealed record Variant(JsonNode Value, string Focus = "")
    {
        public Variant In(string name, JsonNode outer) => new(outer, Focus.Length == 0 ? name : $"{name}/{Focus}");
    }
}
