using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;

namespace JsonSchema.Keywords;

/// <summary><c>allOf</c> (core 10.2.1.1).</summary>
internal sealed class AllOfKeyword(IReadOnlyList<SchemaNode> members) : Keyword
{
    public IReadOnlyList<SchemaNode> Members => members;

    public override JsonTypes Types => members.Aggregate(JsonTypes.Any, (types, member) => types & member.Types);

    public override IEnumerable<SchemaNode> InPlace => members;

    public override bool IsValid(JsonElement instance)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (!members[i].IsValid(instance))
                return false;
        }
        return true;
    }

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        foreach (var member in members)
            member.Report(instance, at, errors);
    }
}
