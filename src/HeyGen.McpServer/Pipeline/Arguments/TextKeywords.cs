using System.Text.RegularExpressions;
using Json.Schema;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary><c>minLength</c> and <c>maxLength</c> in code points, as HeyGen counts; JsonSchema.Net counts a family emoji as one.</summary>
internal sealed class TextLengthKeyword : IKeywordHandler
{
    private readonly Func<long, long, bool> fits;

    private TextLengthKeyword(string name, Func<long, long, bool> fits) => (Name, this.fits) = (name, fits);

    public static TextLengthKeyword Minimum { get; } = new("minLength", (length, limit) => length >= limit);

    public static TextLengthKeyword Maximum { get; } = new("maxLength", (length, limit) => length <= limit);

    public string Name { get; }

    public static long CodePoints(string text) => text.EnumerateRunes().LongCount();

    public object? ValidateKeywordValue(JsonElement value) => value.GetInt64();

    public void BuildSubschemas(KeywordData keyword, BuildContext context)
    {
    }

    public KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context) => context.Instance.ValueKind is JsonValueKind.String
        ? new KeywordEvaluation { Keyword = Name, IsValid = fits(CodePoints(context.Instance.GetString()!), (long)keyword.Value!), Error = Name }
        : KeywordEvaluation.Ignore;
}

/// <summary><c>pattern</c> in time that grows with the text only, and with <c>$</c> as the very end; .NET would let a line break follow.</summary>
internal sealed class TextPatternKeyword : IKeywordHandler
{
    public string Name => "pattern";

    public object? ValidateKeywordValue(JsonElement value)
    {
        var pattern = value.GetString()!;
        return new Regex(pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    public void BuildSubschemas(KeywordData keyword, BuildContext context)
    {
    }

    public KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context) => context.Instance.ValueKind is JsonValueKind.String
        ? new KeywordEvaluation { Keyword = Name, IsValid = ((Regex)keyword.Value!).IsMatch(context.Instance.GetString()!), Error = Name }
        : KeywordEvaluation.Ignore;
}
