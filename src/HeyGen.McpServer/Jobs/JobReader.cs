namespace HeyGen.McpServer.Jobs;

/// <summary>Reads jobs once. The seam between waiting and HeyGen.</summary>
internal interface IJobReader
{
    /// <exception cref="HeyGenException">HeyGen did not answer with the state.</exception>
    Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Reads HeyGen's words for the states of many jobs by one request, where <see cref="JobKind.Bulk"/> says that there is one.</summary>
    /// <returns>Statuses by id. An id that HeyGen said nothing of is not there.</returns>
    /// <exception cref="HeyGenException">HeyGen did not answer with the states.</exception>
    Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}

internal sealed class JobReader(HeyGenClient heyGen) : IJobReader
{
    /// <summary>The end of the year 9999. Beyond it a time is no Unix time in seconds, and would only mislead.</summary>
    private const long LastSecond = 253_402_300_799;

    /// <summary>Fields in which HeyGen gives reasons for a failure. Its reference does not tell reliably which kind has which.</summary>
    private static readonly string[] failureFields =
    [
        "failure_code", "failure_message", "failure_reason", "error_message", "error.code", "error.message", "error.detail", "error",
    ];

    /// <summary>A 429 is reported at once instead of being waited out, for a caller that holds back all its reads.</summary>
    public bool LeavesRateLimits { get; init; }

    private SendOptions Options => new() { LeaveRateLimits = LeavesRateLimits };

    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var snapshot = await ReadOneAsync(kind, id, cancellationToken);
        if (kind.LeadsTo is not { } next || !next.Statuses.Contains(snapshot.Status) || JsonText.At(snapshot.Fields, next.IdField) is not { } nextId)
            return snapshot;

        var result = await ReadOneAsync(next.Kind, nextId, cancellationToken);
        return Join(snapshot, result);
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var bulk = kind.Bulk!;
        var arguments = new JsonObject { [bulk.IdsArgument] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };
        var answer = await heyGen.SendAsync(bulk.Operation, arguments, Options, cancellationToken);
        var statuses = new Dictionary<string, string>(ids.Count, StringComparer.Ordinal);
        if (answer.Data.ValueKind is JsonValueKind.Array)
        {
            foreach (var entry in answer.Data.EnumerateArray())
                AddStatus(statuses, entry);
        }

        return statuses;
    }

    /// <summary>Every kind's entry carries its id as <c>video_id</c>.</summary>
    private static void AddStatus(Dictionary<string, string> statuses, JsonElement entry)
    {
        if (entry.ValueKind is JsonValueKind.Object
            && entry.TryGetProperty("video_id", out var id) && id.ValueKind is JsonValueKind.String
            && entry.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.String)
        {
            statuses[id.GetString()!] = status.GetString()!;
        }
    }

    private async Task<JobSnapshot> ReadOneAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var answer = await heyGen.SendAsync(kind.Read, Arguments(kind, id), Options, cancellationToken);
        var snapshot = Snapshot(kind, id, kind.Members is null ? answer.Data : await AllMembersAsync(kind, id, answer.Data, cancellationToken));
        // Where a read of one thing answers 404, a list names what it does not find.
        return kind.ReadsList && (snapshot.Fields.Count == 0 || snapshot.Status == BulkRead.NotFound)
            ? throw new HeyGenException(Missing(kind, answer.RequestId)) : snapshot;
    }

    private static HeyGenError Missing(JobKind kind, string? requestId) => new()
    {
        Code = BulkRead.NotFound,
        Message = $"HeyGen knows no {kind.Noun} with this id.",
        Hint = "Check the id, and that it belongs to this account.",
        Kind = FailureKind.NotFound,
        WorkStarted = WorkStarted.No,
        RequestId = requestId,
    };

    private static JsonObject Arguments(JobKind kind, string id) =>
        new() { [kind.IdArgument] = kind.ReadsList ? new JsonArray(id) : JsonValue.Create(id) };

    /// <summary>A batch's answer with the members of every page of it.</summary>
    private async Task<JsonElement> AllMembersAsync(JobKind kind, string id, JsonElement data, CancellationToken cancellationToken)
    {
        if (data.ValueKind is not JsonValueKind.Object || JsonObject.Create(data)! is not { } batch || NextPage(batch) is not { } token)
            return data;

        // A cursor seen twice leads in a circle.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = token;
        while (next is not null && seen.Add(next))
        {
            var arguments = Arguments(kind, id);
            arguments["token"] = next;
            var answer = await heyGen.SendAsync(kind.Read, arguments, Options, cancellationToken);
            var page = JsonObject.Create(answer.Data)!;
            foreach (var item in page[BatchMembers.ItemsField] as JsonArray ?? [])
                batch[BatchMembers.ItemsField]!.AsArray().Add(item?.DeepClone());

            next = NextPage(page);
        }

        batch["has_more"] = false;
        batch.Remove("next_token");
        return JsonSerializer.SerializeToElement(batch, JsonNodes.Default.JsonObject);
    }

    private static string? NextPage(JsonObject batch) =>
        batch["has_more"] is JsonValue more && more.TryGetValue(out bool hasMore) && hasMore ? JsonText.At(batch, "next_token") : null;

    public static JobSnapshot Snapshot(JobKind kind, string id, JsonElement data)
    {
        var shown = kind.ReadsList && data.ValueKind is JsonValueKind.Array ? data.EnumerateArray().FirstOrDefault() : data;
        var fields = shown.ValueKind is JsonValueKind.Object ? JsonObject.Create(shown)! : [];
        var status = JsonText.At(fields, kind.StatusField);
        var state = kind.Meaning(status);
        var counts = kind.Members is null ? null : Counts(kind, fields);
        return new JobSnapshot(new JobId(kind.Name, id), state, status ?? state.Name(), fields)
        {
            Percent = counts is { Count: > 0 } ? JobCounts.EndedShare(counts) : Percent(kind, fields),
            Counts = counts,
            Failure = state is JobState.Failed ? FailureText(kind, fields) : null,
            CreatedAt = fields["created_at"] is JsonValue created && created.TryGetValue(out long seconds) && seconds is >= 0 and <= LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
        };
    }

    private static double? Percent(JobKind kind, JsonObject fields) =>
        kind.PercentField is { } field && fields[field] is JsonValue value && value.TryGetValue(out double percent) ? percent : null;

    /// <summary>The members say the same words as a job of their kind; where they are none, those of the batch.</summary>
    private static IReadOnlyList<KeyValuePair<JobState, int>> Counts(JobKind kind, JsonObject fields) => JobCounts.Of(
        kind.Members!.In(fields).Select(member => (kind.Members.Kind ?? kind).Meaning(JsonText.At(member, "status"))));

    /// <summary>The first job's own fields with the result's laid over them; the result's state is the one that counts.</summary>
    private static JobSnapshot Join(JobSnapshot first, JobSnapshot result)
    {
        var fields = first.Fields.DeepClone().AsObject();
        foreach (var (name, value) in result.Fields)
        {
            if (name is not ("id" or "created_at"))
                fields[name] = value?.DeepClone();
        }

        return first with { State = result.State, Status = result.Status, Fields = fields, Failure = result.Failure };
    }

    private static string? FailureText(JobKind kind, JsonObject fields) =>
        Reason(fields, kind.FailureFields) ?? Reason(fields, failureFields) ?? (kind.Members is { } members ? MembersFailureText(members.In(fields)) : null);

    private static string? Reason(JsonObject fields, IReadOnlyList<string> paths) =>
        string.Join(": ", paths.Select(path => JsonText.At(fields, path)).Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } reason
            ? reason
            : null;

    /// <summary>A batch of which nothing came has no reason of its own, only its members have; members that failed alike are named once.</summary>
    private static string? MembersFailureText(IEnumerable<JsonObject> members)
    {
        var reasons = members
            .Select(item => JsonText.At(item, "error.message") ?? JsonText.At(item, "error.code"))
            .OfType<string>()
            .CountBy(reason => reason.TrimEnd('.'))
            .Select(reason => reason.Value == 1 ? reason.Key : $"{reason.Key} ({reason.Value} items)");
        var text = string.Join("; ", reasons);
        return text.Length > 0 ? text : null;
    }
}
