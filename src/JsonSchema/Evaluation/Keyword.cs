using System.Text.Json;
using JsonSchema.Values;

namespace JsonSchema.Evaluation;

/// <summary>One assertion or applicator of a schema, or a few that only have a meaning together, such as <c>minimum</c> and <c>maximum</c>.</summary>
internal abstract class Keyword
{
    /// <summary>When it fails, the other problems of the same schema would only repeat it: a wrong type, a value outside its list.</summary>
    public virtual bool DecidesAlone => false;

    /// <summary>The types of value that this keyword can accept.</summary>
    public virtual JsonTypes Types => JsonTypes.Any;

    /// <summary>The schemas that this keyword applies to the same value, rather than to a part of it.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    public abstract bool IsValid(JsonElement instance);

    /// <summary>Adds what is wrong; nothing when the value is valid.</summary>
    public abstract void Report(JsonElement instance, Location at, ErrorList errors);
}
