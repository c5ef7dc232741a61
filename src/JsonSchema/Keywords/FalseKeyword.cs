using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;

namespace JsonSchema.Keywords;

/// <summary>The schema <c>false</c>, which nothing fits (core 4.3.2).</summary>
internal sealed class FalseKeyword : Keyword
{
    public override JsonTypes Types => JsonTypes.None;

    public override bool IsValid(JsonElement instance) => false;

    public override void Report(JsonElement instance, Location at, ErrorList errors) => errors.Add(at, "false", "");
}
