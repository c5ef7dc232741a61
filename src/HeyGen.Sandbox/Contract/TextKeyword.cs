using System.Text.RegularExpressions;
using Json.Schema;

namespace HeyGen.Sandbox.Contract;

/// <summary>A keyword about texts, as the JSON Schema specification defines it.</summary>
internal sealed class TextKeyword(string name, Func<JsonElement, Func<string, bool>> read) : IKeywordHandler
{
    public static TextKeyword MinLength { get; } = new("minLength", limit => Least(limit.GetInt64()));

    public static TextKeyword MaxLength { get; } = new("maxLength", limit => Most(limit.GetInt64()));

    public static TextKeyword Pattern { get; } = new("pattern", pattern => Matching(pattern.GetString()!));

    public string Name => name;

    public object? ValidateKeywordValue(JsonElement value) => read(value);

    public void BuildSubschemas(KeywordData keyword, BuildContext context)
    {
    }

    public KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context)
    {
        if (context.Instance.ValueKind is not JsonValueKind.String)
            return KeywordEvaluation.Ignore;

        var fits = (Func<string, bool>)keyword.Value!;
        return new() { Keyword = name, IsValid = fits(context.Instance.GetString()!), Error = $"does not keep to {name} {keyword.RawValue}" };
    }

    private static Func<string, bool> Least(long limit) => text => text.EnumerateRunes().LongCount() >= limit;

    private static Func<string, bool> Most(long limit) => text => text.EnumerateRunes().LongCount() <= limit;

    private static Func<string, bool> Matching(string pattern) =>
        new Regex(pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).IsMatch;
}
