using System.Text.Json.Nodes;
using HeyGen.McpServer.Tests.WholeServer.Stocks;

namespace HeyGen.McpServer.Tests.WholeServer;

/// <summary>
/// Arguments made from a tool's schema: with required fields only, then with each optional field alone, at every depth, and with each value of
/// each enum.
/// </summary>
/// <param name="texts">Values for texts by the field's name, or by <c>tool.field</c> where a name means several things.</param>
internal sealed class ExampleArguments(IReadOnlyDictionary<string, string> texts)
{
    public IEnumerable<JsonObject> Of(string tool, JsonObject schema) => Objects(tool, schema).Select(example => Adjust(tool, tool, example));

    private IEnumerable<JsonNode> Of(string tool, string name, JsonObject schema) => schema switch
    {
        _ when schema["anyOf"] is JsonArray branches => branches.SelectMany(branch => Of(tool, name, branch!.AsObject())),
        _ when schema["enum"] is JsonArray values => values.Select(value => value!.DeepClone()),
        _ => (string)schema["type"]! switch
        {
            "object" when schema["additionalProperties"] is JsonObject values =>
                Of(tool, name, values).Select(value => new JsonObject { [Text(tool, $"{value["type"]} of {name}")] = value }),
            "object" => Objects(tool, schema),
            "array" => Of(tool, name, schema["items"]!.AsObject()).Select(item => new JsonArray(item)),
            "boolean" => [JsonValue.Create(true)],
            "integer" or "number" => [(schema["default"] ?? schema["minimum"])?.DeepClone() ?? JsonValue.Create(1)],
            _ => [JsonValue.Create(Text(tool, name))],
        },
    };

    private IEnumerable<JsonObject> Objects(string tool, JsonObject schema)
    {
        // An object of any shape has none.
        var properties = schema["properties"]?.AsObject() ?? [];
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).ToList();
        var least = new JsonObject(required.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Of(tool, name, properties[name]!.AsObject()).First())));
        yield return Copy(least);
        foreach (var (name, property) in properties)
        {
            // The first value of a required field stands in the least example already.
            foreach (var value in Of(tool, name, property!.AsObject()).Skip(required.Contains(name) ? 1 : 0))
            {
                var example = Copy(least);
                example[name] = value;
                yield return example;
            }
        }
    }

    private string Text(string tool, string name) => texts.GetValueOrDefault($"{tool}.{name}") ?? texts.GetValueOrDefault(name) ?? "Some plain words.";

    private static JsonObject Copy(JsonObject example) => example.DeepClone().AsObject();

    /// <summary>Adds what the laws between fields ask for, and takes out what they exclude.</summary>
    private JsonObject Adjust(string tool, string place, JsonObject example)
    {
        foreach (var (name, value) in example)
        {
            foreach (var inner in value is JsonArray items ? items.OfType<JsonObject>() : value is JsonObject single ? [single] : [])
            {
                Adjust(tool, name, inner);
                if (name == "background" && !inner.ContainsKey("color"))
                    FillBackground(tool, inner);
            }
        }

        var hasRecording = example.ContainsKey("audio_url") || example.ContainsKey("audio_asset_id");
        if (!hasRecording && place is ("create_video_from_avatar" or "create_video_from_image" or "input"))
            example["script"] = "Some plain words.";
        if (hasRecording)
            example.Remove("script");
        if (example.ContainsKey("script") && (example.ContainsKey("image") || example.ContainsKey("source")))
            example["voice_id"] = Text(tool, "voice_id");
        if (example.ContainsKey("expressiveness") && example.ContainsKey("avatar_id"))
            example["avatar_id"] = Text(tool, "photo_look");
        if (example["type"] is JsonValue type && example.ContainsKey("source"))
            example["source"] = Text(tool, $"{type}_source");
        foreach (var stock in Stock.All)
            stock.Adjust(tool, place, example);
        return example;
    }

    private void FillBackground(string tool, JsonObject background)
    {
        if (background.ContainsKey("url") || background.ContainsKey("asset_id"))
            background["type"] = "image";
        else if ((string?)background["type"] == "image")
            background["url"] = Text(tool, "url");
        else
            background["value"] = "#102030";
    }
}
