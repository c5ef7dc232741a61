using System.CommandLine;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.Cli;

/// <summary><c>http</c>: serves many clients over HTTP.</summary>
internal sealed class HttpCommand(SettingsOptions settings)
{
    private const string NoAuthentication = "none";
    private const string TokensVariable = "HEYGEN_MCP_TOKENS";

    private readonly Option<string> urls =
        Setting.Value("--urls", "Addresses to listen on, separated by semicolons.", "URL", new HttpServerOptions().Urls, text => text);
    private readonly Option<bool> legacySse = Setting.Flag("--legacy-sse", "Also serve the HTTP+SSE transport of 2024-11-05 at /mcp/sse.");
    private readonly Option<string> auth = Setting.Value(
        "--auth", "How callers prove who they are: none, which serves this machine only, or token.", "KIND", NoAuthentication, ReadAuth);
    private readonly Option<string?> tokensFile = Setting.Value<string?>(
        "--tokens-file", "Who may call with --auth token: lines of 'heygen-mcp token NAME' (also HEYGEN_MCP_TOKENS).", "FILE", null, SettingText.ReadPath);
    private readonly Option<Uri?> publicUrl = Setting.Value<Uri?>(
        "--public-url", "Where this server is reached from outside: by webhooks, and with --auth by clients.", "URL", null, Setting.ReadUrl);
    private readonly Option<string[]> allowedHosts = Setting.Value<string[]>(
        "--allowed-hosts", "Names of this machine that requests may name besides loopback, without --auth.", "A,B", [], Setting.ReadList);
    private readonly Option<string[]> allowedOrigins =
        Setting.Value<string[]>("--allowed-origins", "Origins of web pages that may call.", "A,B", [], Setting.ReadList);
    private readonly Option<string?> redis =
        Setting.Value<string?>("--redis", "Where Redis is, for several machines that serve together.", "ADDR", null, text => text);
    private readonly Option<string?> signingKeyFile = Setting.Value<string?>(
        "--signing-key-file", "File with the key that signs what leaves the server; else one is made and kept.", "FILE", null, SettingText.ReadPath);

    private readonly Option<int> drainSeconds = Setting.Value(
        "--drain-seconds", "How long a stopping server waits for HeyGen's answers to what it has sent.", "N", 30, text => Setting.ReadSeconds(text)!.Value);

    public Command Create()
    {
        var command = new Command("http", "Serve over HTTP: Streamable HTTP at /mcp.")
        {
            urls, legacySse, auth, tokensFile, publicUrl, allowedHosts, allowedOrigins, redis, signingKeyFile, drainSeconds,
        };
        command.SetAction((result, _) => RunAsync(result));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var options = new HttpServerOptions
        {
            Urls = result.GetValue(urls)!,
            LegacySse = result.GetValue(legacySse),
            Tokens = await ReadTokensAsync(result.GetValue(auth)!, result.GetValue(tokensFile)),
            PublicUrl = result.GetValue(publicUrl),
            AllowedHosts = result.GetValue(allowedHosts) ?? [],
            AllowedOrigins = result.GetValue(allowedOrigins) ?? [],
            DrainTime = TimeSpan.FromSeconds(result.GetValue(drainSeconds)),
        };
        RequireRedisIfNamed(result.GetValue(redis));
        var shared = settings.Read(result) with { Redis = result.GetValue(redis), SigningKeyFile = result.GetValue(signingKeyFile), ReceivesWebhooks = true };
        await RequireKeyAsync(shared.SigningKeyFile);
        return await HttpServer.RunAsync(
            builder =>
            {
                ServerHost.AddLogs(builder.Logging);
                builder.Services.AddServer(shared);
            },
            options,
            CancellationToken.None);
    }

    /// <summary>An empty variable elsewhere is none; here it is an address that was not filled in, and each machine would have a ledger of its own.</summary>
    private static void RequireRedisIfNamed(string? address)
    {
        var variable = Setting.Variable("--redis");
        if (address is null && Environment.GetEnvironmentVariable(variable) is not null)
        {
            throw new ServerStartException(
                $"{variable} is set but empty: this machine would keep a ledger of its own. Name Redis in it, or unset it for one machine.", ExitCode.Usage);
        }
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

    /// <exception cref="ServerStartException">There are none where they are asked for, or some where they are not, or they cannot be read.</exception>
    private static async Task<BearerTokens?> ReadTokensAsync(string auth, string? file)
    {
        var listed = SettingText.Clean(Environment.GetEnvironmentVariable(TokensVariable) ?? "");
        var source = file is null ? TokensVariable : $"--tokens-file {file}";
        if (auth == NoAuthentication)
        {
            return file is null && listed.Length == 0
                ? null
                : throw new ServerStartException($"{source}: tokens are given, but nobody is asked for one; add --auth token.", ExitCode.Usage);
        }

        try
        {
            return BearerTokens.Read(file is null ? listed : $"{await File.ReadAllTextAsync(file)}\n{listed}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ServerStartException($"{source}: {fault.Message}", ExitCode.Usage, fault);
        }
    }

    private static string ReadAuth(string text) =>
        text.ToLowerInvariant() is NoAuthentication or "token" ? text.ToLowerInvariant() : throw new FormatException("expected none or token");
}
