namespace HeyGen.Client;

/// <summary>The upload of a large file in three steps: HeyGen names a presigned address, the bytes go there, and HeyGen is asked to take them in.</summary>
internal sealed class DirectUpload(HeyGenClient heyGen, Func<HttpClient> http, HeyGenTimeouts timeouts, TimeProvider time)
{
    private const int MostPuts = 2;

    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(10);

    public async Task<HeyGenAnswer> SendAsync(
        DirectUploadOperations operations, Stream content, string fileName, string mediaType, CancellationToken cancellationToken)
    {
        var file = new JsonObject { ["filename"] = fileName, ["content_type"] = mediaType, ["size_bytes"] = content.Length };
        var (target, checksum) = await PutAsync(operations.Create, file, content, cancellationToken).ConfigureAwait(false);
        var complete = new JsonObject { ["asset_id"] = target.AssetId, ["checksum_sha256"] = checksum };
        return await CompleteAsync(operations.Complete, complete, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The address takes the same bytes twice, so a broken connection is retried; a refusal is retried only after the address expired.</summary>
    private async Task<(DirectUploadAddress Target, string Checksum)> PutAsync(
        Operation create, JsonObject file, Stream content, CancellationToken cancellationToken)
    {
        var target = await AddressAsync(create, file, content.Length, cancellationToken).ConfigureAwait(false);
        var began = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            using var body = new DirectUploadContent(content, target.Headers, timeouts.UploadStall, time);
            var failure = await PutOnceAsync(target, body, cancellationToken).ConfigureAwait(false);
            if (failure is null)
                return (target, body.Checksum);

            var hasExpired = target.ExpiresInSeconds is { } seconds && time.GetElapsedTime(began) >= TimeSpan.FromSeconds(seconds);
            if (attempt == MostPuts || !(failure.IsTransient || hasExpired))
                throw new HeyGenException(failure.Error, failure.Cause);

            if (hasExpired)
            {
                target = await AddressAsync(create, file, content.Length, cancellationToken).ConfigureAwait(false);
                began = time.GetTimestamp();
            }
        }
    }

    private async Task<DirectUploadAddress> AddressAsync(Operation create, JsonObject file, long size, CancellationToken cancellationToken)
    {
        var answer = await heyGen.SendAsync(create, file, options: null, cancellationToken).ConfigureAwait(false);
        var target = DirectUploadAddress.Read(answer);
        return target.MaxBytes is { } most && size > most
            ? throw Failures.Unsendable("payload_too_large", "file", $"The file has {size} bytes; HeyGen takes at most {most}.", "Send a smaller file.")
            : target;
    }

    private async Task<Failure?> PutOnceAsync(DirectUploadAddress target, DirectUploadContent body, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, body.Stalled);
        // No credential: the address is signed, and belongs to a storage service that must not see one.
        using var request = new HttpRequestMessage(HttpMethod.Put, target.Address) { Content = body };
        foreach (var (name, value) in target.Headers)
        {
            if (!DirectUploadContent.IsAboutContent(name))
                request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ends.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : Failures.UploadRefused((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failures.TimedOut();
        }
        catch (ObjectDisposedException exception)
        {
            return Failures.Closed(exception, neverLeft: false);
        }
        catch (HttpRequestException exception) when (exception.InnerException is not HeyGenException)
        {
            return Failures.Unreachable(exception, "The store that HeyGen named for the file");
        }
    }

    /// <summary>HeyGen answers 409 while the bytes are on their way into its store, and takes the call any number of times.</summary>
    private async Task<HeyGenAnswer> CompleteAsync(Operation operation, JsonObject complete, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < longestPause ? pause * 2 : longestPause)
        {
            try
            {
                return await heyGen.SendAsync(operation, complete, options: null, cancellationToken).ConfigureAwait(false);
            }
            catch (HeyGenException failure) when (MayPass(failure.Error) && time.GetElapsedTime(began) < timeouts.UploadSettles)
            {
                var asked = failure.Error.RetryAfter ?? TimeSpan.Zero;
                await Task.Delay(asked > pause ? asked : pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool MayPass(HeyGenError error) =>
        error.Status == (int)HttpStatusCode.Conflict
        || (error.Code != Failures.ClosedCode
            && error.Kind is FailureKind.RateLimited or FailureKind.ServerFault or FailureKind.Network or FailureKind.Timeout);
}

/// <summary>A place for the bytes of one file, as HeyGen's answer to the first step of a direct upload names it.</summary>
/// <param name="AssetId">What requests will refer to the file by.</param>
/// <param name="Address">Takes the bytes by PUT, without HeyGen's credential.</param>
/// <param name="Headers">Go with the bytes unchanged, for the address is signed for them.</param>
/// <param name="ExpiresInSeconds">For how long the address takes bytes; null where HeyGen does not say.</param>
/// <param name="MaxBytes">The most bytes that the address takes; null where HeyGen does not say.</param>
internal sealed record DirectUploadAddress(
    string AssetId, string Address, IReadOnlyDictionary<string, string> Headers, int? ExpiresInSeconds, long? MaxBytes)
{
    /// <exception cref="HeyGenException">HeyGen named no address for the file.</exception>
    public static DirectUploadAddress Read(HeyGenAnswer answer)
    {
        var data = answer.Data;
        if (Text(data, "asset_id") is not { } assetId || Text(data, "upload_url") is not { } address)
        {
            var failure = Failures.Unreadable("HeyGen named no address for the file.", requestId: answer.RequestId);
            throw new HeyGenException(failure.Error with { WorkStarted = WorkStarted.Unknown });
        }

        var headers = data.TryGetProperty("upload_headers", out var named) && named.ValueKind == JsonValueKind.Object
            ? named.EnumerateObject()
                .Where(header => header.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(header => header.Name, header => header.Value.GetString()!)
            : [];
        // .NET sends what it was told not to validate, and a line break would begin another header.
        if (headers.Any(header => (header.Key + header.Value).Any(char.IsControl)))
            throw new HeyGenException(Failures.Unreadable("HeyGen named a header for the file that cannot be sent.", requestId: answer.RequestId).Error);

        return new DirectUploadAddress(assetId, address, headers, (int?)Number(data, "expires_in_seconds"), Number(data, "max_bytes"));
    }

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static long? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
