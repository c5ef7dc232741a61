using System.Runtime.CompilerServices;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Catalog.VideoTranslations;
using HeyGen.McpServer.Mcp.Resources;
using HeyGen.McpServer.Pipeline;

namespace HeyGen.McpServer.Mcp.Completions;

/// <summary>Ids of what HeyGen lists: the account's own first.</summary>
internal sealed class ThingCompletions(ThingKind kind, ThingReader reader) : ICompletionSource
{
    /// <summary>Nobody chooses among more by typing, and each page is a request.</summary>
    private const int MostPages = 20;

    public bool Completes(string argument) => argument == kind.Argument || kind.Names.Contains(argument);

    /// <summary>Voices are of a language.</summary>
    public string Distinguish(IReadOnlyDictionary<string, string> others) =>
        kind.Name == "voices" && others.TryGetValue("language", out var language) ? language.Trim() : "";

    public async IAsyncEnumerable<Completable> ReadAsync(
        string argument, string distinction, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string?[] lists = kind.Own is null ? [null] : [kind.Own, null];
        var pages = 0;
        foreach (var list in lists)
        {
            var arguments = JsonNode.Parse(list ?? "{}")!.AsObject();
            if (distinction.Length > 0)
                arguments["language"] = distinction;

            string? token = null;
            do
            {
                var page = await reader.ReadAsync(kind, arguments, token, caller, cancellationToken);
                foreach (var thing in page.Things)
                    yield return new Completable(thing.Id, thing.Name);

                token = page.Next;
                pages++;
            }
            while (token is not null && pages < MostPages);
        }
    }
}

/// <summary>HeyGen's names of languages.</summary>
internal sealed class LanguageCompletions(ToolCallPipeline pipeline) : ICompletionSource
{
    public bool Completes(string argument) => argument is "language" or "languages" or "output_language" or "output_languages";

    public async IAsyncEnumerable<Completable> ReadAsync(
        string argument, string distinction, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await pipeline.CallAsync(VideoTranslationTools.ListLanguages, [], caller, cancellationToken);
        foreach (var language in (answer.Structured?["languages"] as JsonArray ?? []).Select(JsonText.Read).OfType<string>())
            yield return new Completable(language, language);
    }
}

/// <summary>The jobs that this server started, newest first; as kind and id, or of the kind that a template names beside it.</summary>
internal sealed class JobCompletions(ToolCallPipeline pipeline) : ICompletionSource
{
    private const int MostJobs = 100;

    public bool Completes(string argument) => argument is "job" or "job_id" or "video" or "id" or "kind";

    public string Distinguish(IReadOnlyDictionary<string, string> others) => others.GetValueOrDefault("kind", "");

    public async IAsyncEnumerable<Completable> ReadAsync(
        string argument, string distinction, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await ListedPage.ReadAsync(pipeline, JobTools.List, [], MostJobs, token: null, caller, cancellationToken);
        foreach (var row in page.Items)
        {
            foreach (var job in ListedPage.JobsOf(row))
            {
                if (Value(argument, job, distinction) is { } value)
                    yield return new Completable(value, argument == "kind" ? value : JsonText.At(row, "title") ?? value);
            }
        }
    }

    private static string? Value(string argument, JobId job, string kind) => argument switch
    {
        "kind" => job.Kind,
        "id" => kind.Length == 0 || job.Kind == kind ? job.Id : null,
        "video" when job.Kind != "video" => null,
        _ => job.ToString(),
    };
}

/// <summary>Names of tools, for their documentation.</summary>
internal sealed class ToolCompletions : ICompletionSource
{
    public bool Completes(string argument) => argument == "tool";

    public async IAsyncEnumerable<Completable> ReadAsync(
        string argument, string distinction, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var tool in Catalog.ToolCatalog.All)
            yield return new Completable(tool.Name, tool.Title);
    }
}
