using System.Text.Json;
using JsonSchema.Evaluation;

namespace JsonSchema.Keywords;

/// <summary><c>propertyNames</c> (core 10.3.2.4): a schema for each name, taken as a string.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : Keyword
{
    public override bool IsValid(JsonElement instance) =>
        instance.ValueKind is not JsonValueKind.Object || instance.EnumerateObject().All(property => schema.IsValid(AsString(property)));

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is not JsonValueKind.Object)
            return;
        var position = 0;
        foreach (var property in instance.EnumerateObject())
        {
            // What fails is the name, not the value that stands there: the problem is told as one with this keyword.
            var problems = new ErrorList();
            var place = at.Property(property.Name, position++);
            schema.Report(AsString(property), place, problems);
            if (problems.InDocumentOrder() is not [var problem, ..])
                continue;
            if (problem.Expected.Length == 0)
                errors.Add(place, "false", "");
            else
                errors.Add(place, "propertyNames", $"{problem.Expected} as its name", problem.Found, problem.Suggestion);
        }
    }

    private static JsonElement AsString(JsonProperty property) => JsonElement.Parse($"\"{JsonEncodedText.Encode(property.Name)}\"");
}
