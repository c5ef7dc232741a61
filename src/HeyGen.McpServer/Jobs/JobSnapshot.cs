using System.Security.Cryptography;

namespace HeyGen.McpServer.Jobs;

/// <summary>A job as one read showed it.</summary>
/// <param name="State">What HeyGen's status means.</param>
/// <param name="Status">HeyGen's own word for it.</param>
/// <param name="Fields">HeyGen's answer, unknown fields included.</param>
internal sealed record JobSnapshot(JobId Id, JobState State, string Status, JsonObject Fields)
{
    /// <summary>HeyGen's own progress (0 to 100), for the kinds that have one.</summary>
    public double? Percent { get; init; }

    /// <summary>A batch's members by their state, in the order of a job's life; null for a single job.</summary>
    public IReadOnlyList<KeyValuePair<JobState, int>>? Counts { get; init; }

    /// <summary>HeyGen's code and words for a failure.</summary>
    public string? Failure { get; init; }

    /// <summary>When HeyGen took the job on, where its answer says so.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>The links to what a job made.</summary>
internal static class JobLinks
{
    /// <summary>Links by the field that holds them (<c>video_url</c>, <c>clips[0].video_url</c>), the main one first.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(JobKind kind, JobSnapshot snapshot) =>
        [.. kind.Links.SelectMany(path => JsonText.All(snapshot.Fields, path))];
}

/// <summary>The last message of a job that exchanges messages with its user, and may wait for an answer to it.</summary>
/// <param name="Key">Differs from one question to the next, and is not changed by the user's messages: it still names the question after the answer.</param>
/// <param name="Text">HeyGen's words.</param>
internal sealed record JobQuestion(string Key, string Text)
{
    private const int KeyBytes = 8;

    /// <summary>Null for a kind without messages.</summary>
    public static JobQuestion? Of(JobKind kind, JobSnapshot snapshot)
    {
        if (kind.MessagesField is not { } field)
            return null;

        List<JsonObject> said = [.. (snapshot.Fields[field] as JsonArray ?? []).OfType<JsonObject>().Where(IsSaid)];
        var text = said.Count == 0 ? "" : JsonText.At(said[0], "content") ?? "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{snapshot.Id}\n{said.Count}\n{text}"));
        return new JobQuestion(Convert.ToHexStringLower(hash.AsSpan(0, KeyBytes)), text);
    }

    /// <summary>A resource, as a storyboard is, comes while the agent works, and asks nothing.</summary>
    private static bool IsSaid(JsonObject message) => JsonText.At(message, "role") != "user" && JsonText.At(message, "type") != "resource";
}
