using System.Globalization;
using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>anyOf</c> and <c>oneOf</c> (core 10.2.1.2 and 10.2.1.3).</summary>
/// <remarks>
/// A value that fits no branch was meant for one of them, and only that branch's problems help. It is found by the value's type, then by
/// the property whose fixed values tell the branches apart, then by which branch the value comes closest to.
/// </remarks>
internal sealed class UnionKeyword(string name, bool isExclusive, IReadOnlyList<SchemaNode> branches) : Keyword
{
    public IReadOnlyList<SchemaNode> Branches => branches;

    public override JsonTypes Types => branches.Aggregate(JsonTypes.None, (types, branch) => types | branch.Types);

    public override IEnumerable<SchemaNode> InPlace => branches;

    public override bool IsValid(JsonElement instance)
    {
        var fitting = 0;
        for (var i = 0; i < branches.Count; i++)
        {
            if (!branches[i].IsValid(instance))
                continue;
            fitting++;
            if (!isExclusive)
                return true;
            if (fitting > 1)
                return false;
        }
        return fitting == 1;
    }

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (IsValid(instance))
            return;
        var fitting = branches.Where(branch => branch.IsValid(instance)).ToList();
        if (fitting.Count > 0)
            ReportAmbiguous(fitting, at, errors);
        else
            ReportUnfit(instance, at, errors);
    }

    private void ReportAmbiguous(List<SchemaNode> fitting, Location at, ErrorList errors) => errors.Add(
        at,
        name,
        $"exactly {Shape.OfShapes(branches)}",
        string.Create(CultureInfo.InvariantCulture, $"a value that fits {fitting.Count} of them"));

    private void ReportUnfit(JsonElement instance, Location at, ErrorList errors)
    {
        var candidates = branches.Where(branch => branch.Types.IncludeKindOf(instance)).ToList();
        if (candidates.Count == 0)
            errors.Add(at, name, Shape.OfTypes(Types), ValueText.WithType(instance));
        else if (candidates.Count > 1 && instance.ValueKind is JsonValueKind.Object && Discriminator.Of(candidates) is { } discriminator)
            ReportByDiscriminator(discriminator, instance, at, errors);
        else
            ReportClosest(candidates, instance, at, errors);
    }

    private void ReportByDiscriminator(Discriminator discriminator, JsonElement instance, Location at, ErrorList errors)
    {
        var chosen = discriminator.BranchesFor(instance);
        if (chosen.Count > 0)
            ReportClosest(chosen, instance, at, errors);
        else
            discriminator.Report(instance, at, errors);
    }

    private void ReportClosest(List<SchemaNode> candidates, JsonElement instance, Location at, ErrorList errors)
    {
        var attempts = candidates
            .Select(branch =>
            {
                var problems = new ErrorList();
                branch.Report(instance, at, problems);
                return problems;
            })
            .OrderBy(problems => problems.Count)
            .ThenByDescending(problems => problems.Depth)
            .ToList();
        var isClear = attempts.Count == 1 || attempts[0].Count < attempts[1].Count || attempts[0].Depth > attempts[1].Depth;
        if (isClear)
            errors.AddAll(attempts[0]);
        else
            errors.Add(at, name, Shape.OfShapes(candidates), ValueText.Quoted(instance));
    }
}
