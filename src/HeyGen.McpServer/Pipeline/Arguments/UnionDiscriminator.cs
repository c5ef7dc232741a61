namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>The field whose fixed value discriminates the branches of a union.</summary>
/// <param name="Values">Its value in each branch.</param>
/// <param name="Chosen">The branch that the value names; null when it names none.</param>
internal sealed record UnionDiscriminator(string Name, IReadOnlyList<string> Values, int? Chosen)
{
    /// <returns>Null when no field does.</returns>
    public static UnionDiscriminator? Of(IReadOnlyList<JsonElement> branches, JsonElement value)
    {
        foreach (var name in Names(branches[0]))
        {
            var values = branches.Select(branch => FixedText(branch, name)).OfType<string>().Distinct().ToList();
            if (values.Count == branches.Count)
                return new UnionDiscriminator(name, values, Choice(branches, value, name, values));
        }

        return null;
    }

    // Without the field the only branch that does not ask for it was meant.
    private static int? Choice(IReadOnlyList<JsonElement> branches, JsonElement value, string name, List<string> values)
    {
        if (value.TryGetProperty(name, out var given))
        {
            var index = given.ValueKind is JsonValueKind.String ? values.FindIndex(given.ValueEquals) : -1;
            return index < 0 ? null : index;
        }

        var free = Enumerable.Range(0, branches.Count).Where(branch => !Requires(branches[branch], name)).ToList();
        return free.Count == 1 ? free[0] : null;
    }

    private static IEnumerable<string> Names(JsonElement branch) =>
        SchemaWording.Find(branch, "properties")?.EnumerateObject().Select(property => property.Name) ?? [];

    private static string? FixedText(JsonElement branch, string name) =>
        SchemaWording.Find(branch, "properties") is { } properties
        && properties.TryGetProperty(name, out var property)
        && SchemaWording.Find(property, "enum") is { } values
        && values.GetArrayLength() == 1
        && values[0].ValueKind is JsonValueKind.String
            ? values[0].GetString()
            : null;

    private static bool Requires(JsonElement branch, string name) =>
        SchemaWording.Find(branch, "required")?.EnumerateArray().Any(required => required.ValueEquals(name)) is true;
}
