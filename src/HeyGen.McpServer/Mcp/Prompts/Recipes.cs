using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Prompts;

/// <summary>The recipes as prompts. Read with the first request for them, which most clients never send.</summary>
internal sealed class Recipes
{
    private const string Folder = "skills/";

    private readonly Lazy<IReadOnlyList<Recipe>> all = new(Read);

    /// <summary>By name.</summary>
    public IReadOnlyList<Recipe> All => all.Value;

    public void Apply(McpServerOptions options)
    {
        options.Handlers.ListPromptsHandler = (_, _) => ValueTask.FromResult(new ListPromptsResult { Prompts = [.. All.Select(Describe)] });
        options.Handlers.GetPromptHandler = (request, _) => ValueTask.FromResult(Get(request.Params));
    }

    public Recipe? FindPrompt(string name) => All.FirstOrDefault(recipe => recipe.PromptName == name);

    private GetPromptResult Get(GetPromptRequestParams asked)
    {
        var recipe = FindPrompt(asked.Name)
            ?? throw Refused($"There is no prompt {asked.Name}. There are {string.Join(", ", All.Select(known => known.PromptName))}.");
        var given = (asked.Arguments ?? new Dictionary<string, JsonElement>()).ToDictionary(argument => argument.Key, argument => Text(argument.Value));
        Check(recipe, given);
        return new GetPromptResult
        {
            Description = recipe.Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = recipe.Fill(given) } }],
        };
    }

    /// <summary>Forms of hosts leave empty what a person does not fill in.</summary>
    private static void Check(Recipe recipe, Dictionary<string, string> given)
    {
        foreach (var (name, _) in given.Where(argument => argument.Value.Length == 0).ToList())
            given.Remove(name);

        string[] known = [.. recipe.Arguments.Select(argument => argument.Name)];
        List<string> problems =
        [
            .. recipe.Arguments.Where(argument => argument.Default is null && !given.ContainsKey(argument.Name))
                .Select(argument => $"{argument.Name}: required. {argument.Description}"),
            .. given.Keys.Except(known).Select(name => $"{name}: no argument of {recipe.PromptName}. It takes {string.Join(", ", known)}."),
        ];
        if (problems.Count > 0)
            throw Refused(string.Join('\n', problems));
    }

    private static string Text(JsonElement value) => (value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText()).Trim();

    private static McpProtocolException Refused(string message) => new(message, McpErrorCode.InvalidParams);

    private static Prompt Describe(Recipe recipe) => new()
    {
        Name = recipe.PromptName,
        Title = recipe.Title,
        Description = recipe.Description,
        Arguments = [.. recipe.Arguments.Select(Describe)],
    };

    private static PromptArgument Describe(RecipeArgument argument) => new()
    {
        Name = argument.Name,
        Description = argument.Default is null ? argument.Description : $"{argument.Description} Otherwise {argument.Default}.",
        Required = argument.Default is null,
    };

    private static IReadOnlyList<Recipe> Read()
    {
        var assembly = typeof(Recipes).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var file = new byte[stream.Length];
                stream.ReadExactly(file);
                return Recipe.Parse(file);
            }),
        ];
    }
}
