namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The subtitles of a translation: those that the caller gave, or some that stand for what a sandbox neither hears nor translates.</summary>
internal static class Subtitles
{
    public static byte[] Invent(string language) => SubtitleFile.Create(
        $"[{language}] This stands for the first thing that is said in the video. [{language}] And this stands for what is said after it, until the end.");

    public static byte[] Read(ApiCall call, JsonElement input, string path)
    {
        AssetInput.Check(call, input, path, FileType.SubRip.Kind);
        var medium = input.Text("asset_id") is { } id ? call.Find<Asset>(id).Medium : OwnMedium(call, input.Text("url")!);
        if (medium is null || call.World.Media.Find(medium) is not { } content)
            return SubtitleFile.Create($"These stand for the subtitles at {input.Text("url")}, for a sandbox fetches nothing.");
        var bytes = content.Bytes();
        return FileType.Detect(bytes) == FileType.SubRip
            ? bytes
            : throw ApiException.InvalidParameter(path, "expected subtitles in SubRip form (SRT)");
    }

    /// <summary>The same subtitles as WebVTT, which writes a point where SubRip writes a comma.</summary>
    public static byte[] ToWebVtt(byte[] subRip)
    {
        var lines = Encoding.UTF8.GetString(subRip).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var text = string.Join('\n', lines.Select(line => line.Contains(" --> ", StringComparison.Ordinal) ? line.Replace(',', '.') : line));
        return Encoding.UTF8.GetBytes($"WEBVTT\n\n{text}");
    }

    /// <summary>The name of a medium of this sandbox that an address leads to.</summary>
    private static string? OwnMedium(ApiCall call, string url) =>
        new Uri(url) is var address
            && address.Authority == call.BaseAddress.Authority
            && address.AbsolutePath.StartsWith(MediaLibrary.PathPrefix, StringComparison.Ordinal)
            ? address.AbsolutePath[MediaLibrary.PathPrefix.Length..]
            : null;
}
