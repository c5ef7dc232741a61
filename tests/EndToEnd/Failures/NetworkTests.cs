using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EndToEnd.Failures;

/// <summary>What stands between the program and HeyGen.</summary>
public sealed class NetworkTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData("HTTP_PROXY")]
    [InlineData("ALL_PROXY")]
    public async Task Sandbox_ProxyInTheEnvironment_IsNotUsed(string variable)
    {
        await using var proxy = new BadGateway(certificate: null);

        var ended = await SpawnedProcess.RunProgramAsync(
            ["call", "get_current_user", "{}", "--sandbox"], TestContext.Current.CancellationToken, new Dictionary<string, string> { [variable] = proxy.Address });

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(0, proxy.Connections);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("", "HTTP 502")]
    [InlineData("other.example, heygen.invalid", "could not be resolved")]
    public async Task Call_ProxyThatRefuses_IsNamedUnlessTheHostIsReachedDirectly(string noProxy, string reason)
    {
        await using var proxy = new BadGateway(certificate: null);

        var told = await CallAsync("https://api.heygen.invalid", TestContext.Current.CancellationToken, ("HTTPS_PROXY", proxy.Address), ("NO_PROXY", noProxy));

        Assert.Contains(reason, told, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_CertificateIsNotTrusted_SaysHowToTrustIt()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = new BadGateway(certificate);

        var told = await CallAsync(server.Address, TestContext.Current.CancellationToken);

        Assert.Contains("certificate is not trusted", told, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", told, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_NothingListens_SaysThatTheConnectionWasRefused()
    {
        await using var server = new BadGateway(certificate: null);
        await server.DisposeAsync();

        Assert.Contains("connection was refused", await CallAsync(server.Address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> CallAsync(string baseUrl, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string> { ["HEYGEN_API_KEY"] = "sk-nobody", ["HEYGEN_MCP_BASE_URL"] = baseUrl };
        foreach (var name in (string[])["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"])
            environment[name] = "";

        foreach (var (name, value) in variables)
            (environment[name], environment[name.ToLowerInvariant()]) = (value, value);

        var ended = await SpawnedProcess.RunProgramAsync(["call", "get_current_user", "{}"], cancellationToken, environment);
        Assert.NotEqual(0, ended.ExitCode);
        return ended.Output + ended.Error;
    }

    /// <summary>Answers whatever comes with HTTP 502, as a proxy without a way does.</summary>
    private sealed class BadGateway : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource stop = new();
        private readonly X509Certificate2? certificate;
        private readonly Task serving;
        private int connections;

        public BadGateway(X509Certificate2? certificate)
        {
            this.certificate = certificate;
            listener.Start();
            Address = $"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
            serving = ServeAsync();
        }

        public string Address { get; }

        public int Connections => Volatile.Read(ref connections);

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await serving;
            listener.Stop();
        }

        private async Task ServeAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    using var client = await listener.AcceptTcpClientAsync(stop.Token);
                    Interlocked.Increment(ref connections);
                    await AnswerAsync(client.GetStream());
                }
                catch (Exception fault) when (fault is OperationCanceledException or IOException or AuthenticationException)
                {
                    // The other side did not like the certificate, or the test is over.
                }
            }
        }

        private async Task AnswerAsync(NetworkStream plain)
        {
            await using var secure = certificate is null ? null : new SslStream(plain);
            if (secure is not null)
                await secure.AuthenticateAsServerAsync(certificate!);

            Stream stream = secure is null ? plain : secure;
            _ = await stream.ReadAsync(new byte[4096], stop.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stop.Token);
        }
    }
}
