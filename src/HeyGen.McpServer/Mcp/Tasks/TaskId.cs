namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>
/// The id of a task is made of the ids of its jobs, joined by plus signs: <c>video:abc</c>, <c>video_translation:abc+video_translation:def</c>. HeyGen keeps
/// the state of jobs, so that every process with the same account resolves it, also after a restart, and none has to remember it. A message in a session of
/// the Video Agent is a turn with a task of its own, which HeyGen's id of the run tells from the others: <c>video_agent:abc@run</c>.
/// </summary>
internal static class TaskId
{
    /// <summary>Escaped within an id. No comma: over HTTP the task's id travels in a header, where a comma parts one value from the next.</summary>
    private const char Separator = '+';

    /// <summary>Escaped within an id, too.</summary>
    private const char Turn = '@';

    /// <summary>As many as wait_for_job takes.</summary>
    private const int MostJobs = 100;

    /// <summary>Many proxies take no longer header.</summary>
    private const int MostCharacters = 8000;

    /// <summary>The task of these jobs; null when there is none or they are too many for one.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="turn">The turn of a single job that has several.</param>
    public static string? Of(IReadOnlyList<JobId> jobs, string? turn = null)
    {
        var text = string.Join(Separator, jobs.Select(job => $"{job.Kind}:{Uri.EscapeDataString(job.Id)}"));
        if (turn is not null && jobs.Count == 1)
            text += $"{Turn}{Uri.EscapeDataString(turn)}";

        return jobs.Count is > 0 and <= MostJobs && text.Length <= MostCharacters ? text : null;
    }

    /// <summary>The jobs of a task; null when the text is no id that <see cref="Of"/> makes.</summary>
    public static IReadOnlyList<JobId>? Parse(string text)
    {
        if (text.Length > MostCharacters)
            return null;

        var jobs = new List<JobId>();
        var (named, turn) = text.Split(Turn) is [var job, { Length: > 0 } last] ? (job, Uri.UnescapeDataString(last)) : (text, null);
        foreach (var part in named.Split(Separator))
        {
            if (!JobId.TryParse(part, out var id))
                return null;

            jobs.Add(id.Value with { Id = Uri.UnescapeDataString(id.Value.Id) });
        }
        // One task has one id: another spelling of it would be another task to a client.
        return Of(jobs, turn) == text && jobs.Distinct().Count() == jobs.Count ? jobs : null;
    }
}
