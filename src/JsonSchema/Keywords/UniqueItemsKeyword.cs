using System.Globalization;
using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;

namespace JsonSchema.Keywords;

/// <summary><c>uniqueItems</c> (validation 6.4.3). By hash codes: comparing each item with each would let a list of 2 MB run for hours.</summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    public override bool IsValid(JsonElement instance) => instance.ValueKind is not JsonValueKind.Array || Repetition(instance) is null;

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is JsonValueKind.Array && Repetition(instance) is var (first, second))
        {
            var found = string.Create(CultureInfo.InvariantCulture, $"the same in [{first}] and [{second}]");
            errors.Add(at, "uniqueItems", "items that all differ", found);
        }
    }

    private static (int First, int Second)? Repetition(JsonElement array)
    {
        if (array.GetArrayLength() < 2)
            return null;
        var seen = new Dictionary<JsonElement, int>(JsonEquality.Instance);
        foreach (var item in array.EnumerateArray())
        {
            if (!seen.TryAdd(item, seen.Count))
                return (seen[item], seen.Count);
        }
        return null;
    }
}
