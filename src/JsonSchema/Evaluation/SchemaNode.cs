using System.Runtime.CompilerServices;
using System.Text.Json;
using JsonSchema.Keywords;
using JsonSchema.Values;

namespace JsonSchema.Evaluation;

/// <summary>A compiled schema or subschema. Nodes may point at each other in circles, since schemas may be recursive.</summary>
internal sealed class SchemaNode(string pointer)
{
    /// <summary>Where the schema stands in its document, as a JSON pointer.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>What the schema asserts, those that decide alone first. Set once by the compiler: a node must exist before the nodes that refer back to it.</summary>
    public IReadOnlyList<Keyword> Keywords { get; set; } = [];

    /// <summary>The types of value that can fit at all.</summary>
    public JsonTypes Types => Keywords.Aggregate(JsonTypes.Any, (types, keyword) => types & keyword.Types);

    /// <exception cref="InsufficientExecutionStackException">The value is nested too deeply for this thread's stack.</exception>
    public bool IsValid(JsonElement instance)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < Keywords.Count; i++)
        {
            if (!Keywords[i].IsValid(instance))
                return false;
        }
        return true;
    }

    /// <summary>Adds all problems of the value; none when it is valid.</summary>
    /// <exception cref="InsufficientExecutionStackException">The value is nested too deeply for this thread's stack.</exception>
    public void Report(JsonElement instance, Location at, ErrorList errors)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var keyword in Keywords)
        {
            if (errors.IsFull)
                return;
            keyword.Report(instance, at, errors);
            if (keyword.DecidesAlone && !keyword.IsValid(instance))
                return;
        }
    }

    /// <summary>The keywords that hold unconditionally: its own, and those behind <c>$ref</c> and <c>allOf</c>.</summary>
    public IEnumerable<Keyword> UnconditionalKeywords() =>
        Keywords.SelectMany(keyword => keyword switch
        {
            ReferenceKeyword reference => reference.Target.UnconditionalKeywords(),
            AllOfKeyword all => all.Members.SelectMany(member => member.UnconditionalKeywords()),
            _ => [keyword],
        });
}
