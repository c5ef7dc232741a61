using System.Text.Encodings.Web;
using HeyGen.McpServer.Schemas;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// What a person sees who opens the server's address in a browser: what it is, how clients connect, and the tools, with forms that call <c>/mcp</c> as any
/// client does. The page itself holds nothing of an account: jobs and results come over <c>/mcp</c>, which asks for a token where one is wanted.
/// </summary>
/// <param name="options">How the server is reached.</param>
/// <param name="version">The server's.</param>
/// <param name="tools">What can be called.</param>
/// <param name="isSandbox">Nothing costs money here, so that every tool has a form; else only those that change nothing have.</param>
internal sealed class VisitorPage(HttpServerOptions options, string version, ToolSelection tools, bool isSandbox)
{
    private static readonly PathString files = new("/page");
    private static readonly PathString toolFiles = new("/page/tools");

    public static bool IsAsked(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && (context.Request.Path.StartsWithSegments(files)
            || ((context.Request.Path == "/" || context.Request.Path == HttpServer.McpPath)
                && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")));

    public Task SendAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(toolFiles, out var name))
            return SendToolAsync(context, tools.Find(name.Value!.TrimStart('/')));

        return path.Value switch
        {
            "/page/page.css" => SendAsync(context, "text/css", Read("page.css")),
            "/page/forms.js" or "/page/server.js" => SendAsync(context, "text/javascript", Read(path.Value[(files.Value!.Length + 1)..])),
            _ when path.StartsWithSegments(files) => NotFound(context),
            _ => SendAsync(context, "text/html", Page(AddressOf(context.Request))),
        };
    }

    private Task SendToolAsync(HttpContext context, ToolDefinition? tool)
    {
        if (tool is null || !HasForm(tool))
            return NotFound(context);

        var form = new JsonObject
        {
            ["name"] = tool.Name,
            ["schema"] = JsonObject.Create(ToolManifests.Read(tool.Name).InputSchema),
            ["example"] = JsonNode.Parse(tool.Example),
        };
        return SendAsync(context, "application/json", form.ToJsonString());
    }

    private static Task SendAsync(HttpContext context, string type, string content)
    {
        var headers = context.Response.Headers;
        // Media comes from HeyGen's hosts, of which there are many, or from a sandbox on this machine.
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "media-src https: http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        context.Response.ContentType = $"{type}; charset=utf-8";
        return context.Response.WriteAsync(content, context.RequestAborted);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return SendAsync(context, "text/plain", "There is no such page here.");
    }

    private string AddressOf(HttpRequest request) =>
        options.PublicUrl is { } outside ? outside.AbsoluteUri.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    private bool HasForm(ToolDefinition tool) => isSandbox || tool.Effects == Effects.Reads;

    private string Page(string address)
    {
        var page = new StringBuilder(Read("server.html"));
        foreach (var (name, text) in Texts(address))
            page.Replace($"{{{{{name}}}}}", text);

        return page.ToString();
    }

    /// <summary>What stands in the page's places, as HTML.</summary>
    private IEnumerable<(string Name, string Html)> Texts(string address) =>
    [
        ("forms", isSandbox ? "all" : "reads"),
        ("token", options.Tokens is null ? "no" : "yes"),
        ("address", Html($"{address}{HttpServer.McpPath}")),
        ("heygen", isSandbox ? "A <strong>sandbox</strong> in place of HeyGen" : "Works with <strong>HeyGen</strong>"),
        ("version", Html(version)),
        ("transports", $"<li>Streamable HTTP at <code>{HttpServer.McpPath}</code></li>"
            + (options.LegacySse ? $"<li>HTTP+SSE at <code>{HttpServer.McpPath}/sse</code></li>" : "")),
        ("clients", string.Concat(ClientSnippets.Of($"{address}{HttpServer.McpPath}", options.Tokens is not null).Select((client, index) =>
            $"<details{(index == 0 ? " open" : "")}><summary>{Html(client.Name)}</summary><div><pre data-copy>{Html(client.Text)}</pre></div></details>"))),
        ("tools-note", isSandbox
            ? "Each has a form, which runs in the sandbox: nothing costs money."
            : "Those that only read have a form. What spends money or changes anything is left to your client."),
        ("tools", string.Concat(tools.Reachable.GroupBy(tool => tool.Toolset).Select(Group))),
    ];

    private string Group(IGrouping<string, ToolDefinition> group) =>
        $"<div data-group><h3>{Html(Words(group.Key))}</h3>{string.Concat(group.Select(Entry))}</div>";

    private string Entry(ToolDefinition tool) =>
        $"<details data-name=\"{Html(tool.Name)}\" data-words=\"{Html($"{tool.Name} {tool.Title} {tool.Description} {tool.Keywords}".ToLowerInvariant())}\""
        + $"{(HasForm(tool) ? " data-run" : "")}><summary>{Html(tool.Title)} <span class=\"mono\">{Html(tool.Name)}</span></summary>"
        + $"<div><p>{Html(tool.Description)}</p>{(HasForm(tool) ? "<div class=\"form\"></div>" : "")}</div></details>";

    private static string Words(string toolset) => $"{char.ToUpperInvariant(toolset[0])}{toolset[1..].Replace('_', ' ')}";

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private static string Read(string file)
    {
        using var stream = typeof(VisitorPage).Assembly.GetManifestResourceStream($"page/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What is pasted into which client, as each client's own <c>add</c> command takes or writes it.</summary>
internal static class ClientSnippets
{
    public static IEnumerable<(string Name, string Text)> Of(string url, bool asksForTokens) => asksForTokens
        ?
        [
            ("Claude Code", $"claude mcp add --transport http heygen {url} --header \"Authorization: Bearer TOKEN\""),
            ("Any client that sends headers", $"Address: {url}\nHeader:  Authorization: Bearer TOKEN"),
        ]
        :
        [
            ("Claude Code", $"claude mcp add --transport http heygen {url}"),
            ("Codex", $"codex mcp add heygen --url {url}"),
            ("Copilot CLI", $"copilot mcp add --transport http heygen {url}"),
            ("Gemini CLI", $"gemini mcp add -t http heygen {url}"),
            ("opencode", $"opencode mcp add heygen --url {url}"),
            ("Qwen Code", $"qwen mcp add -t http heygen {url}"),
            ("Cline", $"cline mcp add heygen --yes --transport http {url}"),
            ("A file .mcp.json", $$$"""{"mcpServers": {"heygen": {"type": "http", "url": "{{{url}}}"} } }"""),
        ];
}
