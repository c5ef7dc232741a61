using System.Text.Json;

namespace JsonSchema.Tests;

/// <summary>Shortens the tests to schema, value and outcome.</summary>
internal static class Judge
{
    public static IReadOnlyList<SchemaError> Errors(string schema, string value) => Schema.Parse(schema).Evaluate(JsonElement.Parse(value));

    public static string[] Messages(string schema, string value) => [.. Errors(schema, value).Select(error => error.Message)];

    public static string Message(string schema, string value) => Assert.Single(Messages(schema, value));

    public static bool Accepts(string schema, string value) => Schema.Parse(schema).IsValid(JsonElement.Parse(value));
}
