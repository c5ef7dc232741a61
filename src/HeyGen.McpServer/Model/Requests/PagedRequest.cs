namespace HeyGen.McpServer.Model.Requests;

/// <summary>Asks for one page of a list.</summary>
internal abstract record PagedRequest
{
    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}
