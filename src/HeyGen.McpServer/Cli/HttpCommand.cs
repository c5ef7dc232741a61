using System.CommandLine;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.Cli;

/// <summary><c>http</c>: serves many clients over HTTP.</summary>
internal static class HttpCommand
{
    public static Command Create(SettingsOptions settings)
    {
        var urls = Setting.Value("--urls", "Addresses to listen on, separated by semicolons.", "URL", new HttpServerOptions().Urls, text => text);
        var legacySse = Setting.Flag("--legacy-sse", "Also serve the HTTP+SSE transport of 2024-11-05 at /mcp/sse.");
        var auth = Setting.Value(
            "--auth", "How callers prove who they are. Only none exists so far, on loopback addresses.", "KIND", HttpServerOptions.NoAuthentication, ReadAuth);
        var publicUrl =
            Setting.Value<Uri?>("--public-url", "Where clients reach this server when a proxy stands before it.", "URL", null, Setting.ReadUrl);
        var allowedHosts =
            Setting.Value<string[]>("--allowed-hosts", "Host names that requests may name, besides loopback.", "A,B", [], Setting.ReadList);
        var allowedOrigins = Setting.Value<string[]>("--allowed-origins", "Origins of web pages that may call.", "A,B", [], Setting.ReadList);
        var redis = Setting.Value<string?>("--redis", "Where Redis is, for several machines that serve together.", "ADDR", null, text => text);
        var signingKeyFile = Setting.Value<string?>(
            "--signing-key-file", "File with the key that signs what leaves the server; else one is made and kept.", "FILE", null, SettingText.ReadPath);
        var command = new Command(
            "http", "Serve over HTTP: Streamable HTTP at /mcp.") { urls, legacySse, auth, publicUrl, allowedHosts, allowedOrigins, redis, signingKeyFile };
        command.SetAction(async (result, _) =>
        {
            var options = new HttpServerOptions
            {
                Urls = result.GetValue(urls)!,
                LegacySse = result.GetValue(legacySse),
                Auth = result.GetValue(auth)!,
                PublicUrl = result.GetValue(publicUrl),
                AllowedHosts = result.GetValue(allowedHosts) ?? [],
                AllowedOrigins = result.GetValue(allowedOrigins) ?? [],
            };
            var shared =
                settings.Read(result) with { Redis = result.GetValue(redis), SigningKeyFile = result.GetValue(signingKeyFile), ReceivesWebhooks = true };
            await RequireKeyAsync(shared.SigningKeyFile);
            return await HttpServer.RunAsync(
                builder =>
                {
                    ServerHost.AddLogs(builder.Logging);
                    builder.Services.AddServer(shared);
                },
                options,
                CancellationToken.None);
        });
        return command;
    }

    /// <summary>A wrong key shows at the start, not with the first question that a person has answered in vain.</summary>
    private static async Task RequireKeyAsync(string? file)
    {
        try
        {
            _ = file is null ? [] : await SigningKey.ReadAsync(file, CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            throw new ServerStartException($"--signing-key-file: {fault.Message}", ExitCode.Usage, fault);
        }
    }

    private static string ReadAuth(string text) => text == HttpServerOptions.NoAuthentication ? text : throw new FormatException("expected none");
}
