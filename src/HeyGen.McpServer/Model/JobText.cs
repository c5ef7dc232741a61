namespace HeyGen.McpServer.Model;

/// <summary>
/// Words a job's result. Hosts show a person its first line (Copilot CLI) or the last three of all content (Codex), so the link that plays stands in the first,
/// and all else that a model needs to go on in one line more. HeyGen's other fields are in the structured content.
/// </summary>
internal static class JobText
{
    /// <summary>Fields that the sentence or other lines say, or that only a program needs.</summary>
    private static readonly string[] saidElsewhere =
        ["id", "status", "created_at", "completed_at", "duration", "width", "height", "job", "links", "estimate", "cost", "next", "already_submitted"];

    /// <summary>Fields of <c>job</c> that the sentence or the line of its id says.</summary>
    private static readonly string[] onlyForPrograms = ["id", "kind", "state", "next_check_after_s", "already_submitted"];

    public static string Render(string noun, JsonObject result)
    {
        var job = result["job"] as JsonObject ?? [];
        var jobId = JsonText.Read(job["id"]) ?? "";
        var links = (result["links"] as JsonObject ?? []).Select(link => (link.Key, Address: JsonText.Read(link.Value) ?? "")).ToArray();
        var rest = result
            .Where(field => !saidElsewhere.Contains(field.Key) && !(JsonText.Read(field.Value) is { } id && jobId.EndsWith($":{id}", StringComparison.Ordinal)))
            .Concat(job.Where(field => !onlyForPrograms.Contains(field.Key) && !result.ContainsKey(field.Key)))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()));
        var sentence = Sentence(noun, result, job);
        var next = JsonText.Read(result["next"]);
        string?[] lines = links.Length == 0
            ? [ResultText.OneLine(sentence), ResultText.Render(new JsonObject(rest)), ResultText.OneLine($"job: {jobId}"), ResultText.OneLine(next)]
            : [ResultText.OneLine($"{sentence} {links[0].Address}"),
                $"{ResultText.OneLine(next)} {ResultText.OnOneLine(More(jobId, links[1..], rest))}".Trim()];
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    private static JsonObject More(string jobId, (string Key, string Address)[] links, IEnumerable<KeyValuePair<string, JsonNode?>> rest) =>
        new(links.Select(link => KeyValuePair.Create<string, JsonNode?>(link.Key, link.Address))
            .Prepend(KeyValuePair.Create<string, JsonNode?>("job", jobId))
            .Concat(rest)
            .DistinctBy(field => field.Key));

    private static string Sentence(string noun, JsonObject result, JsonObject job) => JsonText.Read(job["state"]) switch
    {
        "completed" => Details(result) is { Length: > 0 } details ? $"The {noun} is ready: {details}." : $"The {noun} is ready.",
        "running" => $"The {noun} is not done yet ({JsonText.Read(result["status"])}); HeyGen goes on with it.{Expected(result)}",
        "needs_input" => $"The {noun} waits for an answer.",
        "unknown" => $"The {noun} was started; its state could not be read.",
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
