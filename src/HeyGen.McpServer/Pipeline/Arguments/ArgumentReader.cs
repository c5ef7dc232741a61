namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Arguments that passed, split into HeyGen's and this server's; or everything that is wrong with them.</summary>
internal sealed record ArgumentReading(JsonObject Arguments, CallOptions Options, IReadOnlyList<ArgumentProblem> Problems);

/// <summary>Coerces and checks the arguments of one tool against its schema and rules: every problem at once, before anything is sent.</summary>
internal sealed class ArgumentReader
{
    private readonly ToolDefinition tool;
    private readonly JsonObject shape;
    private readonly SchemaValidator validator;
    private readonly ArgumentNames names;

    /// <param name="tool">The tool whose arguments they are.</param>
    /// <param name="inputSchema">Its schema.</param>
    /// <param name="variants">The other tools of its operation, which make something else of the same body.</param>
    public ArgumentReader(ToolDefinition tool, JsonElement inputSchema, IEnumerable<ToolDefinition> variants)
    {
        this.tool = tool;
        shape = JsonObject.Create(inputSchema)!;
        validator = new SchemaValidator(inputSchema);
        names = new ArgumentNames(tool, shape["properties"] as JsonObject ?? [], [.. variants]);
    }

    public ArgumentReading Read(JsonObject raw)
    {
        if (UnreadableText.Find(raw, path: "") is { Count: > 0 } unreadable)
            return new ArgumentReading([], new CallOptions(), unreadable);

        if (names.WrongVariant(raw) is { } wrong)
            return new ArgumentReading([], new CallOptions(), [wrong]);

        var arguments = (JsonObject)ArgumentCoercion.Coerce(names.Known(raw), shape)!;
        NameLanguages(arguments);
        var ignored = LeaveOutIgnored(arguments);
        var instance = JsonSerializer.SerializeToElement(arguments, JsonNodes.Default.JsonObject);
        var problems = Check(arguments, instance);
        var options = problems.Count > 0 ? new CallOptions() : Ours(instance);
        return new ArgumentReading(WithoutOurs(arguments), options with { Ignored = ignored }, problems);
    }

    private void NameLanguages(JsonObject arguments)
    {
        foreach (var (_, node) in tool.Languages.SelectMany(path => JsonPlaces.Of(arguments, path)).ToList())
        {
            if (JsonText.Read(node) is { } text && LanguageNames.Of(text, tool.LanguageForm) is var name && name != text)
                FileArgument.Replace(node, name);
        }
    }

    private string? LeaveOutIgnored(JsonObject arguments)
    {
        List<string> left = [];
        foreach (var (path, why) in tool.IgnoredFields)
        {
            foreach (var (_, node) in Spellings(path).SelectMany(spelling => JsonPlaces.Of(arguments, spelling)).ToList())
            {
                node.Parent!.AsObject().Remove(node.GetPropertyName());
                left.Add($"{path} was left out, for HeyGen ignores it: {why}.");
            }
        }

        return left.Count == 0 ? null : string.Join(' ', left.Distinct());
    }

    /// <summary>A field that no schema has keeps the name that the client gave it.</summary>
    private static IEnumerable<string> Spellings(string path)
    {
        var name = path.LastIndexOf('.') + 1;
        return new[] { path, path[..name] + ArgumentCoercion.CamelCase(path[name..]) }.Distinct();
    }

    private List<ArgumentProblem> Check(JsonObject arguments, JsonElement instance)
    {
        var problems = validator.Validate(instance).Select(problem => Migrated(problem, arguments)).ToList();
        if (problems.Count >= SchemaValidator.MostProblems)
        {
            // The rules check every item, and could find something wrong with each of a million.
            return problems;
        }

        var reported = problems.Select(problem => problem.Path).ToHashSet();
        problems.AddRange(tool.Rules.SelectMany(rule => rule.Check(arguments, path: "")).Where(problem => reported.Add(problem.Path)));
        return problems;
    }

    private static ArgumentProblem Migrated(ArgumentProblem problem, JsonObject arguments) =>
        ArgumentMigration.Suggestion(arguments, problem.Path) is { } migration ? problem with { Message = $"{problem.Path}: {migration}" } : problem;

    private CallOptions Ours(JsonElement arguments) => new(
        tool.TakesWait && arguments.TryGetProperty(OwnArguments.WaitSeconds, out var seconds) ? (int)seconds.GetDecimal() : null,
        tool.IsList && arguments.TryGetProperty(OwnArguments.Fields, out var fields) && fields.ValueEquals("all"))
    {
        NewTake = tool.Submits && arguments.TryGetProperty(OwnArguments.NewTake, out var newTake) && newTake.GetBoolean(),
        Confirm = tool.TakesConfirmation && arguments.TryGetProperty(OwnArguments.Confirm, out var confirm) ? confirm.GetString() : null,
        AllowPlaceholders = tool.AllowsPlaceholders && arguments.TryGetProperty(OwnArguments.AllowPlaceholders, out var allowed) && allowed.GetBoolean(),
    };

    private JsonObject WithoutOurs(JsonObject arguments)
    {
        foreach (var name in tool.OwnArguments)
            arguments.Remove(name);

        return arguments;
    }
}

/// <summary>
/// Finds what JSON's grammar allows and nothing later can read: half of a surrogate pair, as a model writes it when it cuts an emoji
/// (<c>"\ud83d"</c>), and an object that has a name twice.
/// </summary>
internal static class UnreadableText
{
    public static IReadOnlyList<ArgumentProblem> Find(JsonNode? node, string path) => node switch
    {
        JsonObject fields when Twice(fields) is { } name => [new(JsonPlaces.Join(path, name), $"{JsonPlaces.Join(path, name)}: given twice; keep one.")],
        JsonObject fields => [.. fields.SelectMany(field => Find(field.Value, JsonPlaces.Join(path, field.Key)))],
        JsonArray items => [.. items.SelectMany((item, index) => Find(item, $"{path}[{index}]"))],
        JsonValue value when value.GetValueKind() is JsonValueKind.String && JsonText.Read(value) is null =>
            [new(path, $"{path}: holds half of a character (an unpaired surrogate); write the text anew without it.")],
        _ => [],
    };

    private static string? Twice(JsonObject fields)
    {
        try
        {
            _ = fields.Count;
            return null;
        }
        catch (ArgumentException)
        {
            // The object was read lazily; its text still has both.
            using var document = JsonDocument.Parse(fields.ToJsonString());
            return document.RootElement.EnumerateObject().GroupBy(field => field.Name).First(group => group.Count() > 1).Key;
        }
    }
}
