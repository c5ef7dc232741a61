using System.Text.Json;
using System.Text.RegularExpressions;
using JsonSchema.Compilation;
using JsonSchema.Evaluation;
using JsonSchema.Values;

namespace JsonSchema;

/// <summary>
/// A compiled JSON Schema (draft 2020-12) that judges JSON values and explains its verdict in words that an AI agent can act on.
/// Compile once and keep it: an instance is immutable and may be used by many threads at once.
/// </summary>
/// <remarks>
/// <para>Every assertion and applicator keyword of 2020-12 is evaluated except <c>$dynamicRef</c>, <c>unevaluatedItems</c>,
/// <c>unevaluatedProperties</c> and references to other documents. A schema that uses one of those is refused when it is
/// compiled, because skipping it would make a wrong verdict. <c>format</c> and the <c>content*</c> keywords are annotations and
/// never fail a value, as the specification's default vocabulary has it.</para>
/// <para>Numbers are compared exactly, whatever their size, and <c>1.0</c> is an integer. Lengths count Unicode code points.</para>
/// </remarks>
public sealed class Schema
{
    private readonly SchemaNode root;

    private Schema(SchemaNode root) => this.root = root;

    /// <summary>Compiles a schema from its JSON text.</summary>
    /// <exception cref="InvalidSchemaException">The text is no JSON, is no usable schema, or needs a keyword that is not supported.</exception>
    public static Schema Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return new Schema(SchemaCompiler.Compile(JsonElement.Parse(json)));
        }
        catch (JsonException exception)
        {
            throw new InvalidSchemaException("", $"not readable as JSON ({exception.Message})", exception);
        }
    }

    /// <summary>Compiles a schema from parsed JSON. The element is copied, so its document may be disposed afterwards.</summary>
    /// <exception cref="InvalidSchemaException">This is no usable schema, or it needs a keyword that is not supported.</exception>
    public static Schema Parse(JsonElement schema) => new(SchemaCompiler.Compile(schema.Clone()));

    /// <summary>Says whether the value fits, at the least cost: it stops at the first problem.</summary>
    public bool IsValid(JsonElement instance)
    {
        try
        {
            return root.IsValid(instance);
        }
        catch (Exception exception) when (Undecidable(exception, instance) is not null)
        {
            return false;
        }
    }

    /// <summary>
    /// Lists what is wrong with the value, in the order of the document, at most one problem for each place and keyword. The list is
    /// empty when the value fits. It ends after 1,000 problems: nobody reads on, and a hostile value could otherwise fill the memory.
    /// </summary>
    public IReadOnlyList<SchemaError> Evaluate(JsonElement instance)
    {
        try
        {
            if (root.IsValid(instance))
                return [];
            var errors = new ErrorList();
            root.Report(instance, Location.Root, errors);
            return errors.InDocumentOrder();
        }
        catch (Exception exception) when (Undecidable(exception, instance) is { } error)
        {
            return [error];
        }
    }

    // A value that cannot be judged to the end is refused as a whole. Anything else that throws is a mistake of ours and must not pass
    // for a verdict.
    private static SchemaError? Undecidable(Exception exception, JsonElement instance) => exception switch
    {
        InsufficientExecutionStackException => new SchemaError("", "depth", "a value that is nested less deeply", null, null),
        RegexMatchTimeoutException => new SchemaError("", "pattern", "text that can be matched in reasonable time", null, null),
        InvalidOperationException when JsonText.IsUnreadable(instance) =>
            new SchemaError("", "encoding", "text of valid Unicode", "an escape for one half of a surrogate pair", null),
        _ => null,
    };
}
