using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Browser.Host.BrowserHost))]

namespace Browser.Host;

/// <summary>What all tests share, for starting it is most of the work: Chromium, the bundle of the official host bridge, and the program over its sandbox.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private static readonly string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;
    private string? missing;

    internal IBrowser Chromium { get; private set; } = null!;

    internal HostedServer Server { get; private set; } = null!;

    internal string Bundle => Path.Combine(folder.Path, "bridge.js");

    internal static string Axe => Repository.Path("tests", "Browser", "bridge", "node_modules", "axe-core", "axe.min.js");

    public async ValueTask InitializeAsync()
    {
        if (places.FirstOrDefault(File.Exists) is not { } program)
            missing = "Chromium is not installed.";
        else if (!File.Exists(Axe))
            missing = "The Node packages are not installed: run 'npm install --no-package-lock' in tests/Browser/bridge.";
        else
            await StartAsync(program);
    }

    /// <summary>Skips the test where the machine lacks what it needs.</summary>
    internal void Require()
    {
        if (missing is not null)
            Requires.Missing(missing);
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null)
            await Chromium.DisposeAsync();

        if (Server is not null)
            await Server.DisposeAsync();

        playwright?.Dispose();
        folder.Dispose();
    }

    private async Task StartAsync(string program)
    {
        var host = Repository.Path("tests", "Browser", "bridge");
        using var bundling = Process.Start(
            Path.Combine(host, "node_modules", ".bin", "esbuild"),
            [Path.Combine(host, "host.mjs"), "--bundle", "--format=esm", "--log-level=error", $"--outfile={Bundle}"]);
        await bundling.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bundling.ExitCode);
        Server = await HostedServer.StartAsync(
            "--sandbox-speed", "4", "--budget-day", "1000", "--confirm-above", "2.5", "--toolsets", "default,spending");
        // A build machine may be busy.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // The sandbox's media lie on this machine, which a page from elsewhere may load only with a person's leave.
            Args = ["--disable-features=LocalNetworkAccessChecks", "--autoplay-policy=no-user-gesture-required", "--mute-audio"],
        });
    }
}
