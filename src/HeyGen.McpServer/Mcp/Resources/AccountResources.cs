using System.Buffers.Text;
using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Resources;

/// <summary>
/// The resources that an account has, listed in pages and read anew each time, so that links are fresh. Jobs are read, and the pages of Apps and skills listed,
/// by resources of the SDK's collection, which it adds to the first page.
/// </summary>
internal sealed class AccountResources(IEnumerable<IResourceSource> sources, JobSubscriptions subscriptions, TimeProvider time)
{
    private const string FirstWithIcons = "2025-11-25";

    /// <summary>A page is filled up from the next kinds: most kinds have a few, and each page is a request of the client's.</summary>
    private const int PageSize = 50;

    /// <summary>Lists change with each job.</summary>
    private static readonly TimeSpan listsHold = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan timeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan templatesHold = TimeSpan.FromHours(1);

    private readonly IResourceSource[] kinds = [.. sources];

    public void Apply(McpServerOptions options)
    {
        options.Handlers.ListResourcesHandler = ListAsync;
        options.Handlers.ListResourceTemplatesHandler = (request, _) => ValueTask.FromResult(ListTemplates(request));
        options.Handlers.ReadResourceHandler = ReadAsync;
        subscriptions.Apply(options);
    }

    /// <summary>Whether a template is one of ours, or of a kind that others serve.</summary>
    public bool HasTemplate(string uri) =>
        uri == JobUri.Template || !uri.StartsWith("heygen://", StringComparison.OrdinalIgnoreCase) || kinds.Any(kind => kind.Template?.UriTemplate == uri);

    private async ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellationToken)
    {
        var (kind, page) = request.Params?.Cursor is { } cursor ? Read(cursor) : (0, null);
        var caller = Caller(request.User);
        List<Resource> listed = [];
        using var limit = new CancellationTokenSource(timeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (kind < kinds.Length && listed.Count < PageSize && !limit.IsCancellationRequested)
        {
            var read = await ListAsync(kinds[kind], page, caller, either.Token, cancellationToken);
            listed.AddRange(read.Resources);
            page = read.Next;
            if (page is null)
                kind++;
        }

        var revision = McpTool.RevisionOf(request);
        if (string.CompareOrdinal(revision, FirstWithIcons) < 0)
            listed.ForEach(resource => resource.Icons = null);

        var result = new ListResourcesResult { Resources = listed, NextCursor = kind < kinds.Length ? Cursor(kind, page) : null };
        if (TasksCapability.IsOfRevision(request.JsonRpcRequest))
            (result.TimeToLive, result.CacheScope) = (listsHold, CacheScope.Private);

        return result;
    }

    /// <summary>A kind that HeyGen does not list in time is passed over: hosts ask for the list as they start.</summary>
    private static async Task<ResourcePage> ListAsync(
        IResourceSource kind, string? page, Caller caller, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            return await kind.ListAsync(page, caller, limit);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ResourcePage([]);
        }
    }

    private ListResourceTemplatesResult ListTemplates(RequestContext<ListResourceTemplatesRequestParams> request)
    {
        var result = new ListResourceTemplatesResult { ResourceTemplates = [.. kinds.Select(kind => kind.Template).OfType<ResourceTemplate>()] };
        if (TasksCapability.IsOfRevision(request.JsonRpcRequest))
            (result.TimeToLive, result.CacheScope) = (templatesHold, CacheScope.Public);

        return result;
    }

    private async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken)
    {
        var uri = request.Params.Uri;
        var caller = Caller(request.User);
        var reading = kinds.Select(kind => kind.Read(uri, caller, cancellationToken)).FirstOrDefault(read => read is not null)
            ?? throw JobResource.Missing(request, $"There is no resource {UntrustedText.Clean(uri)}.");
        var read = await reading;
        if (read.IsError || read.Structured is not { } fields)
            throw JobResource.Missing(request, read.Text);

        var result = new ReadResourceResult
        {
            Contents = [new TextResourceContents { Uri = uri, MimeType = JobResource.MediaType, Text = fields.ToJsonString() }],
        };
        if (TasksCapability.IsOfRevision(request.JsonRpcRequest))
            (result.TimeToLive, result.CacheScope) = (listsHold, CacheScope.Private);

        return result;
    }

    private static Caller Caller(System.Security.Claims.ClaimsPrincipal? user) =>
        new(ClientName: null, SendProgress: null) { Tag = CallerReader.TagOf(user) };

    private static string Cursor(int kind, string? page) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{kind}\n{page}"));

    private (int Kind, string? Page) Read(string cursor)
    {
        var parts = Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n', 2) : [];
        return parts is [var kind, var page] && int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < kinds.Length
            ? (index, page.Length == 0 ? null : page)
            : throw new McpProtocolException("params.cursor: not a cursor of this server; leave it out.", McpErrorCode.InvalidParams);
    }
}
