using System.Globalization;
using System.Net.Http.Json;
using HeyGen.Sandbox;

namespace EndToEnd.Program;

/// <summary>One API request as the sandbox logged it.</summary>
internal sealed record LoggedRequest(string Method, string Path, DateTimeOffset ReceivedAt);

/// <summary>
/// A simulated HeyGen in the test's own process, reached over HTTP like any other, whose control endpoint makes it fail and tells what it was asked. The
/// program's
/// own <c>sandbox</c> command has a test of its own.
/// </summary>
internal sealed class SandboxProgram : IAsyncDisposable
{
    private readonly SandboxServer server;
    private readonly HttpClient control;

    private SandboxProgram(SandboxServer server)
    {
        this.server = server;
        control = new HttpClient { BaseAddress = Address };
    }

    public Uri Address => server.Address;

    public string Key => server.ApiKey;

    public static async Task<SandboxProgram> StartAsync(CancellationToken cancellationToken) =>
        new(await SandboxServer.StartAsync(new SandboxOptions(), cancellationToken));

    /// <summary>The variables by which a server uses this sandbox.</summary>
    public Dictionary<string, string> Variables(string? key = null) =>
        new() { ["HEYGEN_API_BASE_URL"] = Address.OriginalString, ["HEYGEN_API_KEY"] = key ?? Key };

    /// <summary>Makes something at HeyGen past the server, and gives what it answered.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", Key);
        using var answer = await control.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!["data"]!;
    }

    /// <summary>The job of the video that was made last.</summary>
    public async Task<string> NewestVideoAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v3/videos?limit=1");
        request.Headers.Add("X-Api-Key", Key);
        using var answer = await control.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return $"video:{(await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!["data"]![0]!["id"]}";
    }

    /// <summary>Scripts a fault; its fields are those of the control endpoint.</summary>
    public async Task FailAsync(JsonObject fault, CancellationToken cancellationToken)
    {
        using var answer = await control.PostAsJsonAsync("/sandbox/faults", fault, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task StopFailingAsync(CancellationToken cancellationToken)
    {
        using var answer = await control.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sets every wallet.</summary>
    public async Task SetCreditsAsync(decimal usd, CancellationToken cancellationToken)
    {
        using var answer = await control.PostAsJsonAsync("/sandbox/credits", new JsonObject { ["usd"] = usd }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How often an operation was carried out; replays and refusals do not count.</summary>
    public async Task<int> ExecutedAsync(string operation, CancellationToken cancellationToken)
    {
        var state = await ReadAsync("/sandbox/state", cancellationToken);
        return state["executed"]![operation]?.GetValue<int>() ?? 0;
    }

    /// <summary>How many videos there are in all.</summary>
    public async Task<int> VideosAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("/sandbox/state", cancellationToken))["videos"]!.GetValue<int>();

    /// <summary>Every API request so far, oldest first.</summary>
    public async Task<IReadOnlyList<LoggedRequest>> RequestsAsync(CancellationToken cancellationToken)
    {
        var log = await ReadAsync("/sandbox/requests", cancellationToken);
        return [.. log.AsArray().Select(entry => new LoggedRequest(
            entry!["method"]!.GetValue<string>(),
            entry["path"]!.GetValue<string>(),
            DateTimeOffset.Parse(entry["received_at"]!.GetValue<string>(), CultureInfo.InvariantCulture)))];
    }

    /// <summary>The reads of videos, by which a server that waits is known.</summary>
    public async Task<IReadOnlyList<LoggedRequest>> VideoReadsAsync(CancellationToken cancellationToken) =>
        [.. (await RequestsAsync(cancellationToken))
            .Where(request => request.Method == "GET" && request.Path.StartsWith("/v3/videos", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await server.DisposeAsync();
    }

    private async Task<JsonNode> ReadAsync(string path, CancellationToken cancellationToken) =>
        (await control.GetFromJsonAsync<JsonNode>(path, cancellationToken))!;
}
