using System.Net;
using System.Text.RegularExpressions;

namespace EndToEnd.Program;

/// <summary><c>heygen-mcp http</c> on a free port of this machine, ready to be called.</summary>
internal sealed partial class HttpProgram : IAsyncDisposable
{
    private readonly SpawnedProcess process;

    private HttpProgram(SpawnedProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public Uri Mcp => new(Address, "/mcp");

    public Uri LegacySse => new(Address, "/mcp/sse");

    public static async Task<HttpProgram> StartAsync(
        IEnumerable<string> options, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? variables = null,
        string urls = "http://127.0.0.1:0")
    {
        // The program takes a port itself: between our look for a free one and its own, another test's server could take it.
        var process = SpawnedProcess.StartProgram(["http", "--legacy-sse", .. options, "--urls", urls], variables);
        try
        {
            return new HttpProgram(process, await ReadyAsync(process, cancellationToken));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<Uri> ReadyAsync(SpawnedProcess process, CancellationToken cancellationToken)
    {
        var line = await process.AnnouncedAsync(Announcement(), cancellationToken);
        var address = new Uri(line.Groups["address"].Value.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.GetAsync("/healthz", cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return address;
    }

    /// <summary>What the program says when it listens.</summary>
    [GeneratedRegex("Serving MCP at (?<address>\\S+:(?<port>\\d+))/mcp\\.")]
    public static partial Regex Announcement();
}
