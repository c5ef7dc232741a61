using System.Net;
using System.Net.Http.Headers;

namespace HeyGen.McpServer.Files;

/// <param name="RenewAsync">Asks HeyGen for a fresh link to the same file; null where nobody can.</param>
internal sealed record DownloadLink(string Url, Func<CancellationToken, Task<string?>>? RenewAsync);

/// <summary>A file that was downloaded whole.</summary>
/// <param name="MediaType">Detected from the bytes, or else what the server said.</param>
internal sealed record DownloadedFile(string Path, long Size, string Sha256, string MediaType);

/// <summary>Downloads one file: goes on after a cut, renews a link that has expired, and puts the file in its place in one step.</summary>
internal sealed class FileDownload(PublicWeb web, DownloadTarget target, DownloadLink link, long mostBytes, Action<Transfer> show, TimeProvider time)
{
    /// <summary>How often in a row nothing may come.</summary>
    private const int MostFailures = 6;

    /// <summary>How often in a row a fresh link may be no better.</summary>
    private const int MostRenewals = 3;

    private const int CopyBytes = 64 * 1024;

    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(10);

    private readonly TransferReport report = new(show, "Downloading", target.Name, total: null, time);
    private string url = link.Url;
    private string? mediaType;
    private int failures;
    private int renewals;
    private PartialFile? part;

    /// <summary>Set when the server answered a range with the whole file.</summary>
    private bool sendsWholeFilesOnly;

    /// <exception cref="FileRefusedException">The link cannot be opened, or the file cannot be written; what came so far is kept.</exception>
    public async Task<DownloadedFile> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryAsync(cancellationToken))
                await PauseAsync(cancellationToken);

            return await FinishAsync();
        }
        finally
        {
            if (part is not null)
                await part.DisposeAsync();
        }
    }

    /// <returns>True when the file is whole; false when another request is needed.</returns>
    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await web.GetAsync(url, AskForTheRest, cancellationToken);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await TakeWholeAsync(answer, cancellationToken),
                HttpStatusCode.PartialContent when answer.RequestMessage!.Headers.Range is null =>
                    throw FileRefusals.FetchFailed(target.Name, "HTTP 206, a part of the file when the whole was asked for"),
                HttpStatusCode.PartialContent => await TakeRestAsync(answer, cancellationToken),
                HttpStatusCode.RequestedRangeNotSatisfiable => StartAgain(),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone =>
                    await RenewAsync(answer, cancellationToken),
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => Failed(cause: null),
                _ => throw FileRefusals.FetchFailed(target.Name, $"HTTP {(int)answer.StatusCode}"),
            };
        }
        catch (Exception fault) when (
            fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Failed(fault);
        }
    }

    private void AskForTheRest(HttpRequestHeaders headers)
    {
        // Without a validator nothing says whether the rest is of the same file.
        if (part is { Length: > 0, Version.IsCertain: true } && !sendsWholeFilesOnly)
        {
            headers.Range = new RangeHeaderValue(part.Length, null);
            headers.IfRange = part.Version.Validator;
        }
    }

    private async Task<bool> TakeWholeAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var askedForRest = answer.RequestMessage!.Headers.Range is not null;
        var version = FileVersion.Of(answer);
        if (part is not null && (part.Version != version || !version.IsCertain || askedForRest))
        {
            sendsWholeFilesOnly |= askedForRest && part.Version == version;
            part.Restart();
            await part.DisposeAsync();
            part = null;
        }

        mediaType = answer.Content.Headers.ContentType?.MediaType;
        report.Total = version.Size;
        part ??= await PartialFile.OpenAsync(target, version, cancellationToken);
        RequireRoom(version.Size);
        if (part.Length > 0 && part.Length == version.Size)
            return true;

        if (part.Length > 0 && !sendsWholeFilesOnly)
        {
            // An earlier call has got part of it: leave this answer, and ask for the rest.
            return false;
        }

        if (part.Length > 0)
            part.Restart();

        return await CopyAsync(answer, cancellationToken);
    }

    private async Task<bool> TakeRestAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var range = answer.Content.Headers.ContentRange;
        return range?.From != part!.Length
            || !Equals(FileVersion.Of(answer).Validator, part.Version.Validator)
            || (range.Length is { } size && part.Version.Size is { } known && size != known)
            ? StartAgain()
            : await CopyAsync(answer, cancellationToken);
    }

    private async Task<bool> CopyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var pieces = new StallGuard(body, time);
        var buffer = new byte[CopyBytes];
        while (await pieces.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (part!.Length + read > mostBytes)
                throw OverLimit();

            await part.AppendAsync(buffer.AsMemory(0, read), cancellationToken);
            report.Show(part.Length);
            (failures, renewals) = (0, 0);
        }

        return part!.Version.Size is null || part.Length == part.Version.Size ? true : Failed(cause: null);
    }

    /// <summary>Before the first byte, where the server says the size: a disk that fills up halfway takes other programs along.</summary>
    private void RequireRoom(long? size)
    {
        if (size > mostBytes)
            throw OverLimit();

        if (size > target.FreeBytes + part!.Length)
            throw FileRefusals.NoRoom(target.Name, size.Value, target.FreeBytes);
    }

    private FileRefusedException OverLimit()
    {
        part!.Restart();
        return FileRefusals.OverLimit(target.Name, mostBytes);
    }

    private bool StartAgain()
    {
        part?.Restart();
        return Failed(cause: null);
    }

    private async Task<bool> RenewAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        renewals++;
        url = renewals <= MostRenewals && link.RenewAsync is { } renew && await renew(cancellationToken) is { } fresh
            ? fresh
            : throw FileRefusals.LinkExpired((int)answer.StatusCode);
        return false;
    }

    private bool Failed(Exception? cause)
    {
        failures++;
        return failures < MostFailures ? false : throw FileRefusals.Broken(target.Name, part is { Version.IsCertain: true } ? part.Length : 0, cause);
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        if (failures > 0)
        {
            var pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, failures - 1));
            await Task.Delay(pause < longestPause ? pause : longestPause, time, cancellationToken);
        }
    }

    private async Task<DownloadedFile> FinishAsync()
    {
        var type = FileType.Detect(part!.Head);
        if (type is null && WhatElse() is { } other)
        {
            part.Restart();
            throw FileRefusals.NotTheFile(target.Name, other);
        }

        var size = part.Length;
        var extension = type?.Extension ?? LinkedFile.Extension(url);
        var checksum = await part.FinishAsync();
        var path = target.Take(part.Path, extension);
        return new DownloadedFile(path, size, checksum, type?.MediaType ?? mediaType ?? "application/octet-stream");
    }

    /// <summary>What came in place of a file: a login page, or an error with a status of success. Null where it may be what the link promises.</summary>
    private string? WhatElse()
    {
        if (part!.Length == 0)
            return "nothing";

        if (LinkedFile.Extension(url) is ".html" or ".json")
            return null;

        return mediaType is "text/html" or "application/json" or "application/xml" or "text/xml"
            || part.Head.TrimStart(" \t\r\n"u8) is [(byte)'<' or (byte)'{', ..] ? "a web page or an error" : null;
    }
}

/// <summary>What a link says of its file.</summary>
internal static class LinkedFile
{
    /// <summary>The extension of a file that people know, with its dot; empty where the link has none.</summary>
    public static string Extension(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Path.GetExtension(address.AbsolutePath) is { } ending && FileType.IsKnownExtension(ending)
            ? ending : "";
}
