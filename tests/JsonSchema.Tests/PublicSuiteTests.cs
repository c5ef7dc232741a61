namespace JsonSchema.Tests;

public sealed class PublicSuiteTests
{
    public static TheoryData<string> ClaimedFiles => [.. PublicSuite.Claimed];

    public static TheoryData<string> RefusedFiles => [.. PublicSuite.Refused.Keys];

    [Fact]
    public void Files_InThisVersionOfTheSuite_AreAllClaimedOrRefused() =>
        Assert.Empty(PublicSuite.Files().Except(PublicSuite.Claimed).Except(PublicSuite.Refused.Keys));

    [Theory]
    [MemberData(nameof(ClaimedFiles))]
    public void Evaluate_ClaimedKeyword_AgreesWithEveryCase(string file)
    {
        var isExcluded = PublicSuite.Read(file).ToLookup(group => PublicSuite.Excluded.ContainsKey((file, group.Description)));
        Assert.Empty(isExcluded[false].SelectMany(WrongVerdicts));
        Assert.All(isExcluded[true], group => Assert.Throws<InvalidSchemaException>(() => Schema.Parse(group.Schema)));
    }

    [Theory]
    [MemberData(nameof(RefusedFiles))]
    public void Parse_UnsupportedKeyword_IsRefusedOrJudgedRightly(string file) =>
        Assert.Empty(PublicSuite.Read(file).Where(group => !IsRefused(group)).SelectMany(WrongVerdicts));

    private static bool IsRefused(PublicSuite.Group group) => Record.Exception(() => Schema.Parse(group.Schema)) is InvalidSchemaException;

    private static IEnumerable<string> WrongVerdicts(PublicSuite.Group group)
    {
        var schema = Schema.Parse(group.Schema);
        foreach (var test in group.Cases)
        {
            var errors = schema.Evaluate(test.Data);
            if (schema.IsValid(test.Data) != test.IsValid || (errors.Count == 0) != test.IsValid)
                yield return $"{group.Description}: {test.Description} should be {(test.IsValid ? "valid" : "invalid")}";
        }
    }
}
