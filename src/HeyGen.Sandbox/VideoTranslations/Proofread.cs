using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>Subtitles of one language that are prepared, then edited by the caller, then rendered.</summary>
internal sealed record Proofread(string Id, Job Job, string OutputLanguage, string Title, string Mode, long CreatedAt)
{
    /// <summary>As HeyGen prepared them.</summary>
    public required byte[] Original { get; init; }

    /// <summary>As the caller last sent them; null before.</summary>
    public byte[]? Edited { get; set; }

    public byte[] Current => Edited ?? Original;

    public string OriginalMedium => $"proofreads/{Id}-original.srt";

    public string CurrentMedium => $"proofreads/{Id}.srt";

    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
