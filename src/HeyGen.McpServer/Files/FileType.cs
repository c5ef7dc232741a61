namespace HeyGen.McpServer.Files;

/// <summary>A type of file that HeyGen takes, detected from its bytes as HeyGen does, and not from its name.</summary>
internal sealed record FileType(string Name, string MediaType, string Extension)
{
    /// <summary>Bytes at a file's beginning that suffice to detect its type.</summary>
    public const int HeadBytes = 4096;

    public static readonly FileType Png = new("PNG", "image/png", ".png");
    public static readonly FileType Jpeg = new("JPEG", "image/jpeg", ".jpg");
    public static readonly FileType Mp4 = new("MP4", "video/mp4", ".mp4");
    public static readonly FileType WebM = new("WebM", "video/webm", ".webm");
    public static readonly FileType Mp3 = new("MP3", "audio/mpeg", ".mp3");
    public static readonly FileType Wav = new("WAV", "audio/wav", ".wav");
    public static readonly FileType Pdf = new("PDF", "application/pdf", ".pdf");
    public static readonly FileType SubRip = new("SRT", "application/x-subrip", ".srt");
    public static readonly FileType Zip = new("ZIP", "application/zip", ".zip");

    /// <summary>Extensions of what people mean by a file, accepted or not.</summary>
    private static readonly HashSet<string> otherExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpeg", ".gif", ".webp", ".heic", ".mov", ".mkv", ".avi", ".m4a", ".m4v", ".aac", ".ogg", ".flac", ".vtt", ".txt", ".doc", ".docx", ".ppt", ".pptx",
            ".html", ".json",
    };

    /// <summary>Brands of ISO media files that are no MP4: QuickTime films, pictures (HEIF, AVIF, JPEG 2000, Canon's CR3) and sound.</summary>
    private static readonly string[] otherBrands =
    [
        "qt  ", "M4A ", "M4B ", "M4P ", "mif1", "mif2", "miaf", "msf1", "heic", "heim", "heis", "heix", "hevc", "hevm", "hevs", "hevx", "avci", "avcs", "avif",
        "avio", "avis", "crx ", "jp2 ", "jpm ", "jpx ", "j2ki", "j2is", "jpeg", "jpgs", "vvic", "vvis",
    ];

    public static IReadOnlyList<FileType> All { get; } = [Png, Jpeg, Mp4, WebM, Mp3, Wav, Pdf, SubRip, Zip];

    /// <summary>HeyGen takes it by the direct upload only.</summary>
    public bool NeedsDirectUpload => this == Zip;

    public static bool IsKnownExtension(string extension) =>
        otherExtensions.Contains(extension) || All.Any(type => type.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The type of these first bytes of a file; null for one that HeyGen does not take.</summary>
    public static FileType? Detect(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x1A, 0x45, 0xDF, 0xA3, ..] when head.IndexOf("webm"u8) > 0 => WebM,
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => Zip,
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => IsMp4(head) ? Mp4 : null,
        _ when head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WAVE"u8) => Wav,
        _ when head.StartsWith("ID3"u8) || IsMp3Frame(head) => Mp3,
        _ when head.StartsWith("%PDF-"u8) => Pdf,
        _ => IsSubRip(head) ? SubRip : null,
    };

    /// <summary>A name with the extension that fits, for HeyGen and people go by it.</summary>
    public string NameFor(string name)
    {
        var extension = Path.GetExtension(name);
        var fits = extension.Equals(Extension, StringComparison.OrdinalIgnoreCase)
            || (this == Jpeg && extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));
        return fits ? name : $"{(IsKnownExtension(extension) ? Path.GetFileNameWithoutExtension(name) : name)}{Extension}";
    }

    private static bool IsMp4(ReadOnlySpan<byte> head)
    {
        foreach (var brand in otherBrands)
        {
            if (System.Text.Encoding.ASCII.GetString(head[8..12]) == brand)
                return false;
        }

        return true;
    }

    /// <summary>A frame of MPEG layer III; the other layers and AAC begin alike.</summary>
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2;

    /// <summary>A SubRip file has no signature: it begins with a cue's number, and an arrow stands between two times in the next line.</summary>
    private static bool IsSubRip(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var text = (head.StartsWith(byteOrderMark) ? head[byteOrderMark.Length..] : head).TrimStart(" \t\r\n"u8);
        return text.Length > 0 && char.IsAsciiDigit((char)text[0]) && text[..Math.Min(text.Length, 200)].IndexOf(" --> "u8) > 0;
    }
}
