using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Program;

/// <summary><c>heygen-mcp http</c> on a free port of this machine, ready to be called.</summary>
internal sealed class HttpProgram : IAsyncDisposable
{
    private const int MostAttempts = 3;

    private readonly SpawnedProcess process;

    private HttpProgram(SpawnedProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public Uri Mcp => new(Address, "/mcp");

    public Uri LegacySse => new(Address, "/mcp/sse");

    public bool HasExited => process.HasExited;

    public static async Task<HttpProgram> StartAsync(
        IEnumerable<string> options, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? variables = null)
    {
        string[] arguments = ["http", "--legacy-sse", .. options];
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            var process = SpawnedProcess.StartProgram([.. arguments, "--urls", address.OriginalString], variables);
            try
            {
                await ReadyAsync(process, address, cancellationToken);
                return new HttpProgram(process, address);
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                // Somebody else took the port between our look and the program's.
                await process.DisposeAsync();
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task ReadyAsync(SpawnedProcess process, Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await Patience.UntilAsync("/healthz", async () =>
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The server ended at once: {process.Error}");
            }

            try
            {
                return await http.GetAsync("/healthz", cancellationToken);
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
