using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Catalog.Users;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Schemas;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Resources;

/// <summary>The URIs of resources other than jobs: <c>heygen://looks/ID</c>.</summary>
internal static class ResourceUri
{
    private const string Scheme = "heygen://";

    public static string Of(string kind, string id) => $"{Scheme}{kind}/{Uri.EscapeDataString(id)}";

    /// <summary>The id; null when the URI is of another kind.</summary>
    public static string? Id(string uri, string kind) =>
        uri.StartsWith($"{Scheme}{kind}/", StringComparison.OrdinalIgnoreCase) && uri[(Scheme.Length + kind.Length + 1)..] is { Length: > 0 } id
            && !id.Contains('/', StringComparison.Ordinal)
            ? Uri.UnescapeDataString(id)
            : null;
}

/// <summary>The account behind the key.</summary>
internal sealed class AccountResource(ToolCallPipeline pipeline) : IResourceSource
{
    private const string Address = "heygen://account";

    private static readonly Resource account = new()
    {
        Uri = Address,
        Name = "account",
        Title = "HeyGen account",
        Description = "Who the account is, and what it has left to spend.",
        MimeType = JobResource.MediaType,
    };

    public ResourceTemplate? Template => null;

    public Task<ResourcePage> ListAsync(string? page, Caller caller, CancellationToken cancellationToken) => Task.FromResult(new ResourcePage([account]));

    public Task<ToolResult>? Read(string uri, Caller caller, CancellationToken cancellationToken) =>
        uri == Address ? pipeline.CallAsync(UserTools.GetCurrentUser, [], caller, cancellationToken) : null;
}

/// <summary>The jobs that this server started, newest first. They are read as <see cref="JobResource"/>.</summary>
internal sealed class JobResources(ToolCallPipeline pipeline) : IResourceSource
{
    private const int PageSize = 50;

    public ResourceTemplate? Template => null;

    public async Task<ResourcePage> ListAsync(string? page, Caller caller, CancellationToken cancellationToken)
    {
        var listed = await ListedPage.ReadAsync(pipeline, JobTools.List, [], PageSize, page, caller, cancellationToken);
        return new ResourcePage([.. listed.Items.SelectMany(Of)], listed.Next);
    }

    public Task<ToolResult>? Read(string uri, Caller caller, CancellationToken cancellationToken) => null;

    private static IEnumerable<Resource> Of(JsonObject row) => ListedPage.JobsOf(row).Select(job => new Resource
    {
        Uri = JobUri.Of(job),
        Name = job.ToString(),
        Title = JsonText.At(row, "title") ?? job.ToString(),
        Description = $"{JsonText.At(row, "tool")}: {JsonText.At(row, "state")}",
        MimeType = JobResource.MediaType,
    });
}

/// <summary>One kind of what HeyGen lists. Of its own stock, which is large, the first page is listed; the rest is found by completion or by a tool.</summary>
internal sealed class ThingResources(ThingKind kind, ThingReader reader) : IResourceSource
{
    private const string Stock = "stock";

    public ResourceTemplate? Template { get; } = new()
    {
        Name = kind.Name,
        Title = $"HeyGen {kind.Noun}",
        UriTemplate = $"heygen://{kind.Name}/{{{kind.Argument}}}",
        Description = $"One {kind.Noun} with fresh links, by its id.",
        MimeType = JobResource.MediaType,
    };

    public async Task<ResourcePage> ListAsync(string? page, Caller caller, CancellationToken cancellationToken)
    {
        var arguments = page == Stock || kind.Own is null ? [] : JsonNode.Parse(kind.Own)!.AsObject();
        var read = await reader.ReadAsync(kind, arguments, page == Stock ? null : page, caller, cancellationToken);
        var next = page == Stock ? null : read.Next ?? (kind.Own is null ? null : Stock);
        return new ResourcePage([.. read.Things.Select(Of)], next);
    }

    public Task<ToolResult>? Read(string uri, Caller caller, CancellationToken cancellationToken) =>
        ResourceUri.Id(uri, kind.Name) is { } id ? reader.ReadOneAsync(kind, id, caller, cancellationToken) : null;

    private Resource Of(Thing thing) => new()
    {
        Uri = ResourceUri.Of(kind.Name, thing.Id),
        Name = thing.Name,
        Title = thing.Name,
        Description = thing.About is { Length: > 0 } about ? $"HeyGen {kind.Noun}: {about}" : $"HeyGen {kind.Noun}",
        MimeType = JobResource.MediaType,
        Icons = thing.Picture is { } picture ? [new Icon { Source = picture }] : null,
        Annotations = thing.Created is { } created ? new Annotations { LastModified = created } : null,
    };
}

/// <summary>What each tool is, takes and costs, which <c>tools/list</c> shows of few.</summary>
internal sealed class ToolResources : IResourceSource
{
    private const string Kind = "tools";

    public ResourceTemplate? Template { get; } = new()
    {
        Name = Kind,
        Title = "HeyGen tool",
        UriTemplate = "heygen://tools/{tool}",
        Description = "The whole documentation of one tool: arguments, effects, example.",
        MimeType = JobResource.MediaType,
    };

    public Task<ResourcePage> ListAsync(string? page, Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult(new ResourcePage([.. ToolCatalog.All.Select(Of)]));

    public Task<ToolResult>? Read(string uri, Caller caller, CancellationToken cancellationToken) =>
        ResourceUri.Id(uri, Kind) is not { } name ? null
        : Task.FromResult(ToolCatalog.Find(name) is { } tool
            ? ToolResult.From(ToolManifests.ReadJson(tool.Name))
            : new ToolResult { Kind = ResultKind.Failed, Text = $"There is no tool {UntrustedText.Clean(name)}." });

    private static Resource Of(ToolDefinition tool) => new()
    {
        Uri = ResourceUri.Of(Kind, tool.Name),
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        MimeType = JobResource.MediaType,
    };
}
