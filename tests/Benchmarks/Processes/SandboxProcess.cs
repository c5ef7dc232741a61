using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>The simulated HeyGen as a process of its own, and its control endpoint.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private readonly ProgramProcess process;
    private readonly HttpClient http;

    private SandboxProcess(ProgramProcess process, Uri address, string key)
    {
        this.process = process;
        Address = address;
        Key = key;
        http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    public Uri Address { get; }

    public string Key { get; }

    /// <summary>The variables by which a server uses this sandbox.</summary>
    public Dictionary<string, string> Variables => new() { ["HEYGEN_API_BASE_URL"] = Address.OriginalString, ["HEYGEN_API_KEY"] = Key };

    public static async Task<SandboxProcess> StartAsync(FileInfo program, double speed, CancellationToken cancellationToken)
    {
        var process = new ProgramProcess(program, ["sandbox", "--urls", "http://127.0.0.1:0", "--sandbox-speed", $"{speed}"], new Dictionary<string, string>());
        var line = await Poll.UntilAsync("the sandbox's address", () => process.HasExited
            ? throw new InvalidOperationException($"The sandbox ended at once: {string.Join('\n', process.Errors)}")
            : Task.FromResult(process.Errors.Select(error => Announcement().Match(error)).FirstOrDefault(match => match.Success)), cancellationToken);
        var sandbox = new SandboxProcess(process, new Uri(line.Groups["address"].Value), line.Groups["key"].Value);
        await sandbox.ControlAsync("/sandbox/credits", new JsonObject { ["usd"] = 10_000_000 }, cancellationToken);
        return sandbox;
    }

    public Task FailAsync(JsonObject fault, CancellationToken cancellationToken) => ControlAsync("/sandbox/faults", fault, cancellationToken);

    public async Task StopFailingAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How often an operation was carried out; replays and refusals do not count.</summary>
    public async Task<int> ExecutedAsync(string operation, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<JsonNode>("/sandbox/state", cancellationToken))!["executed"]![operation]?.GetValue<int>() ?? 0;

    /// <summary>Starts work past the server, and gives the answer's data.</summary>
    public async Task<JsonElement> CreateAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("data").Clone();
    }

    /// <summary>When an operation was asked for, as far as the last thousand requests tell.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> RequestTimesAsync(string operation, CancellationToken cancellationToken) =>
        [.. (await http.GetFromJsonAsync<JsonElement>("/sandbox/requests", cancellationToken)).EnumerateArray()
            .Where(request => request.GetProperty("operation").GetString() == operation)
            .Select(request => request.GetProperty("received_at").GetDateTimeOffset())];

    public async Task ForgetRequestsAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.DeleteAsync(new Uri("/sandbox/requests", UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Every item of one of the API's lists.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        for (var token = ""; token is not null;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(
                $"{path}?limit=100{(token.Length == 0 ? "" : $"&token={Uri.EscapeDataString(token)}")}", cancellationToken);
            items.AddRange(page.GetProperty("data").EnumerateArray());
            token = page.GetProperty("has_more").GetBoolean() ? page.GetProperty("next_token").GetString() : null;
        }

        return items;
    }

    /// <summary>What one of the sandbox's paths answers.</summary>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => http.GetFromJsonAsync<JsonElement>(path, cancellationToken);

    /// <summary>Sends a request past the server.</summary>
    public Task PostAsync(string path, JsonObject body, CancellationToken cancellationToken) => ControlAsync(path, body, cancellationToken);

    /// <summary>The id of a look that every account sees.</summary>
    public async Task<string> FirstLookAsync(CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<JsonElement>("/v3/avatars/looks?limit=1", cancellationToken)).GetProperty("data")[0].GetProperty("id").GetString()!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }

    private async Task ControlAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("HEYGEN_API_BASE_URL=(?<address>\\S+) HEYGEN_API_KEY=(?<key>\\S+)")]
    private static partial Regex Announcement();
}
