using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Results;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>What a download is to fetch.</summary>
/// <param name="Name">A name for the file, if the caller gives none; where it has no extension, the file's type adds it.</param>
/// <param name="Link">The link, and how to get a fresh one.</param>
/// <param name="Others">Names of the job's other links.</param>
/// <param name="Title">What the job's user calls it.</param>
internal sealed record DownloadSource(string Name, DownloadLink Link, IReadOnlyList<string> Others, string? Title = null);

/// <summary>Several results of jobs that have ended, in order.</summary>
/// <param name="Name">For the folder, if the caller gives none.</param>
internal sealed record DownloadBatch(string Name, IReadOnlyList<DownloadItem> Items);

/// <summary>One of several results.</summary>
/// <param name="Id">Of its job; null where HeyGen made none.</param>
/// <param name="Problem">Why there is nothing to fetch; null where there is.</param>
internal sealed record DownloadItem(JobKind Kind, string? Id, string? Problem);

/// <summary>One file, a batch's files, or what to answer where there is nothing to fetch.</summary>
internal sealed record FoundDownload(DownloadSource? Source, DownloadBatch? Batch = null, ToolResult? Other = null);

/// <summary>Finds what a download is to fetch.</summary>
internal sealed class DownloadSources(HeyGenClient heyGen, IJobReader jobs, JobLookup lookup)
{
    private const string LinkEnding = "_url";

    private static readonly HashSet<string> mainFile = new(StringComparer.OrdinalIgnoreCase) { "", "file", "main", "mp4", "result" };

    private static readonly HashSet<string> captions = new(StringComparer.OrdinalIgnoreCase)
    {
        "subtitle", "subtitles", "srt_caption", "caption", "captions", "srt", "vtt_caption", "vtt",
    };

    public async Task<FoundDownload> FindAsync(DownloadAsset asked, Caller caller, CancellationToken cancellationToken)
    {
        if (asked.JobId is { } jobId)
        {
            var found = await lookup.FindAsync([jobId], caller, TimeSpan.Zero, timer: null, cancellationToken);
            return found.Other is { } other ? Instead(other) : await OfJobAsync(found.Jobs[0].Kind, found.Jobs[0].Id, asked.What, cancellationToken);
        }

        if (asked.JobIds is { } jobIds)
            return await OfJobsAsync(jobIds, caller, cancellationToken);

        return new FoundDownload(asked.AssetId is { } assetId ? await OfAssetAsync(assetId, cancellationToken)
            : new DownloadSource(NameIn(asked.Url!), new DownloadLink(asked.Url!, RenewAsync: null), []));
    }

    public async Task<FoundDownload> OfJobAsync(JobKind kind, string id, string? what, CancellationToken cancellationToken)
    {
        var snapshot = await jobs.ReadAsync(kind, id, cancellationToken);
        if (snapshot.State is not JobState.Completed)
            return Instead(JobFormatter.Format(kind, snapshot));

        if (kind.Members is { Kind.Links.Count: > 0 })
            return new FoundDownload(null, new DownloadBatch($"{kind.Name}-{id}", [.. ItemsOf(kind, snapshot)]));

        var links = JobLinks.Of(kind, snapshot);
        if (links.Count == 0)
            return Instead(Nothing($"The {kind.Noun} is done and has no file to download."));

        var chosen = Choose([.. links.Select(link => link.Key)], what);
        if (chosen is null)
            return Instead(Nothing($"The {kind.Noun} has no {UntrustedText.Clean(what!)}. what can be: {string.Join(", ", links.Select(link => link.Key))}."));

        async Task<string?> RenewAsync(CancellationToken cancellation) => UrlOf(JobLinks.Of(kind, await jobs.ReadAsync(kind, id, cancellation)), chosen);
        var suffix = chosen == links[0].Key ? "" : $"-{chosen.Replace(LinkEnding, "", StringComparison.Ordinal)}";
        var others = links.Select(link => link.Key).Where(key => key != chosen).ToArray();
        var link = new DownloadLink(UrlOf(links, chosen)!, RenewAsync);
        return new FoundDownload(new DownloadSource(FileName.Safe($"{kind.Name}-{id}{suffix}"), link, others, JsonText.At(snapshot.Fields, "title")));
    }

    /// <summary>The results of several jobs, of a batch those of its items. A failed one keeps its place, so that numbers stay those of the rows.</summary>
    private async Task<FoundDownload> OfJobsAsync(IReadOnlyList<string> jobIds, Caller caller, CancellationToken cancellationToken)
    {
        var found = await lookup.FindAsync(jobIds, caller, TimeSpan.Zero, timer: null, cancellationToken);
        if (found.Other is { } other)
            return Instead(other);

        if (found.Open.Count > 0)
            return Instead(Nothing("HeyGen has not answered all of these yet; wait_for_job waits for them."));

        List<DownloadItem> items = [];
        foreach (var (kind, id, _) in found.Jobs)
        {
            var snapshot = await jobs.ReadAsync(kind, id, cancellationToken);
            if (snapshot.State is JobState.Running or JobState.NeedsInput)
                return Instead(JobFormatter.Format(kind, snapshot));

            items.AddRange(ItemsOf(kind, snapshot));
        }

        return new FoundDownload(null, new DownloadBatch($"{found.Jobs[0].Kind.Name}-{found.Jobs[0].Id}", items));
    }

    private static IEnumerable<DownloadItem> ItemsOf(JobKind kind, JobSnapshot snapshot)
    {
        const string nothing = "HeyGen made nothing of this item.";
        if (kind.Members is not { Kind: { } member } members)
            return [new DownloadItem(kind, snapshot.Id.Id, snapshot.State is JobState.Completed ? null : snapshot.Failure ?? nothing)];

        return members.In(snapshot.Fields).Select(item => JsonText.At(item, members.IdField) is { } id && member.Meaning(JsonText.At(item, "status")) is not JobState.Failed
            ? new DownloadItem(member, id, Problem: null)
            : new DownloadItem(member, Id: null, JsonText.At(item, "error.message") ?? JsonText.At(item, "error.code") ?? nothing));
    }

    private static FoundDownload Instead(ToolResult other) => new(Source: null, Other: other);

    /// <summary>
    /// The link that a caller means, who may use the words of HeyGen's own command line (video, captioned) or everyday ones; the main one without any.
    /// </summary>
    private static string? Choose(IReadOnlyList<string> names, string? what)
    {
        if (what is null || mainFile.Contains(what))
            return names[0];

        var asked = what.Trim().Replace('-', '_').Replace(' ', '_');
        bool Is(string name, string word) =>
            name.Equals(word, StringComparison.OrdinalIgnoreCase) || name.Equals(word + LinkEnding, StringComparison.OrdinalIgnoreCase);
        return names.FirstOrDefault(name => Is(name, asked))
            ?? (captions.Contains(asked) ? names.FirstOrDefault(name => captions.Any(word => Is(name, word))) : null)
            ?? names.FirstOrDefault(name => name.StartsWith(asked, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<DownloadSource> OfAssetAsync(string assetId, CancellationToken cancellationToken)
    {
        async Task<JsonObject> ReadAsync(CancellationToken cancellation)
        {
            var answer = await heyGen.SendAsync(AssetKinds.File.Read, new JsonObject { ["asset_id"] = assetId }, options: null, cancellation);
            return answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        }

        async Task<string?> RenewAsync(CancellationToken cancellation) => JsonText.At(await ReadAsync(cancellation), "url");
        var asset = await ReadAsync(cancellationToken);
        var name = FileName.Safe(JsonText.At(asset, "name") ?? "") is { Length: > 0 } safe ? safe : FileName.Safe($"asset-{assetId}");
        return new DownloadSource(name, new DownloadLink(JsonText.At(asset, "url") ?? throw FileRefusals.NoLink(assetId), RenewAsync), []);
    }

    private static string NameIn(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && FileName.Safe(Uri.UnescapeDataString(address.Segments[^1])) is { Length: > 0 } name ? name
            : "download";

    private static string? UrlOf(IReadOnlyList<KeyValuePair<string, string>> links, string name) => links.FirstOrDefault(link => link.Key == name).Value;

    private static ToolResult Nothing(string text) => new() { Kind = ResultKind.BadArguments, Text = text };
}
