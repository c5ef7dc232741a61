using HeyGen.McpServer.Mcp.Calls;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// The headers with which a client of the HTTP server asks for fewer tools than it could have. They hold for the request that carries them; over the HTTP+SSE
/// transport, whose messages the SDK reads in its event stream's request, for that one.
/// </summary>
internal sealed class ToolsetHeaders(IHttpContextAccessor http, McpServing serving)
{
    public const string Toolsets = "X-HeyGen-Toolsets";
    public const string ReadOnly = "X-HeyGen-Read-Only";

    /// <summary>Reads the headers, or answers 400 when they say what no server could offer.</summary>
    public static async Task InvokeAsync(HttpContext context, IReadOnlyList<string> known, RequestDelegate next)
    {
        var toolsets = context.Request.Headers.GetCommaSeparatedValues(Toolsets);
        var readOnly = context.Request.Headers[ReadOnly].ToString();
        var flag = SettingText.Clean(readOnly).Length == 0 ? false : SettingText.ReadFlag(readOnly);
        if (toolsets.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            await RefuseAsync(context, $"{Toolsets}: no toolset is called {unknown}. Known are {string.Join(", ", known)}.");
        }
        else if (flag is null)
        {
            await RefuseAsync(context, $"{ReadOnly}: expected true or false.");
        }
        else
        {
            context.Features.Set(new SelectionFilter(toolsets, flag.Value));
            await next(context);
        }
    }

    /// <summary>The tools that the current request sees: none when it has ended meanwhile, for then nobody knows what it asked to leave out.</summary>
    public ServedTools Tools() => http.HttpContext?.Features.Get<SelectionFilter>() switch
    {
        null => ServedTools.Nothing,
        { Toolsets: [], ReadOnly: false } => serving.Tools,
        var narrowing => serving.Narrow(narrowing),
    };

    private static Task RefuseAsync(HttpContext context, string message) =>
        JsonRpcResponses.WriteErrorAsync(context, StatusCodes.Status400BadRequest, McpErrorCode.InvalidRequest, message);
}
