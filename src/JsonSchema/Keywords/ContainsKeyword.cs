using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c> (core 10.3.1.3, validation 6.4.4 and 6.4.5).</summary>
/// <param name="item">What is counted.</param>
/// <param name="least">1 unless <c>minContains</c> says otherwise.</param>
/// <param name="most">Null without <c>maxContains</c>.</param>
internal sealed class ContainsKeyword(SchemaNode item, long least, long? most) : Keyword
{
    public override bool IsValid(JsonElement instance) =>
        instance.ValueKind is not JsonValueKind.Array || (Count(instance) is var count && count >= least && !(count > most));

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (IsValid(instance))
            return;
        var count = Count(instance);
        var keyword = count > most ? "maxContains" : least == 1 ? "contains" : "minContains";
        var expected = $"{Amount.Between(least, most, "item", "items")} of this kind: {Shape.Of(item)}";
        errors.Add(at, keyword, expected, count == 0 ? "none" : Amount.Of(count, "{0} such item", "{0} such items"));
    }

    private long Count(JsonElement array)
    {
        var count = 0L;
        foreach (var element in array.EnumerateArray())
        {
            if (item.IsValid(element))
                count++;
        }
        return count;
    }
}
