using System.Text.Json;

namespace JsonSchema.Tests;

/// <summary>
/// The public JSON-Schema-Test-Suite, draft 2020-12. It is not ours and so not in this repository. It is looked for in the folder that
/// the environment variable JSON_SCHEMA_TEST_SUITE names, then where Debian's package libtest-json-schema-acceptance-perl puts it (the
/// npm package of the suite ends with draft 6). Without it the tests are skipped on a desk, and fail in CI.
/// </summary>
internal static class PublicSuite
{
    private const string DebianFolder = "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance/tests/draft2020-12";

    private const string HowToGetIt =
        "The JSON-Schema-Test-Suite is not here: run 'apt-get install --no-install-recommends libtest-json-schema-acceptance-perl' (Debian, Ubuntu), "
        + "or set JSON_SCHEMA_TEST_SUITE to the folder tests/draft2020-12 of a checkout of json-schema-org/JSON-Schema-Test-Suite.";

    /// <summary>The files that test one claimed keyword each, and must pass to the last case but those in <see cref="Excluded"/>.</summary>
    public static IReadOnlyList<string> Claimed { get; } =
    [
        "additionalProperties", "allOf", "anchor", "anyOf", "boolean_schema", "const", "contains", "content", "default", "defs", "dependentRequired",
        "dependentSchemas", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "if-then-else", "infinite-loop-detection", "items",
        "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum",
        "multipleOf", "not", "oneOf", "pattern", "patternProperties", "prefixItems", "properties", "propertyNames", "ref", "required", "type",
        "uniqueItems", "optional/bignum", "optional/float-overflow", "optional/non-bmp-regex", "optional/id", "optional/no-schema", "optional/anchor",
    ];

    /// <summary>The files about what we refuse. Each of their schemas is either refused or judged rightly, never judged wrongly.</summary>
    public static IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>
    {
        ["dynamicRef"] = "$dynamicRef is not supported",
        ["refRemote"] = "other documents are never fetched",
        ["unevaluatedItems"] = "unevaluatedItems is not supported",
        ["unevaluatedProperties"] = "unevaluatedProperties is not supported",
        ["vocabulary"] = "a $schema other than 2020-12 itself is not supported",
        ["optional/cross-draft"] = "schemas of other drafts are not supported",
        ["optional/refOfUnknownKeyword"] = "what a reference to a place that holds no schema means is undefined",
        ["id"] = "its schemas refer to the meta-schema, which is another document",
        ["unknownKeyword"] = "its schemas refer to places that hold no schema",
    };

    /// <summary>Files that the suite renamed or added between the versions that are in use.</summary>
    public static IReadOnlySet<string> NotInEveryVersion { get; } = new HashSet<string> { "id", "unknownKeyword", "optional/id", "optional/anchor" };

    /// <summary>Single groups of claimed files that are refused, and why.</summary>
    public static IReadOnlyDictionary<(string File, string Group), string> Excluded { get; } = new Dictionary<(string, string), string>
    {
        [("anchor", "invalid anchors")] = "refers to the meta-schema, which is another document",
        [("defs", "validate definition against metaschema")] = "refers to the meta-schema, which is another document",
        [("ref", "remote ref, containing refs itself")] = "refers to the meta-schema, which is another document",
        [("ref", "URN base URI with f-component")] = "refers to the meta-schema, which is another document",
        [("ref", "ref creates new scope when adjacent to keywords")] = "needs unevaluatedProperties",
        [("not", "collect annotations inside a 'not', even if collection is disabled")] = "needs unevaluatedProperties",
    };

    /// <summary>The groups of cases of one file; skips the test when this version of the suite may lack it.</summary>
    public static IReadOnlyList<Group> Read(string file)
    {
        var path = Path.Combine(Folder(), file + ".json");
        Assert.SkipWhen(NotInEveryVersion.Contains(file) && !File.Exists(path), $"This version of the suite has no {file}.");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.Clone().EnumerateArray().Select(Group.From)];
    }

    /// <summary>The names of the files about required behaviour that this version of the suite has.</summary>
    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path));

    private static string Folder()
    {
        var folder = new[] { Environment.GetEnvironmentVariable("JSON_SCHEMA_TEST_SUITE"), DebianFolder }.FirstOrDefault(Directory.Exists);
        if (folder is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", HowToGetIt);
            Assert.Fail(HowToGetIt);
        }
        return folder;
    }

    internal sealed record Group(string Description, JsonElement Schema, IReadOnlyList<Case> Cases)
    {
        public static Group From(JsonElement group) => new(
            group.GetProperty("description").GetString()!,
            group.GetProperty("schema"),
            [.. group.GetProperty("tests").EnumerateArray().Select(Case.From)]);
    }

    internal sealed record Case(string Description, JsonElement Data, bool IsValid)
    {
        public static Case From(JsonElement test) => new(
            test.GetProperty("description").GetString()!, test.GetProperty("data"), test.GetProperty("valid").GetBoolean());
    }
}
