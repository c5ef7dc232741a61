using System.Text.Json;
using JsonSchema.Evaluation;

namespace JsonSchema.Keywords;

/// <summary><c>prefixItems</c> and <c>items</c> (core 10.3.1.1 and 10.3.1.2): the second holds for the items after those that the first names.</summary>
internal sealed class ItemsKeyword(IReadOnlyList<SchemaNode> prefix, SchemaNode? items) : Keyword
{
    public SchemaNode? Items => items;

    public override bool IsValid(JsonElement instance)
    {
        if (instance.ValueKind is not JsonValueKind.Array)
            return true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (SchemaFor(index++) is { } schema && !schema.IsValid(item))
                return false;
        }
        return true;
    }

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is not JsonValueKind.Array)
            return;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            SchemaFor(index)?.Report(item, at.Item(index), errors);
            index++;
            if (errors.IsFull)
                return;
        }
    }

    private SchemaNode? SchemaFor(int index) => index < prefix.Count ? prefix[index] : items;
}
