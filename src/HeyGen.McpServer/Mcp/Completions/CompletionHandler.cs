using HeyGen.McpServer.Files;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Mcp.Prompts;
using HeyGen.McpServer.Mcp.Resources;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Completions;

/// <summary>
/// Answers completion/complete: values of an argument whose name, or else the value itself, fits what was typed. MCP completes values alone, so that of a
/// thing with an id the id is the value, found by the name that a person knows.
/// </summary>
internal sealed class CompletionHandler(IEnumerable<ICompletionSource> sources, CompletionLists lists, Recipes recipes, AccountResources resources)
{
    /// <summary>As many as MCP lets one answer have.</summary>
    private const int MostValues = 100;

    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        var (asked, others) = (request.Params.Argument, request.Params.Context?.Arguments ?? new Dictionary<string, string>());
        var caller = new Caller(ClientName: null, SendProgress: null) { Tag = CallerReader.TagOf(request.User) };
        if (Choices(request.Params.Ref, asked.Name) is { } choices)
            return Answer(choices, asked.Value, all: true);

        if (sources.FirstOrDefault(source => source.Completes(asked.Name)) is not { } source)
            return Answer([], asked.Value, all: true);

        var (values, all) = await lists.ReadAsync(source, asked.Name, others.AsReadOnly(), caller, cancellationToken);
        return Answer(values, asked.Value, all);
    }

    /// <summary>What a recipe itself says its argument may be; null where it says nothing.</summary>
    private List<Completable>? Choices(Reference reference, string argument)
    {
        switch (reference)
        {
            case PromptReference { Name: var name }:
                var recipe = recipes.FindPrompt(name) ?? throw new McpProtocolException($"There is no prompt {name}.", McpErrorCode.InvalidParams);
                var choices = recipe.Arguments.FirstOrDefault(known => known.Name == argument)?.Choices ?? [];
                return choices.Count == 0 ? null : [.. choices.Select(choice => new Completable(choice, choice))];
            case ResourceTemplateReference { Uri: { } uri } when !resources.HasTemplate(uri):
                throw new McpProtocolException($"There is no resource template {uri}.", McpErrorCode.InvalidParams);
            default:
                return null;
        }
    }

    private static CompleteResult Answer(IReadOnlyList<Completable> values, string typed, bool all)
    {
        var form = Form(typed);
        var found = values.Select(value => (value.Value, Rank: Rank(value, form))).Where(value => value.Rank < int.MaxValue).OrderBy(value => value.Rank)
            .Select(value => value.Value).Distinct(StringComparer.Ordinal).ToList();
        return new CompleteResult
        {
            Completion = new Completion
            {
                Values = [.. found.Take(MostValues)],
                Total = all ? found.Count : null,
                HasMore = !all || found.Count > MostValues,
            },
        };
    }

    /// <summary>First what begins so, then what has a word that does.</summary>
    private static int Rank(Completable value, string form)
    {
        var name = Form(value.Name);
        return form.Length == 0 || name.StartsWith(form, StringComparison.Ordinal) ? 0
            : name.Contains($" {form}", StringComparison.Ordinal) || value.Value.StartsWith(form, StringComparison.OrdinalIgnoreCase) ? 1
            : name.Contains(form, StringComparison.Ordinal) ? 2
            : int.MaxValue;
    }

    /// <summary>Neither case nor accents play a part.</summary>
    private static string Form(string text)
    {
        var letters = FileNameForm.Of(text.Trim()).Where(character => char.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark);
        return string.Concat(letters.Select(char.ToLowerInvariant));
    }
}
