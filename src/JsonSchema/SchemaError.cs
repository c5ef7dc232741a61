namespace JsonSchema;

/// <summary>One thing that is wrong with a value, told so that its author can mend it.</summary>
/// <param name="Path">The place, as one writes it: <c>scenes[2].input.voice_id</c>; empty for the whole value. For a missing property, the place where it belongs.</param>
/// <param name="Keyword">The schema keyword that failed. Also <c>false</c> (a value where the schema allows none), <c>depth</c> (nested too deeply to be judged) and <c>encoding</c> (text that is not valid Unicode).</param>
/// <param name="Expected">What would fit, as a noun phrase: <c>an integer</c>, <c>one of a, b</c>, <c>1 to 5000 characters</c>. Empty when nothing would.</param>
/// <param name="Found">What is there instead, shortened and free of control characters, or null where that says nothing.</param>
/// <param name="Suggestion">The nearest valid name or value, or null when none is near.</param>
public sealed record SchemaError(string Path, string Keyword, string Expected, string? Found, string? Suggestion)
{
    /// <summary>The problem as one English sentence.</summary>
    public string Message => $"{(Path.Length == 0 ? "the value" : Path)}: {Problem()}{Advice()}";

    private string Problem() => Keyword switch
    {
        "required" => $"required, {Expected} is missing",
        "additionalProperties" when Suggestion is null && Expected.Length > 0 => $"not a known field, expected {Expected}",
        "additionalProperties" => "not a known field",
        "false" => "not allowed here",
        _ when Found is null => $"expected {Expected}",
        _ => $"expected {Expected}, found {Found}",
    };

    private string Advice() => Keyword switch
    {
        _ when Suggestion is null => ".",
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => $"; nearest valid value: {Suggestion}.",
        _ => $"; did you mean {Suggestion}?",
    };
}
