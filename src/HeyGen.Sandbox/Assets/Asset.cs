using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;

namespace HeyGen.Sandbox.Assets;

/// <summary>An uploaded file.</summary>
internal sealed record Asset(string Id, string Name, FileType Type, StoredFile File, long UploadedAt)
{
    /// <summary>HeyGen's work on a file that came by direct upload; null for one that was usable at once.</summary>
    public Job? Processing { get; init; }

    public string Medium => $"assets/{Id}.{Type.Extension}";

    /// <summary><c>processing</c>, <c>completed</c> or <c>failed</c>.</summary>
    public string Status(DateTimeOffset now) => (Processing?.State(now) ?? JobState.Succeeded) switch
    {
        JobState.Running => "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };

    /// <summary>An asset's address is open to anybody who has it, and does not expire.</summary>
    public MediaContent Content() => new(Type.MimeType, () => File.Bytes ?? System.IO.File.ReadAllBytes(File.Path!)) { IsOpen = true, Path = File.Path };
}
