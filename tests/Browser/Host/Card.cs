namespace Browser.Host;

/// <summary>A page of the server, shown by the official bridge as a host shows it: in a sandboxed frame, under the policy that its resource declares.</summary>
internal sealed class Card : IAsyncDisposable
{
    private const string Origin = "http://host.test/";

    private readonly IBrowserContext context;

    private Card(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public IFrameLocator Frame => Page.FrameLocator("iframe");

    /// <summary>What the page wrote to its console as errors: a policy that blocks something stands here.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The tools that the page called, in order.</summary>
    public List<string> Called { get; } = [];

    public static async Task<Card> OpenAsync(
        BrowserHost host, string tool, JsonObject input, JsonObject? result, string theme = "light", int width = 1280,
        bool mayCall = true, Func<string, JsonObject, Task<JsonObject>>? answer = null, string locale = "en")
    {
        var server = host.Server;
        var listed = (await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Single(one => one.Name == tool).ProtocolTool;
        var resource = await ReadAsync(server, (string)listed.Meta!["ui"]!["resourceUri"]!);
        var context = await host.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 1200 },
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var card = new Card(context, await context.NewPageAsync());
        card.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                card.Errors.Add(message.Text);
        };
        card.Page.PageError += (_, error) => card.Errors.Add(error);
        await card.ServeAsync(host, resource);
        await card.Page.ExposeFunctionAsync("callTool", async (string asked) =>
        {
            var call = JsonNode.Parse(asked)!.AsObject();
            var name = (string)call["name"]!;
            card.Called.Add(name);
            return (await (answer ?? server.CallAsync)(name, call["arguments"]?.AsObject() ?? [])).ToJsonString();
        });
        await card.Page.GotoAsync($"{Origin}host.html");
        await card.Page.WaitForFunctionAsync("window.loaded");
        var capabilities = new JsonObject { ["openLinks"] = new JsonObject(), ["message"] = new JsonObject(), ["updateModelContext"] = new JsonObject() };
        if (mayCall)
            capabilities["serverTools"] = new JsonObject();

        await card.Page.EvaluateAsync("options => window.show(JSON.parse(options))", new JsonObject
        {
            ["src"] = "app.html",
            ["theme"] = theme,
            ["locale"] = locale,
            ["tool"] = JsonSerializer.SerializeToNode(listed, ModelContextProtocol.McpJsonUtilities.DefaultOptions),
            ["input"] = input.DeepClone(),
            ["result"] = result?.DeepClone(),
            ["capabilities"] = capabilities,
        }.ToJsonString());
        return card;
    }

    /// <summary>The result of the call that the card stands for.</summary>
    public Task GiveAsync(JsonObject result) => Page.EvaluateAsync("result => window.give(JSON.parse(result))", result.ToJsonString());

    /// <summary>What the page asked of the host, as <c>method params</c>.</summary>
    public async Task<IReadOnlyList<string>> AskedAsync() =>
        [.. JsonNode.Parse(await Page.EvaluateAsync<string>("JSON.stringify(window.asked())"))!.AsArray().Select(one => $"{one!["method"]} {one["params"]!.ToJsonString()}")];

    /// <summary>Violations that axe finds in the page, each with where.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var frame = Page.Frames.Single(one => one.ParentFrame is not null);
        await frame.EvaluateAsync(await File.ReadAllTextAsync(BrowserHost.Axe, TestContext.Current.CancellationToken));
        var found = await frame.EvaluateAsync<string>(
            "axe.run(document, { resultTypes: ['violations'] }).then(run => JSON.stringify(run.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 120)).join(' ')}`)))");
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    /// <summary>A picture of the card, once all that it loads is there.</summary>
    public async Task ScreenshotAsync(string name)
    {
        await Page.Frames[1].EvaluateAsync("new Promise(done => { const look = () => " +
            "[...document.images].every(image => image.complete) && [...document.querySelectorAll('video')].every(video => video.readyState > 1 && video.networkState < 2) " +
            "? done() : setTimeout(look, 50); look(); })");
        // The card tells the host its height a frame later.
        await Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))");
        var box = (await Page.Locator("iframe").BoundingBoxAsync())!;
        var folder = Directory.CreateDirectory(Repository.Path("artifacts", "screens"));
        await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder.FullName, $"{name}.png"),
            Clip = new Clip { X = box.X - 16, Y = 0, Width = box.Width + 32, Height = box.Y + box.Height + 16 },
        });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static async Task<TextResourceContents> ReadAsync(HostedServer server, string uri)
    {
        var read = await server.Client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken);
        return Assert.IsType<TextResourceContents>(Assert.Single(read.Contents));
    }

    private async Task ServeAsync(BrowserHost host, TextResourceContents resource)
    {
        Task AnswerAsync(string path, RouteFulfillOptions answer) => Page.RouteAsync($"{Origin}{path}", route => route.FulfillAsync(answer));
        await AnswerAsync("host.html", new() { Path = Repository.Path("tests", "Browser", "bridge", "host.html"), ContentType = "text/html" });
        await AnswerAsync("bridge.js", new() { Path = host.Bundle, ContentType = "text/javascript" });
        await AnswerAsync("app.html", new()
        {
            Body = resource.Text,
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = Policy(resource.Meta!["ui"]!["csp"]!) },
        });
    }

    /// <summary>The policy that the specification of MCP Apps has a host make of what a resource declares.</summary>
    private static string Policy(JsonNode csp)
    {
        string Domains(string list) => string.Join(' ', (csp[list] as JsonArray ?? []).Select(domain => (string?)domain));
        var resources = Domains("resourceDomains");
        return $"default-src 'none'; script-src 'unsafe-inline' {resources}; style-src 'unsafe-inline' {resources}; img-src data: {resources}; "
            + $"media-src data: {resources}; font-src {resources}; connect-src {Domains("connectDomains")}; frame-src 'none'; object-src 'none'";
    }
}
