using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>What a finished job made, as the media of another call.</summary>
/// <param name="Link">Where HeyGen fetches it. Signed, and good for a while only, so it is read anew for each call.</param>
/// <param name="Seconds">How long it is, where HeyGen says so.</param>
internal sealed record MadeMedia(string Link, decimal? Seconds);

/// <summary>Takes a finished job's id (<c>video:abc123</c>) where an asset may stand.</summary>
internal sealed partial class JobMedia(IJobReader jobs, IJobKinds kinds, ILedger ledger)
{
    /// <summary>
    /// The only job of the ledger that has this bare id; null for any other text. HeyGen would look for an asset, whose ids look the same.
    /// </summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<JobId?> FindBareAsync(string text, string account, Caller caller, CancellationToken cancellationToken)
    {
        if (!BareId().IsMatch(text))
            return null;

        JobId[] possible = [.. kinds.All.Where(kind => kind.Links.Count > 0).Select(kind => new JobId(kind.Name, text))];
        var rows = await ledger.FindByJobsAsync(account, [.. possible.Select(job => job.ToString())], cancellationToken);
        return Array.FindAll(possible, job => rows.TryGetValue(job.ToString(), out var row) && caller.MaySee(row)) is [var only] ? only : null;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{6,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex BareId();

    /// <summary>The job that a text in the place of an asset means; null for anything else.</summary>
    public JobId? Find(string? text) =>
        text is not null && (JobUri.Parse(text) ?? (JobId.TryParse(text, out var job) ? job : null)) is { } meant && kinds.Find(meant.Kind) is not null
            ? meant : null;

    /// <exception cref="ArgumentsRefusedException">The job is not done, or made nothing that could be used.</exception>
    /// <exception cref="HeyGenException">HeyGen did not answer with the job.</exception>
    public async Task<MadeMedia> ReadAsync(string place, JobId job, CancellationToken cancellationToken)
    {
        var kind = kinds.Find(job.Kind)!;
        var snapshot = await jobs.ReadAsync(kind, job.Id, cancellationToken);
        return (snapshot.State, kind.Links.Select(link => JsonText.At(snapshot.Fields, link)).FirstOrDefault(link => link is not null)) switch
        {
            (JobState.Completed, { } link) => new MadeMedia(link, Seconds(snapshot)),
            (JobState.Completed or JobState.Failed, _) => throw Refused(place, $"{job} ({snapshot.Status}) has no file to use"),
            _ => throw Refused(place, $"{job} is not done yet ({snapshot.Status}); call wait_for_job with it first"),
        };
    }

    private static decimal? Seconds(JobSnapshot snapshot) =>
        JsonNumber.Read(snapshot.Fields["duration"]) is > 0 and var seconds ? seconds : null;

    private static ArgumentsRefusedException Refused(string place, string why) => new([new ArgumentProblem(place, $"{place}: {why}.")]);
}
