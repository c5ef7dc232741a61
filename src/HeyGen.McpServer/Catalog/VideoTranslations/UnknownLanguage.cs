using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>
/// HeyGen knows languages by names of its own (<c>Spanish (Mexico)</c>) and takes no codes. A refused call's languages are held against HeyGen's
/// list, and the error names those that were probably meant.
/// </summary>
internal sealed class UnknownLanguage(HeyGenClient heyGen) : IRefusalExplainer
{
    private const int MostExplained = 8;
    private const int MostSuggested = 4;

    /// <summary>Fewer characters are a code, and begin the names of other languages: es is not Estonian.</summary>
    private const int ShortestName = 4;

    public async Task<string?> ExplainAsync(HeyGenError error, ToolCall call, CancellationToken cancellationToken)
    {
        if (error.Kind is not FailureKind.InvalidRequest)
        {
            return null;
        }

        var answer = await heyGen.SendAsync(VideoTranslationOperations.ListLanguages, [], options: null, cancellationToken);
        var names = JsonText.All(new JsonObject { ["data"] = JsonNode.Parse(answer.Data.GetRawText()) }, "data.languages[]").Select(name => name.Value).ToList();
        var unknown = Languages(call.Arguments).Distinct(StringComparer.Ordinal).Except(names, StringComparer.Ordinal).Take(MostExplained).ToList();
        return names.Count == 0 || unknown.Count == 0
            ? null
            : string.Join('\n', [.. unknown.Select(language => Line(language, names)), $"list_video_translation_languages shows all {names.Count} names."]);
    }

    private static string Line(string language, IReadOnlyList<string> names)
    {
        var meant = names.Where(name => language.Length >= ShortestName && name.StartsWith(language, StringComparison.OrdinalIgnoreCase)).Take(MostSuggested).ToList();
        if (meant.Count == 0 && NearestName.To(language, names) is { } nearest)
        {
            meant.Add(nearest);
        }

        return meant.Count > 0
            ? $"\"{UntrustedText.Clean(language)}\" is no language of HeyGen's; did you mean {string.Join(" or ", meant.Select(UntrustedText.Clean))}?"
            : $"\"{UntrustedText.Clean(language)}\" is no language of HeyGen's, which go by their English names, not by codes.";
    }

    /// <summary>Every output language among the arguments: a batch has some in each item.</summary>
    private static IEnumerable<string> Languages(JsonObject arguments) =>
        JsonText.All(arguments, "output_languages[]").Concat(JsonText.All(arguments, "video_translations[].output_languages[]")).Select(language => language.Value);
}
