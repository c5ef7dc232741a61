using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Apps;

/// <summary>A page under its URI, as <c>resources/read</c> gives it.</summary>
internal sealed class AppResource(AppPage page, AppDocuments documents) : McpServerResource
{
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        Name = page.Name,
        Title = page.Title,
        UriTemplate = page.Uri,
        Description = page.Description,
        MimeType = AppsExtension.MediaType,
    };

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => uri == page.Uri;

    public override ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read());

    public ReadResourceResult Read() => new()
    {
        Contents =
        [
            new TextResourceContents { Uri = page.Uri, MimeType = AppsExtension.MediaType, Text = documents.Html(page), Meta = documents.Meta() },
        ],
    };
}
