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

    /// <summary>What files of a type begin with, but for so many bytes that can be anything.</summary>
    private static readonly (FileType Type, int Offset, byte[] Mark)[] marks =
    [
        (Png, 0, [0x89, .. "PNG"u8]),
        (Jpeg, 0, [0xFF, 0xD8, 0xFF]),
        (Mp4, 4, [.. "ftyp"u8]),
        (WebM, 0, [0x1A, 0x45, 0xDF, 0xA3]),
        (Wav, 8, [.. "WAVE"u8]),
        (Mp3, 0, [.. "ID3"u8]),
        (Pdf, 0, [.. "%PDF-"u8]),
        (Zip, 0, [.. "PK"u8, 3, 4]),
    ];

    public static FileType? Detect(ReadOnlySpan<byte> bytes)
    {
        foreach (var (type, offset, mark) in marks)
        {
            if (bytes.Length > offset && bytes[offset..].StartsWith(mark))
                return type;
        }
        // An MP3 file without a title begins with the first frame of sound.
        var isSound = bytes.Length >= 2 && bytes[0] == 0xFF && (bytes[1] & 0xE6) == 0xE2;
        return isSound ? Mp3 : IsSubRip(bytes) ? SubRip : null;
    }

    /// <summary>A SubRip file has no signature: it begins with a cue number, and its second line holds an arrow between two times.</summary>
    private static bool IsSubRip(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var start = bytes[..Math.Min(bytes.Length, 200)].TrimStart(byteOrderMark);
        return start.Length > 0 && char.IsAsciiDigit((char)start[0]) && start.IndexOf(" --> "u8) > 0;
    }
}
