namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Arguments that passed, split into HeyGen's and this server's; or everything that is wrong with them.</summary>
internal sealed record ArgumentReading(JsonObject Arguments, CallOptions Options, IReadOnlyList<ArgumentProblem> Problems);

/// <summary>Coerces and checks the arguments of one tool against its schema and rules: every problem at once, before anything is sent.</summary>
internal sealed class ArgumentReader
{
    private readonly ToolDefinition tool;
    private readonly JsonObject shape;
    private readonly SchemaValidator validator;

    public ArgumentReader(ToolDefinition tool, JsonElement inputSchema)
    {
        this.tool = tool;
        shape = JsonObject.Create(inputSchema)!;
        validator = new SchemaValidator(inputSchema);
    }

    public ArgumentReading Read(JsonObject raw)
    {
        if (UnreadableText.Find(raw, path: "") is { Count: > 0 } unreadable)
            return new ArgumentReading([], new CallOptions(), unreadable);

        var arguments = (JsonObject)ArgumentCoercion.Coerce(Rename(raw), shape)!;
        var instance = JsonSerializer.SerializeToElement(arguments, JsonNodes.Default.JsonObject);
        var problems = Check(arguments, instance);
        var options = problems.Count > 0 ? new CallOptions() : Ours(instance);
        return new ArgumentReading(WithoutOurs(arguments), options, problems);
    }

    private JsonObject Rename(JsonObject raw)
    {
        var renamed = new JsonObject();
        foreach (var (name, value) in raw)
        {
            var known = tool.ArgumentAliases.TryGetValue(name, out var meant) && !raw.ContainsKey(meant) ? meant : name;
            renamed[known] = value?.DeepClone();
        }

        return renamed;
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
/// Finds texts that hold half of a surrogate pair, as a model writes them when it cuts an emoji (<c>"\ud83d"</c>). JSON's grammar allows
/// them, but no string can be read from one, so every later step would fail on it.
/// </summary>
internal static class UnreadableText
{
    public static IReadOnlyList<ArgumentProblem> Find(JsonNode? node, string path) => node switch
    {
        JsonObject fields => [.. fields.SelectMany(field => Find(field.Value, path.Length == 0 ? field.Key : $"{path}.{field.Key}"))],
        JsonArray items => [.. items.SelectMany((item, index) => Find(item, $"{path}[{index}]"))],
        JsonValue value when value.GetValueKind() is JsonValueKind.String && JsonText.Read(value) is null =>
            [new(path, $"{path}: holds half of a character (an unpaired surrogate); write the text anew without it.")],
        _ => [],
    };
}
