namespace HeyGen.McpServer.Tests.Schemas;

/// <summary>
/// What Anthropic's, OpenAI's and Gemini's hosts can all read: a root that is a plain object, one type everywhere, no pointers, and unions
/// only as <c>anyOf</c> of objects that a required property with a single value tells apart.
/// </summary>
internal static class SchemaLint
{
    private static readonly HashSet<string> known =
    [
        "type", "description", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "default", "pattern",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "multipleOf",
    ];

    private static readonly string[] types = ["object", "array", "string", "integer", "number", "boolean"];

    /// <param name="schema">The schema of a tool's arguments.</param>
    /// <param name="isFull">Whether each field has to be described.</param>
    /// <returns>Each offence with its place.</returns>
    public static IReadOnlyList<string> Check(JsonElement schema, bool isFull)
    {
        var offences = new List<string>();
        if (!schema.TryGetProperty("type", out var type) || type.ValueKind is not JsonValueKind.String || !type.ValueEquals("object"))
            offences.Add("#: the root is no plain object");

        if (schema.TryGetProperty("anyOf", out _))
            offences.Add("#: the root is a union");

        Check(schema, "#", isFull, offences);
        return offences;
    }

    private static void Check(JsonElement schema, string path, bool isFull, List<string> offences)
    {
        offences.AddRange(schema.EnumerateObject().Where(keyword => !known.Contains(keyword.Name)).Select(keyword => $"{path}: {keyword.Name}"));
        if (schema.TryGetProperty("anyOf", out var branches))
        {
            CheckUnion(schema, branches, path, isFull, offences);
        }
        else if (!schema.TryGetProperty("type", out var type) || type.ValueKind is not JsonValueKind.String || !types.Contains(type.GetString()))
        {
            offences.Add($"{path}: not one type");
        }

        CheckEnum(schema, path, offences);
        CheckRequired(schema, path, offences);
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                CheckProperty(property, $"{path}/{property.Name}", isFull, offences);
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Check(items, $"{path}[]", isFull, offences);
        }
        else if (schema.TryGetProperty("type", out var kind) && kind.ValueKind is JsonValueKind.String && kind.ValueEquals("array"))
        {
            offences.Add($"{path}: an array of anything");
        }

        CheckMap(schema, path, isFull, offences);
    }

    /// <summary>Gemini's hosts know no schema for the values of a map, so only the full view has one.</summary>
    private static void CheckMap(JsonElement schema, string path, bool isFull, List<string> offences)
    {
        if (!schema.TryGetProperty("additionalProperties", out var values) || values.ValueKind is not JsonValueKind.Object)
            return;

        if (isFull)
        {
            Check(values, $"{path}{{}}", isFull, offences);
        }
        else
        {
            offences.Add($"{path}: a map with a schema for its values");
        }
    }

    private static void CheckProperty(JsonProperty property, string path, bool isFull, List<string> offences)
    {
        // Of a union the first branch speaks.
        var described = property.Value.TryGetProperty("anyOf", out var branches) ? branches[0] : property.Value;
        var isDescribed = described.TryGetProperty("description", out var description) && description.GetString() is { Length: > 0 };
        if (isFull && !isDescribed && !IsDiscriminator(property.Value))
            offences.Add($"{path}: not described");

        Check(property.Value, path, isFull, offences);
    }

    private static void CheckUnion(JsonElement union, JsonElement branches, string path, bool isFull, List<string> offences)
    {
        // Gemini's hosts refuse anyOf beside any other keyword.
        if (union.EnumerateObject().Count() > 1)
            offences.Add($"{path}: a union that is something else too");

        foreach (var (index, branch) in branches.EnumerateArray().Index())
        {
            if (branch.TryGetProperty("anyOf", out _))
            {
                offences.Add($"{path}({index}): a union right within a union");
            }
            else if (!Discriminators(branch).Any())
            {
                offences.Add($"{path}({index}): nothing tells this branch apart");
            }

            Check(branch, $"{path}({index})", isFull, offences);
        }

        var values = branches.EnumerateArray().Select(branch => string.Join('|', Discriminators(branch))).ToList();
        if (values.Distinct().Count() != values.Count)
            offences.Add($"{path}: two branches that look alike");
    }

    private static IEnumerable<string> Discriminators(JsonElement branch) =>
        branch.TryGetProperty("properties", out var properties) && branch.TryGetProperty("required", out var required)
            ? properties.EnumerateObject()
                .Where(property => IsDiscriminator(property.Value) && required.EnumerateArray().Any(name => name.ValueEquals(property.Name)))
                .Select(property => $"{property.Name}={property.Value.GetProperty("enum")[0]}")
            : [];

    private static bool IsDiscriminator(JsonElement schema) => schema.TryGetProperty("enum", out var values) && values.GetArrayLength() == 1;

    private static void CheckEnum(JsonElement schema, string path, List<string> offences)
    {
        if (!schema.TryGetProperty("enum", out var values))
            return;

        var isText = schema.TryGetProperty("type", out var type) && type.ValueEquals("string");
        if (!isText || values.EnumerateArray().Any(value => value.ValueKind is not JsonValueKind.String))
            offences.Add($"{path}: an enum of something but strings");

        if (values.GetArrayLength() == 0 || values.EnumerateArray().Select(value => value.ToString()).Distinct().Count() != values.GetArrayLength())
            offences.Add($"{path}: an enum that is empty or says a thing twice");
    }

    private static void CheckRequired(JsonElement schema, string path, List<string> offences)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            offences.AddRange(required.EnumerateArray()
                .Where(name => !schema.TryGetProperty("properties", out var properties) || !properties.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{path}: requires {name}, which it does not have"));
        }
    }
}
