using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary>What has a size that a schema can limit.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="One">The noun for one of what is counted.</param>
/// <param name="Many">The noun for several.</param>
/// <param name="Minimum">The keyword for the least size.</param>
/// <param name="Maximum">The keyword for the greatest size.</param>
internal sealed record Measure(JsonValueKind Kind, string One, string Many, string Minimum, string Maximum)
{
    public static Measure Characters { get; } = new(JsonValueKind.String, "character", "characters", "minLength", "maxLength");

    public static Measure Items { get; } = new(JsonValueKind.Array, "item", "items", "minItems", "maxItems");

    public static Measure Properties { get; } = new(JsonValueKind.Object, "property", "properties", "minProperties", "maxProperties");

    public long Of(JsonElement value) => Kind switch
    {
        JsonValueKind.String => JsonText.CodePoints(value),
        JsonValueKind.Array => value.GetArrayLength(),
        _ => value.GetPropertyCount(),
    };
}

/// <summary><c>minLength</c> and <c>maxLength</c>, <c>minItems</c> and <c>maxItems</c>, <c>minProperties</c> and <c>maxProperties</c> (validation 6.3 to 6.5).</summary>
internal sealed class LengthKeyword(Measure measure, long? least, long? most) : Keyword
{
    public override bool IsValid(JsonElement instance) =>
        instance.ValueKind != measure.Kind || (measure.Of(instance) is var size && !(size < least) && !(size > most));

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (IsValid(instance))
            return;
        var size = measure.Of(instance);
        errors.Add(
            at,
            size < least ? measure.Minimum : measure.Maximum,
            Amount.Between(least, most, measure.One, measure.Many),
            Amount.Of(size, $"{{0}} {measure.One}", $"{{0}} {measure.Many}"));
    }
}
