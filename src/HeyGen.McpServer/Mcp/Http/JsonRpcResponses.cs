using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>Answers to HTTP requests that do not reach the SDK, in the form that its own refusals have.</summary>
internal static class JsonRpcResponses
{
    public static Task WriteErrorAsync(HttpContext context, int status, McpErrorCode code, string message) =>
        WriteErrorAsync(context, status, new MessageError(code, message));

    public static Task WriteErrorAsync(HttpContext context, int status, MessageError error)
    {
        context.RequestServices.GetRequiredService<RefusalLog>().Note(error.Code, error.Message);
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(error.ToJson(), JsonNodes.Default.JsonObject, cancellationToken: context.RequestAborted);
    }
}
