namespace HeyGen.McpServer.Files;

/// <summary>Every refusal of a file in words, so that all of them say what to do instead.</summary>
internal static class FileRefusals
{
    private const string Instead = "give an https URL or base64 data instead";

    /// <param name="path">What was to be opened; null where nothing is named, because the server was to choose.</param>
    public static FileRefusedException NotLocal(string? path) => NotAllowed(
        $"{Named(path)} on your machine, and this server runs elsewhere: local paths work only over stdio. Upload: {Instead}. Download: open the link itself.");

    /// <inheritdoc cref="NotLocal"/>
    public static FileRefusedException NoFolders(string? path) => NotAllowed(
        $"{Named(path)} of this machine, whose files this server may not touch yet. Start it with --files-dir {Project}, or open a folder in your client; or "
        + $"{Instead}.");

    public static FileRefusedException Outside(string path, IReadOnlyList<string> folders) => NotAllowed(
        $"{Quoted(path)} is outside the allowed folders ({string.Join(", ", folders)}), after symbolic links are followed. Move the file there, start the "
        + $"server with --files-dir {Project}, or {Instead}.");

    public static FileRefusedException NotFound(string path, IReadOnlyList<string> folders) => Unusable(
        $"{Quoted(path)} does not exist below the allowed folders ({string.Join(", ", folders)}). Check the spelling; a relative path starts from the first "
        + "of them.");

    public static FileRefusedException IsFolder(string path) => Unusable($"{Quoted(path)} is a folder, not a regular file. Give the path of one file.");

    public static FileRefusedException EmptyOrSpecial(string path) => Unusable(
        $"{Quoted(path)} is empty or not a regular file (a pipe, a socket, a device). Give a file that has content.");

    public static FileRefusedException NoPath(string path) =>
        Unusable($"{Quoted(path)} is not a path that this machine understands. Give an absolute path, or one relative to an allowed folder.");

    public static FileRefusedException PathOfWindows(string path) => Unusable(
        $"{Quoted(path)} is a path of Windows, and this server runs on another system. Give the path as that system has it; in WSL drive C: is /mnt/c.");

    public static FileRefusedException Unreadable(string path, Exception cause) => Unusable(
        $"{Quoted(path)} cannot be opened: {cause.Message} Check its permissions and whether another program holds it.", cause);

    public static FileRefusedException UnknownType(string name) => Unusable(
        $"{Quoted(name)} is of no type that HeyGen takes, whatever its name says. Its bytes must be one of "
        + $"{string.Join(", ", FileType.All.Select(type => type.Name))}. Convert it first; HEIC photos to JPEG, films of other containers to MP4.");

    public static FileRefusedException Empty(string name) => Unusable($"{Quoted(name)} is empty. Give a file that has content.");

    public static FileRefusedException NotBase64() =>
        Unusable("The file is no path, no https URL and no valid base64 data (data:image/png;base64,...). Give one of the three.");

    public static FileRefusedException InlineTooLarge(long most) =>
        Unusable($"The base64 data holds more than {Size(most)}. Give a path or an https URL instead.");

    public static FileRefusedException NotHttps(string url) =>
        Unusable($"{Quoted(url)} is not an https address. Give one that anybody can open, or upload the file from disk.");

    public static FileRefusedException NotPublic(string host) => NotAllowed(
        $"{Quoted(host)} is an address inside a private network, which this server does not open for others. Give a public https URL, or upload the file "
        + "from disk.");

    public static FileRefusedException TooLarge(string name, long most) =>
        Unusable($"{Quoted(name)} is larger than the {Size(most)} that are fetched from the web. Save it to disk and give its path.");

    public static FileRefusedException FetchFailed(string url, string why, Exception? cause = null) => Failed(
        $"{Quoted(url)} could not be fetched: {why}. Check that anybody can open the address without signing in.", cause);

    public static FileRefusedException Unreachable(string url, Exception cause)
    {
        var fault = ConnectionFault.Of(cause);
        return Failed($"{Quoted(url)} could not be fetched: {fault.Message}. {fault.Hint}", cause);
    }

    public static FileRefusedException NotTheFile(string name, string what) => Failed(
        $"The link to {Quoted(name)} answered {what} in place of the file, so nothing was saved. Links expire: get a fresh one with job_id or asset_id.");

    public static FileRefusedException NotAStore(FileRefusedException refusal) =>
        new(refusal.Reason, $"HeyGen named an address that this server does not send files to, and nothing was sent there. {refusal.Message}", refusal);

    public static FileRefusedException NotTaken(string assetId, string? why) => Failed(
        $"HeyGen received the file as asset {assetId} and could not take it in: {why ?? "no reason given"}. Check that the file plays, and upload it again.");

    public static FileRefusedException NoLink(string assetId) => Unusable($"HeyGen gives no link to asset {assetId}. Read it with get_asset.");

    public static FileRefusedException LinkExpired(int status) => Failed(
        $"The link no longer works (HTTP {status}). Links expire: call download_asset with job_id or asset_id, which finds a fresh one.");

    public static FileRefusedException Broken(string name, long kept, Exception? cause) => Failed(
        $"The download of {Quoted(name)} broke off again and again{(cause is null ? "" : $": {ConnectionFault.Of(cause).Message}")}. {Size(kept)} are kept. "
        + "Call download_asset again with the same arguments to go on from there.", cause);

    public static FileRefusedException CannotWrite(string path, Exception cause) => Failed(
        $"{Quoted(path)} cannot be written: {cause.Message} Free space on the disk, check the folder's permissions, or give another path.", cause);

    public static FileRefusedException NoPattern(string path) => Unusable(
        $"{Quoted(path)} is no pattern for a batch's files. The name after the last slash needs {{row}} or {{id}}, may have {{title}} "
        + "and columns of rows_file, and nothing else in braces.");

    public static FileRefusedException OtherRows(string path, int rows, int results) => Unusable(
        $"rows_file: {Quoted(path)} has {rows} rows, and the jobs have {results} results. Give the file that the videos were made from, and all their job_ids.");

    public static FileRefusedException Hidden(string path) => NotAllowed(
        $"{Quoted(path)} is hidden, or in a hidden folder, where programs keep their settings: nothing is downloaded to there. Give a path without a dot at "
        + "the beginning of a name.");

    public static FileRefusedException OverLimit(string name, long most) => NotAllowed(
        $"{Quoted(name)} is larger than the {Size(most)} that one download may have, and nothing of it was kept. Open the link itself, or start the server "
        + "with a higher --download-limit.");

    public static FileRefusedException NoRoom(string name, long size, long free) => Failed(
        $"{Quoted(name)} has {Size(size)}, and the disk has room for {Size(free)}; nothing was written. Free space, or give a path on another disk.");

    /// <summary>For a person, in the unit that fits: <c>12.4 MB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB"),
    };

    /// <summary>
    /// Where the person works: Claude Code says it in a variable, other hosts start this program there. One that starts it at the root does not know.
    /// </summary>
    private static string Project =>
        Environment.GetEnvironmentVariable("CLAUDE_PROJECT_DIR") is { Length: > 0 } named ? Quoted(named)
        : Environment.CurrentDirectory is var current && Path.GetPathRoot(current) != current ? Quoted(current)
        : "DIR";

    private static string Named(string? path) => path is null ? "The file would be one" : $"{Quoted(path)} is a path";

    private static string Quoted(string text) => $"\"{text}\"";

    private static FileRefusedException Unusable(string message, Exception? cause = null) => new(FileRefusal.Unusable, message, cause);

    private static FileRefusedException NotAllowed(string message) => new(FileRefusal.NotAllowed, message);

    private static FileRefusedException Failed(string message, Exception? cause = null) => new(FileRefusal.Failed, message, cause);
}

/// <summary>Why a file was not opened, sent or fetched.</summary>
internal enum FileRefusal
{
    /// <summary>The file, path or link is not one that can be used.</summary>
    Unusable,

    /// <summary>It may not be used here.</summary>
    NotAllowed,

    /// <summary>It could have been used, and the transfer or the disk failed.</summary>
    Failed,
}

/// <summary>A file that was refused. The message is for the caller: what happened, why, and what to do instead.</summary>
internal sealed class FileRefusedException(FileRefusal reason, string message, Exception? cause = null) : ToolFailure(message, cause)
{
    public FileRefusal Reason { get; } = reason;
}
