using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Mcp.Prompts;

/// <summary>What a recipe wants to know.</summary>
/// <param name="Name">Its placeholder in the text is <c>{{name}}</c>.</param>
/// <param name="Description">What is meant, for a person who fills a form.</param>
/// <param name="Default">What stands in the text where nothing is given; null where it must be given.</param>
/// <param name="Choices">The values that make sense; empty where any does.</param>
internal sealed record RecipeArgument(string Name, string Description, string? Default, IReadOnlyList<string> Choices);

/// <summary>
/// A pipeline of several calls as a text for an agent: one file below <c>skills/</c>, which hosts read from disk, as a prompt or as a skill. Its frontmatter
/// declares the arguments among the metadata, whose values must be texts (Agent Skills specification).
/// </summary>
internal sealed partial record Recipe
{
    public const string Scheme = "skill";

    private const string Metadata = "metadata";

    /// <summary>As its folder is called: lower case with hyphens.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<RecipeArgument> Arguments { get; init; }

    /// <summary>The frontmatter as JSON, all of it.</summary>
    public required JsonObject Frontmatter { get; init; }

    /// <summary>The text behind the frontmatter.</summary>
    public required string Body { get; init; }

    /// <summary>The whole file.</summary>
    public required byte[] File { get; init; }

    /// <summary>Prompts are named as tools are, because hosts make commands of both.</summary>
    public string PromptName => Name.Replace('-', '_');

    public string Uri => $"{Scheme}://{Name}/SKILL.md";

    /// <exception cref="InvalidDataException">The file is no skill.</exception>
    public static Recipe Parse(byte[] file)
    {
        var match = Parts().Match(Encoding.UTF8.GetString(file));
        if (!match.Success)
            throw new InvalidDataException("A skill begins with its frontmatter between two lines of ---.");

        var frontmatter = ParseFrontmatter(match.Groups["front"].Value);
        var metadata = frontmatter[Metadata]!.AsObject();
        return new Recipe
        {
            Name = (string)frontmatter["name"]!,
            Title = (string)metadata["title"]!,
            Description = (string)frontmatter["description"]!,
            Arguments = [.. metadata.Where(field => field.Key != "title").Select(field => ParseArgument(field.Key, (string)field.Value!))],
            Frontmatter = frontmatter,
            Body = match.Groups["body"].Value.Trim(),
            File = file,
        };
    }

    /// <summary>The text with the arguments in their places; within JSON as a part of a JSON string.</summary>
    public string Fill(IReadOnlyDictionary<string, string> given) => string.Concat(Fence().Split(Body).Select((part, index) =>
        Placeholder().Replace(part, place => Value(place.Groups[1].Value, given) is { } value
            ? index % 2 == 1 ? JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() : value
            : place.Value)));

    /// <summary>Of YAML what these files use: texts, plain or in quotes, and one level of them below metadata.</summary>
    private static JsonObject ParseFrontmatter(string text)
    {
        var frontmatter = new JsonObject();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = line.Split(':', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : throw new InvalidDataException($"No field: {line}");
            var fields = line.StartsWith(' ') ? frontmatter[Metadata]!.AsObject() : frontmatter;
            fields[name] = value switch
            {
                "" => new JsonObject(),
                ['"', .., '"'] => JsonNode.Parse(value),
                _ => value,
            };
        }

        return frontmatter;
    }

    private static RecipeArgument ParseArgument(string name, string declared)
    {
        var match = Declaration().Match(declared);
        return match.Success
            ? new RecipeArgument(
                name,
                match.Groups["description"].Value,
                match.Groups["default"] is { Success: true, Value: var value } ? value : null,
                match.Groups["choices"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            : throw new InvalidDataException($"Argument {name} says neither Required nor Default: {declared}");
    }

    private string? Value(string name, IReadOnlyDictionary<string, string> given) =>
        Arguments.FirstOrDefault(argument => argument.Name == name) is { } known ? given.GetValueOrDefault(name) ?? known.Default : null;

    [GeneratedRegex(@"\A---\n(?<front>.*?)\n---\n(?<body>.*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(Required|Default (?<default>.+?))\. (?<description>.+?)( One of: (?<choices>.+)\.)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    /// <summary>Splits a text so that what stands in a block of JSON has an odd index.</summary>
    [GeneratedRegex(@"(```json\n.*?```)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
