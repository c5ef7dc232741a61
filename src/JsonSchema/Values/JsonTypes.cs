using System.Text.Json;

namespace JsonSchema.Values;

/// <summary>A set of JSON Schema's types (core 4.2.1). A whole number is both an integer and a number.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    String = 1,
    Number = 2,
    Integer = 4,
    Boolean = 8,
    Array = 16,
    Object = 32,
    Null = 64,
    Any = 127,
}

internal static class JsonTypesExtensions
{
    /// <summary>Whether a value's type is in the set. Reads a number only when the set asks whether it is whole.</summary>
    public static bool Include(this JsonTypes types, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => types.HasFlag(JsonTypes.String),
        JsonValueKind.Number => types.HasFlag(JsonTypes.Number) || (types.HasFlag(JsonTypes.Integer) && JsonNumber.IsInteger(value)),
        JsonValueKind.True or JsonValueKind.False => types.HasFlag(JsonTypes.Boolean),
        JsonValueKind.Array => types.HasFlag(JsonTypes.Array),
        JsonValueKind.Object => types.HasFlag(JsonTypes.Object),
        JsonValueKind.Null => types.HasFlag(JsonTypes.Null),
        _ => false,
    };

    /// <summary>Whether a value might be meant as one of the set: like <see cref="Include"/>, but 2.5 passes for an integer that went wrong.</summary>
    public static bool IncludeKindOf(this JsonTypes types, JsonElement value) =>
        value.ValueKind is JsonValueKind.Number ? (types & (JsonTypes.Number | JsonTypes.Integer)) != 0 : types.Include(value);

    public static JsonTypes? FromName(string name) => name switch
    {
        "string" => JsonTypes.String,
        "number" => JsonTypes.Number | JsonTypes.Integer,
        "integer" => JsonTypes.Integer,
        "boolean" => JsonTypes.Boolean,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        "null" => JsonTypes.Null,
        _ => null,
    };
}
