using System.Text.Json.Schema;

namespace HeyGen.McpServer.Schemas;

/// <summary>
/// Derives a tool's input schema from its request record. Runs when manifests are written, never while serving: the manifests are
/// part of the program.
/// </summary>
internal static class SchemaBuilder
{
    private const string MoreFields = "more: find_tools";

    /// <summary>The full schema: what validates, stands in the manifest, and tells every field.</summary>
    public static JsonObject Full(ToolDefinition tool)
    {
        var schema = WithMarks(tool);
        SubSchemas.Unmark(schema);
        return schema;
    }

    /// <summary>
    /// The view for <c>tools/list</c>, which every conversation pays for: without rare fields and without what a caller learns from an error.
    /// </summary>
    public static JsonObject Listed(ToolDefinition tool)
    {
        var schema = WithMarks(tool);
        var all = Fields(schema) - tool.OwnArguments.Count(argument => schema["properties"]![argument] is { } own && RareFields.IsRare(own));
        OpenFields.Open(schema);
        RareFields.Remove(schema);
        SubSchemas.Unmark(schema);
        Compact(schema);
        if (Fields(schema) < all)
            schema.Insert(0, "description", MoreFields);

        return schema;
    }

    private static int Fields(JsonObject schema) => SubSchemas.Of(schema).Sum(child => 1 + Fields(child));

    /// <summary>Where the tool takes a file.</summary>
    public static IReadOnlyList<ManifestAssetInput> AssetInputsOf(ToolDefinition tool) => AssetInputs.Of(WithMarks(tool));

    private static JsonObject WithMarks(ToolDefinition tool)
    {
        var schema = tool.Request is { } request
            ? (JsonObject)request.GetJsonSchemaAsNode(RecordSchema.ExporterOptions)
            : new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };
        SchemaReferences.Inline(schema);
        var properties = schema["properties"]!.AsObject();
        if (tool.TakesWait)
        {
            properties[OwnArguments.WaitSeconds] = new JsonObject
            {
                ["type"] = "integer",
                ["description"] = "Seconds to wait for the job; 0 returns at once.",
                ["minimum"] = 0,
                ["maximum"] = OwnArguments.MostWaitSeconds,
            };
        }

        if (tool.IsList)
        {
            properties[OwnArguments.Fields] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "all: every field of each item.",
                ["enum"] = new JsonArray("brief", "all"),
                ["default"] = "brief",
            };
        }

        AddOwnArguments(tool, properties);
        return schema;
    }

    /// <summary>Not listed: results say when one is needed, and what to pass.</summary>
    private static void AddOwnArguments(ToolDefinition tool, JsonObject properties)
    {
        if (tool.Submits)
        {
            var newTake = new JsonObject
            {
                ["type"] = "boolean",
                ["description"] = "Submit again although the same call was made within the last half hour.",
                ["default"] = false,
            };
            RareFields.MarkAsRare(newTake);
            properties[OwnArguments.NewTake] = newTake;
        }

        if (tool.TakesConfirmation)
        {
            var confirm = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "Token of a confirmation, from an earlier result of the same call.",
                ["minLength"] = 1
            };
            RareFields.MarkAsRare(confirm);
            properties[OwnArguments.Confirm] = confirm;
        }

        if (tool.AllowsPlaceholders)
        {
            var allow = new JsonObject
            {
                ["type"] = "boolean",
                ["description"] = "Render although texts of the template are left as they are.",
                ["default"] = false,
            };
            RareFields.MarkAsRare(allow);
            properties[OwnArguments.AllowPlaceholders] = allow;
        }
    }

    /// <summary>Leaves out keywords that say little to a model and cost tokens in each conversation.</summary>
    private static void Compact(JsonObject schema)
    {
        schema.Remove("additionalProperties");
        if (schema["minLength"]?.GetValue<int>() == 1)
            schema.Remove("minLength");

        foreach (var child in SubSchemas.Of(schema))
            Compact(child);
    }
}
