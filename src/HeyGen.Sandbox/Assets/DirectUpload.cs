namespace HeyGen.Sandbox.Assets;

/// <summary>What a caller said of a file before sending it.</summary>
internal sealed record AnnouncedFile(string Name, FileType Type, long Size, string? Checksum);

/// <summary>
/// A place for one file, from the promise of a presigned address to the asset. Guarded by the account's gate, for the bytes come without a key and
/// past the API's own way.
/// </summary>
internal sealed record DirectUpload(Account Owner, AnnouncedFile Announced, DateTimeOffset ExpiresAt) : IBatchItem
{
    /// <summary>How long the address takes bytes, as S3's presigned addresses do by default.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>How long the stored bytes are not visible to the API yet, at speed 1.</summary>
    private const double StoringSeconds = 1;

    private const double ProcessingSeconds = 2;

    private StoredFile? stored;
    private DateTimeOffset visibleAt;

    public string AssetId { get; } = Ids.New();

    /// <summary>Whoever knows it may send the bytes.</summary>
    public string Signature { get; } = Ids.New();

    public bool HasBytes => stored is not null;

    public bool HasSameBytes(StoredFile file) => stored?.Checksum == file.Checksum;

    public Asset? Asset { get; private set; }

    /// <summary>Why the stored bytes cannot become an asset; null when they can, or did.</summary>
    public ApiException? Failure { get; private set; }

    /// <summary>Headers that the sender of the bytes must repeat as they are, in lower case: clients join them with their own by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        yield return new("content-type", Announced.Type.MimeType);
        yield return new("x-amz-meta-asset-id", AssetId);
        if (Announced.Checksum is { } checksum)
            yield return new("x-amz-checksum-sha256", Convert.ToBase64String(Convert.FromHexString(checksum)));
    }

    public void Store(StoredFile file, JobClock clock)
    {
        stored = file;
        visibleAt = clock.Now + clock.Scale(StoringSeconds);
    }

    /// <summary><c>queued</c> until the upload is completed, then <c>processing</c>, <c>completed</c> or <c>failed</c>.</summary>
    public string Status(DateTimeOffset now) => Failure is not null || IsTooLate(now) ? "failed" : Asset?.Status(now) ?? "queued";

    public string? ResultId(DateTimeOffset now) => AssetId;

    public JsonObject? Error(DateTimeOffset now) => Status(now) != "failed" ? null : Failure is not null
        ? new() { ["code"] = Failure.Code, ["message"] = Failure.Message }
        : IsTooLate(now)
            ? new() { ["code"] = "upload_expired", ["message"] = "No bytes came before the upload's address expired." }
            : new() { ["code"] = "processing_failed", ["message"] = "The file could not be processed." };

    /// <summary>Makes an asset of the bytes, once; asked again it changes nothing.</summary>
    public Asset Complete(JobClock clock, string? checksum)
    {
        if (Asset is not null)
            return Asset;
        ApiException.ThrowIf(IsTooLate(clock.Now), 409, "conflict", "No bytes came before the upload's address expired; create another upload.");
        ApiException.ThrowIf(stored is null, 409, "conflict", "The file has not been uploaded yet.");
        ApiException.ThrowIf(clock.Now < visibleAt, 409, "conflict", "The file is still being stored.");
        ApiException.ThrowIf(
            checksum is not null && !checksum.Equals(stored.Checksum, StringComparison.OrdinalIgnoreCase),
            "checksum_sha256", "the stored bytes have another checksum");
        Take(clock);
        return Asset ?? throw Failure!;
    }

    /// <summary>Makes an asset of the bytes, or notes why they can be none. Does nothing where there are no bytes, or an asset already.</summary>
    public void Take(JobClock clock)
    {
        if (stored is null || Asset is not null)
            return;
        if (stored.DetectType() is not { } type || type != Announced.Type)
        {
            Failure = ApiException.InvalidParameter("content_type", $"the stored bytes are not {Announced.Type.MimeType}, as was announced");
            return;
        }

        var terms = new JobTerms(ProcessingSeconds).With(TestHooks.In(Announced.Name));
        var start = clock.Now < visibleAt ? visibleAt : clock.Now;
        var job = new Job(clock.Now, start, clock.Scale(terms.Seconds), terms);
        Asset = new(AssetId, Announced.Name, type, stored, clock.Now.ToUnixTimeSeconds()) { Processing = job };
    }

    private bool IsTooLate(DateTimeOffset now) => stored is null && now >= ExpiresAt;
}
