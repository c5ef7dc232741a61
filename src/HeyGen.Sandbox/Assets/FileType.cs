namespace HeyGen.Sandbox.Assets;

/// <summary>A type of file that HeyGen accepts, found from its bytes as HeyGen does.</summary>
/// <param name="Kind"><c>image</c>, <c>video</c>, <c>audio</c>, <c>document</c>, <c>subtitle</c> or <c>project</c>.</param>
internal sealed record FileType(string MimeType, string Kind, string Extension)
{
    public static readonly FileType Png = new("image/png", "image", "png");
    public static readonly FileType Jpeg = new("image/jpeg", "image", "jpg");
    public static readonly FileType Mp4 = new("video/mp4", "video", "mp4");
    public static readonly FileType WebM = new("video/webm", "video", "webm");
    public static readonly FileType Mp3 = new("audio/mpeg", "audio", "mp3");
    public static readonly FileType Wav = new("audio/wav", "audio", "wav");
    public static readonly FileType Pdf = new("application/pdf", "document", "pdf");
    public static readonly FileType SubRip = new("application/x-subrip", "subtitle", "srt");

    /// <summary>A HyperFrames project. Taken by direct upload only.</summary>
    public static readonly FileType Zip = new("application/zip", "project", "zip");

    public static IReadOnlyList<FileType> All { get; } = [Png, Jpeg, Mp4, WebM, Mp3, Wav, Pdf, SubRip];

    public static IReadOnlyList<FileType> OfDirectUploads { get; } = [.. All, Zip];

    public static FileType? Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return Png;
        }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }
        if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8))
        {
            return Mp4;
        }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return WebM;
        }
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WAVE"u8))
        {
            return Wav;
        }
        if (bytes.StartsWith("ID3"u8) || (bytes.Length >= 2 && bytes[0] == 0xFF && (bytes[1] & 0xE6) == 0xE2))
        {
            return Mp3;
        }
        if (bytes.StartsWith("%PDF-"u8))
        {
            return Pdf;
        }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]))
        {
            return Zip;
        }
        return IsSubRip(bytes) ? SubRip : null;
    }

    /// <summary>A SubRip file has no signature: it begins with a cue number, and its second line holds an arrow between two times.</summary>
    private static bool IsSubRip(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var start = bytes[..Math.Min(bytes.Length, 200)];
        if (start.StartsWith(byteOrderMark))
        {
            start = start[byteOrderMark.Length..];
        }
        return start.Length > 0 && char.IsAsciiDigit((char)start[0]) && start.IndexOf(" --> "u8) > 0;
    }
}
