using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>Lets in who has a token, and says 401 to everybody else. The SDK binds sessions to the identity that is set here.</summary>
internal sealed class TokenAuthentication(BearerTokens tokens)
{
    private const string Scheme = "Bearer";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var header = context.Request.Headers.Authorization;
        if (AuthenticationHeaderValue.TryParse(header, out var sent) && Scheme.Equals(sent.Scheme, StringComparison.OrdinalIgnoreCase)
            && sent.Parameter is { } token && tokens.NameOf(token) is { } name)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"token:{name}")], "token"));
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = header.Count == 0 ? Scheme : $"{Scheme} error=\"invalid_token\"";
        return JsonRpcResponses.WriteErrorAsync(
            context, StatusCodes.Status401Unauthorized, McpErrorCode.InvalidRequest, header.Count == 0
                ? "This server wants a token: send it as 'Authorization: Bearer TOKEN'. Who runs the server makes one with 'heygen-mcp token NAME'."
                : "The token in the Authorization header is none that this server knows. Who runs the server makes one with 'heygen-mcp token NAME'.");
    }
}
