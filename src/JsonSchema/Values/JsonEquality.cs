using System.Runtime.CompilerServices;
using System.Text.Json;

namespace JsonSchema.Values;

/// <summary>
/// Equality of JSON values as the specification has it (core 4.2.2): numbers by value, objects whatever their order.
/// <see cref="JsonElement.DeepEquals"/> is not used because it throws for numbers with a huge exponent, and because telling apart the
/// items of a long array takes hash codes.
/// </summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    public static JsonEquality Instance { get; } = new();

    private JsonEquality()
    {
    }

    public bool Equals(JsonElement x, JsonElement y)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (x.ValueKind != y.ValueKind)
            return false;
        return x.ValueKind switch
        {
            JsonValueKind.String => x.GetString() == y.GetString(),
            JsonValueKind.Number => JsonNumber.From(x).CompareTo(JsonNumber.From(y)) == 0,
            JsonValueKind.Array => x.GetArrayLength() == y.GetArrayLength() && x.EnumerateArray().SequenceEqual(y.EnumerateArray(), this),
            JsonValueKind.Object => ObjectsEqual(x, y),
            _ => true,
        };
    }

    public int GetHashCode(JsonElement value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Number => JsonNumber.From(value).ToExact().GetHashCode(),
            JsonValueKind.Array => value.EnumerateArray().Aggregate(1, (hash, item) => HashCode.Combine(hash, GetHashCode(item))),
            JsonValueKind.Object => Properties(value).Aggregate(2, (hash, property) => hash ^ HashCode.Combine(property.Key, GetHashCode(property.Value))),
            _ => (int)value.ValueKind,
        };
    }

    private bool ObjectsEqual(JsonElement x, JsonElement y)
    {
        var left = Properties(x);
        var right = Properties(y);
        return left.Count == right.Count
            && left.All(property => right.TryGetValue(property.Key, out var other) && Equals(property.Value, other));
    }

    // Of a name that occurs twice the last one counts, as for JsonElement.GetProperty.
    private static Dictionary<string, JsonElement> Properties(JsonElement value)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
            properties[property.Name] = property.Value;
        return properties;
    }
}
