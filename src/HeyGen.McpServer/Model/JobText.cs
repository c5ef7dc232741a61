namespace HeyGen.McpServer.Model;

/// <summary>
/// Words a job's result. Hosts show a person its first line (Copilot CLI) or the last three of all content (Codex), so the link that plays stands in the first,
/// and all else that a model needs to go on in one line more. HeyGen's other fields are in the structured content.
/// </summary>
internal static class JobText
{
    /// <summary>Fields that the sentence or other lines say, or that only a program needs.</summary>
    private static readonly string[] saidElsewhere =
        ["status", "created_at", "completed_at", "duration", "width", "height", "job", "links", "estimate", "cost", "next", "already_submitted"];

    /// <summary>Fields of <c>job</c> that the sentence or the line of its id says.</summary>
    private static readonly string[] onlyForPrograms = ["id", "kind", "state", "next_check_after_s", "already_submitted"];

    public static string Render(string noun, JsonObject result)
    {
        var job = result["job"] as JsonObject ?? [];
        var jobId = JsonText.Read(job["id"]) ?? "";
        var links = Links(result);
        var rest = Rest(result, job, jobId);
        var sentence = Sentence(noun, result, job);
        var next = JsonText.Read(result["next"]);
        return Joined(links.Length == 0
            ? [ResultText.OneLine(sentence), ResultText.Render(rest), ResultText.OneLine($"job: {jobId}"), ResultText.OneLine(next)]
            : [ResultText.OneLine($"{sentence} {links[0].Address}"), $"{ResultText.OneLine(next)} {ResultText.Inline(More(jobId, links[1..], rest))}".Trim()]);
    }

    /// <summary>Several jobs: how many are in which state, then a line for each, with the link that plays at its end.</summary>
    public static string RenderSet(JsonObject result)
    {
        var jobs = (result["jobs"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        var ids = jobs.Select(shown => JsonText.At(shown, "job.id") ?? "").ToArray();
        var isBrief = Array.TrueForAll(jobs, shown => shown.Count == 1);
        var states = (result["counts"] as JsonObject ?? []).Select(count => $"{count.Value} {count.Key.Replace('_', ' ')}");
        var details = Details(result) is { Length: > 0 } known ? $", {known}" : "";
        var rest = new JsonObject(result
            .Where(field => field.Key is not ("jobs" or "counts" or "cost_usd") && !saidElsewhere.Contains(field.Key) && !IsListOf(ids, field.Value))
            .Concat(result.Where(field => isBrief && field.Key is "jobs"))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        return Joined(
        [
            ResultText.OneLine($"{jobs.Length} jobs: {string.Join(", ", states)}{details}.{(details.Length == 0 ? Expected(result) : "")}"),
            rest.Count > 0 ? ResultText.Render(rest) : null,
            ResultText.OneLine(JsonText.Read(result["next"])),
            .. isBrief ? [] : jobs.Select(Line),
        ]);
    }

    private static string Line(JsonObject shown)
    {
        var job = shown["job"] as JsonObject ?? [];
        var jobId = JsonText.Read(job["id"]) ?? "";
        var noun = (JsonText.Read(job["kind"]) ?? "job").Replace('_', ' ');
        var rest = Rest(shown, job, jobId);
        string?[] parts = [rest.Count > 0 ? ResultText.Inline(rest) : null, $"job: {jobId}", Links(shown).FirstOrDefault().Address];
        return ResultText.OneLine($"- {Sentence(noun, shown, job)} {string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)))}");
    }

    private static string Joined(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));

    private static (string Key, string Address)[] Links(JsonObject result) =>
        [.. (result["links"] as JsonObject ?? []).Select(link => (link.Key, JsonText.Read(link.Value) ?? ""))];

    /// <summary>The fields that neither the sentence nor another line says. The job's id stands alone too where the next step takes it by that name.</summary>
    private static JsonObject Rest(JsonObject result, JsonObject job, string jobId)
    {
        var next = (JsonText.Read(result["next"]) ?? "").Split(' ', ',', '.', ';');
        bool IsSaid(KeyValuePair<string, JsonNode?> field) => field.Value switch
        {
            JsonObject inner => inner.All(repeated => JsonNode.DeepEquals(repeated.Value, result[repeated.Key])),
            var value => JsonText.Read(value) is { } id && jobId.EndsWith($":{id}", StringComparison.Ordinal)
                && !next.Contains(field.Key),
        };
        return new JsonObject(result
            .Where(field => !saidElsewhere.Contains(field.Key) && !IsSaid(field))
            .Concat(job.Where(field => !onlyForPrograms.Contains(field.Key) && !result.ContainsKey(field.Key)))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
    }

    private static bool IsListOf(string[] jobIds, JsonNode? value) =>
        value is JsonArray list
        && list.All(item => JsonText.Read(item) is { } id && Array.Exists(jobIds, jobId => jobId.EndsWith($":{id}", StringComparison.Ordinal)));

    private static JsonObject More(string jobId, (string Key, string Address)[] links, JsonObject rest) =>
        new(links.Select(link => KeyValuePair.Create<string, JsonNode?>(link.Key, link.Address))
            .Prepend(KeyValuePair.Create<string, JsonNode?>("job", jobId))
            .Concat(rest.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())))
            .DistinctBy(field => field.Key));

    private static string Sentence(string noun, JsonObject result, JsonObject job) => JsonText.Read(job["state"]) switch
    {
        "completed" => Details(result) is { Length: > 0 } details ? $"The {noun} is ready: {details}." : $"The {noun} is ready.",
        "running" => $"The {noun} is not done yet ({JsonText.Read(result["status"])}); HeyGen goes on with it.{Expected(result)}",
        "needs_input" => $"The {noun} waits for an answer.",
        "unknown" => $"The {noun} was started; its state could not be read.",
        "failed" => $"The {noun} failed.",
        var state => $"The {noun} is {state?.Replace('_', ' ') ?? "submitted"}.",
    };

    /// <summary>Length, size and cost, as far as they are known.</summary>
    private static string Details(JsonObject result)
    {
        string?[] details =
        [
            JsonNumber.Read(result["duration"]) is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s") : null,
            JsonNumber.Read(result["width"]) is { } width && JsonNumber.Read(result["height"]) is { } height ? $"{width}x{height}" : null,
            JsonNumber.Read(result["cost"]?["usd"]) is { } usd ? $"{((bool?)result["cost"]!["at_most"] is true ? "at most " : "")}{Usd(usd)}" : null,
        ];
        return string.Join(", ", details.OfType<string>());
    }

    private static string Expected(JsonObject result) => JsonNumber.Read(result["estimate"]?["usd"]) is > 0 and var usd ? $" Expected cost: {Usd(usd)}." : "";

    private static string Usd(decimal usd) => $"{usd.ToString(usd < 0.1m ? "0.####" : "0.00", CultureInfo.InvariantCulture)} USD";
}
