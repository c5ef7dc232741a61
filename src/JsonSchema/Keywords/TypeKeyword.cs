using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>type</c> (validation 6.1.1).</summary>
internal sealed class TypeKeyword(JsonTypes types) : Keyword
{
    public override bool DecidesAlone => true;

    public override JsonTypes Types => types;

    public override bool IsValid(JsonElement instance) => types.Include(instance);

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (!IsValid(instance))
            errors.Add(at, "type", Shape.OfTypes(types), ValueText.WithType(instance));
    }
}
