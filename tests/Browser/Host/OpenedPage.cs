namespace Browser.Host;

/// <summary>A page of a server, opened in a browser of its own.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private OpenedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What the page wrote to its console as errors: a policy that blocks something stands here. Not the answers that it shows itself.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<OpenedPage> AtAsync(BrowserHost host, Uri address, string theme = "light", int width = 1280)
    {
        var context = await host.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var opened = new OpenedPage(context, await context.NewPageAsync());
        opened.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Location.Contains("favicon", StringComparison.Ordinal))
                opened.Errors.Add($"{message.Text} {message.Location}");
        };
        opened.Page.PageError += (_, error) => opened.Errors.Add(error);
        await opened.Page.GotoAsync(address.AbsoluteUri);
        return opened;
    }

    /// <summary>Violations that axe finds, each with where.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(BrowserHost.Axe, TestContext.Current.CancellationToken));
        var found = await Page.EvaluateAsync<string>(
            "axe.run(document, { resultTypes: ['violations'] }).then(run => JSON.stringify(run.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 120)).join(' ')}`)))");
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    public Task ScreenshotAsync(string name)
    {
        var folder = Directory.CreateDirectory(Repository.Path("artifacts", "screens"));
        return Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, $"{name}.png") });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
