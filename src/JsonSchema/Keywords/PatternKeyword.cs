using System.Text.Json;
using JsonSchema.Compilation;
using JsonSchema.Evaluation;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>pattern</c> (validation 6.3.3). A pattern may match anywhere in the text unless it is anchored.</summary>
internal sealed class PatternKeyword(EcmaPattern pattern) : Keyword
{
    public override bool IsValid(JsonElement instance) => instance.ValueKind is not JsonValueKind.String || pattern.IsMatch(instance.GetString()!);

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (!IsValid(instance))
            errors.Add(at, "pattern", $"text that matches {pattern.Source}", ValueText.Quoted(instance));
    }
}
