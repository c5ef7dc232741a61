using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace HeyGen.McpServer.Schemas;

/// <summary>
/// Turns what System.Text.Json's exporter says of a record into a schema that Anthropic's, OpenAI's and Gemini's hosts read: one
/// <c>type</c> everywhere, no <c>null</c>, no <c>$ref</c>, unions as <c>anyOf</c> of objects told apart by a one-value <c>enum</c>; and adds the
/// constraints that stand on the record as attributes.
/// </summary>
internal static class RecordSchema
{
    public static JsonSchemaExporterOptions ExporterOptions { get; } = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    /// <summary>What constrains a field: in a positional record the attributes stand on the constructor's parameter.</summary>
    public static IReadOnlyList<object> Attributes(JsonPropertyInfo property) =>
    [
        .. property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [],
        .. property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [],
    ];

    private static JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var attributes = context.PropertyInfo is { } property ? Attributes(property) : [];
        var exported = node as JsonObject ?? [];
        if (exported.ContainsKey(SchemaReferences.Keyword))
        {
            // Replaced by what it points to, which has the attributes too: the pointer is written for the same property only.
            return exported;
        }

        var schema = new JsonObject();
        if (context.TypeInfo.Type == typeof(AssetInput))
        {
            schema["type"] = "string";
            AssetInputs.Mark(schema, takesBytes: true);
        }
        else if (exported["anyOf"] is JsonArray branches)
        {
            exported.Clear();
            schema["anyOf"] = branches;
        }
        else
        {
            // The exporter leaves the type of a union's branches to the union.
            schema["type"] = SingleType(exported) ?? "object";
        }

        foreach (var attribute in attributes)
            Constrain(schema, attribute);

        if (schema["anyOf"] is JsonArray union && schema["description"] is { } description)
        {
            // Gemini's hosts refuse anyOf beside another keyword, so the first branch speaks for the union.
            schema.Remove("description");
            union[0]!.AsObject().Insert(1, "description", description);
        }

        CopyStructure(exported, schema);
        if (context.TypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
            && (element == typeof(AssetInput) || element == typeof(JsonElement)))
        {
            // The exporter knows nothing of these, and leaves out items of which it knows nothing.
            var items = new JsonObject { ["type"] = element == typeof(AssetInput) ? "string" : "object" };
            schema["items"] = items;
            if (element == typeof(AssetInput))
                AssetInputs.Mark(items, takesBytes: true);
        }

        if (attributes.OfType<NoInlineBytesAttribute>().Any())
            AssetInputs.MarkWithoutBytes(schema);

        MoveToItems(schema);

        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object && !schema.ContainsKey("anyOf"))
        {
            // A record without fields has no "properties" yet; it is closed like the others.
            schema.TryAdd("properties", new JsonObject());
            if (!context.TypeInfo.Properties.Any(property => property.IsExtensionData))
                schema["additionalProperties"] = false;
        }

        if (context.BaseTypeInfo is not null && context.BaseTypeInfo.PolymorphismOptions?.TypeDiscriminatorPropertyName is { } discriminator)
            TellApart(schema, discriminator);

        return schema;
    }

    /// <summary>What a list's attribute allows as values, it allows as items.</summary>
    private static void MoveToItems(JsonObject schema)
    {
        if (schema["items"] is JsonObject items && schema["enum"] is { } values)
        {
            schema.Remove("enum");
            items["enum"] = values;
        }
    }

    private static JsonNode? SingleType(JsonObject exported) => exported["type"] switch
    {
        JsonArray types => types.First(type => type!.GetValue<string>() != "null")!.DeepClone(),
        var type => type?.DeepClone(),
    };

    private static void Constrain(JsonObject schema, object attribute)
    {
        switch (attribute)
        {
            case DescriptionAttribute description:
                schema["description"] = description.Description;
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = new JsonArray([.. allowed.Values.OfType<string>().Select(value => JsonValue.Create(value))]);
                break;
            case DefaultValueAttribute { Value: { } value }:
                schema["default"] = Literal(value);
                break;
            case RangeAttribute range:
                schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Literal(range.Minimum);
                // The attribute cannot be without an upper end, a schema can.
                if (range.Maximum is not double.PositiveInfinity)
                    schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Literal(range.Maximum);

                break;
            case StringLengthAttribute length:
                Bound(schema, "minLength", length.MinimumLength, "maxLength", length.MaximumLength);
                break;
            case ItemCountAttribute count:
                Bound(schema, "minItems", count.Minimum, "maxItems", count.Maximum);
                break;
            case MultipleOfAttribute multiple:
                schema["multipleOf"] = multiple.Step;
                break;
            case UniqueItemsAttribute:
                schema["uniqueItems"] = true;
                break;
            case RegularExpressionAttribute expression:
                schema["pattern"] = expression.Pattern;
                break;
            case OpenInListAttribute open:
                OpenFields.Mark(schema, open.Description);
                break;
            case RareFieldAttribute:
                RareFields.MarkAsRare(schema);
                break;
        }
    }

    private static void Bound(JsonObject schema, string lowName, int low, string highName, int high)
    {
        if (low > 0)
            schema[lowName] = low;

        if (high < int.MaxValue)
            schema[highName] = high;
    }

    private static JsonNode Literal(object value) => value switch
    {
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        // 1.0 and 1 are the same number in JSON; the shorter form costs less and never looks like a float to an integer field.
        double number when number == Math.Truncate(number) => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        string[] texts => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        _ => throw new NotSupportedException($"{value.GetType()} stands on a request record as a literal, and JSON has no form for it here."),
    };

    private static void CopyStructure(JsonObject exported, JsonObject schema)
    {
        foreach (var keyword in (ReadOnlySpan<string>)["properties", "required", "items", "additionalProperties"])
        {
            if (exported[keyword] is { } value)
            {
                exported.Remove(keyword);
                schema[keyword] = value;
            }
        }
    }

    /// <summary>The exporter writes the discriminator as <c>const</c>; hosts understand a required one-value <c>enum</c>.</summary>
    private static void TellApart(JsonObject branch, string discriminator)
    {
        var property = branch["properties"]![discriminator]!.AsObject();
        if (property["const"] is not { } value)
            return;

        branch["properties"]![discriminator] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(value.DeepClone()) };
        var required = branch["required"] as JsonArray ?? [];
        branch.Remove("required");
        branch["required"] =
            new JsonArray([discriminator, .. required.Where(name => name!.GetValue<string>() != discriminator).Select(name => name!.DeepClone())]);
        if (branch.Remove("additionalProperties"))
            branch["additionalProperties"] = false;
    }
}
