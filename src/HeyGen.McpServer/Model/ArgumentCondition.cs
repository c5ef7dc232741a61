namespace HeyGen.McpServer.Model;

/// <summary>When a rule applies, and how the error says so.</summary>
internal sealed record ArgumentCondition(Func<JsonObject, bool> Holds, string Text)
{
    public static ArgumentCondition Always { get; } = new(_ => true, "the call");

    /// <summary>The field is given.</summary>
    public static ArgumentCondition Given(string name) => new(arguments => arguments[name] is not null, name);

    /// <summary>The field, dotted where nested, has this text.</summary>
    public static ArgumentCondition Is(string path, string value) => new(arguments => JsonText.At(arguments, path) == value, $"{path} \"{value}\"");

    /// <summary>The switch is on.</summary>
    public static ArgumentCondition On(string name) =>
        new(arguments => arguments[name] is JsonValue value && value.GetValueKind() is JsonValueKind.True, $"{name} true");
}
