using System.CommandLine;
using System.CommandLine.Parsing;
using HeyGen.McpServer.Catalog;

namespace HeyGen.McpServer.Cli;

/// <summary>The shared options of the command line, each also an environment variable: <c>--base-url</c> is <c>HEYGEN_MCP_BASE_URL</c>.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<bool> sandbox = Flag("--sandbox", "Use a simulated HeyGen inside this process: no account, no cost, no network.");
    private readonly Option<double> sandboxSpeed =
        Value("--sandbox-speed", "How many times faster the sandbox's jobs run; at 1 an avatar video takes 8 s.", "N", 1.0, ReadSpeed);
    private readonly Option<Uri?> baseUrl =
        Value<Uri?>("--base-url", "Address of HeyGen's API (also HEYGEN_API_BASE_URL).", "URL", null, ReadUrl, "HEYGEN_API_BASE_URL");
    private readonly Option<string?> apiKeyFile =
        Value<string?>("--api-key-file", "File that holds the API key (else HEYGEN_API_KEY, else ~/.heygen/credentials).", "FILE", null, text => text);
    private readonly Option<string[]> toolsets =
        Value<string[]>("--toolsets", $"Toolsets to offer, separated by commas: {string.Join(", ", ToolCatalog.Toolsets)}.", "A,B", [], ReadToolsets);
    private readonly Option<bool> readOnly = Flag("--read-only", "Offer only tools that change nothing.");
    private readonly Option<string[]> filesDirs =
        Repeatable("--files-dir", "Folder in which local files may be read and written; repeatable. Your client's own folders always may.", "DIR");
    private readonly Option<long> downloadLimit =
        Value("--download-limit", "The most that one downloaded file may have.", "GB", new ServerSettings().DownloadLimit, ReadGigabytes);
    private readonly Option<string?> stateDir = Value<string?>("--state-dir", "Where the server keeps what must outlive it.", "DIR", null, text => text);
    private readonly Option<int?> waitSeconds =
        Value<int?>("--wait-seconds", "Seconds that a call waits for its job when it does not say.", "N", null, ReadSeconds);
    private readonly Option<decimal> confirmAbove =
        Value("--confirm-above", "A call that is expected to cost more is confirmed by a person first.", "USD", new SpendingLimits().ConfirmAbove, ReadUsd);
    private readonly Option<decimal?> budgetCall = Value<decimal?>("--budget-call", "The most that one call may cost.", "USD", null, text => ReadUsd(text));
    private readonly Option<decimal?> budgetSession =
        Value<decimal?>("--budget-session", "The most that one conversation may spend.", "USD", null, text => ReadUsd(text));
    private readonly Option<decimal?> budgetDay =
        Value<decimal?>("--budget-day", "The most that may be spent in a UTC day.", "USD", null, text => ReadUsd(text));

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[sandbox, sandboxSpeed, baseUrl, apiKeyFile, toolsets, readOnly, filesDirs, downloadLimit, stateDir,
            waitSeconds, confirmAbove, budgetCall, budgetSession, budgetDay])
        {
            option.Recursive = true;
            command.Options.Add(option);
        }
    }

    public ServerSettings Read(ParseResult result) => new()
    {
        Sandbox = result.GetValue(sandbox),
        SandboxSpeed = result.GetValue(sandboxSpeed),
        BaseUrl = result.GetValue(baseUrl),
        ApiKeyFile = result.GetValue(apiKeyFile),
        Toolsets = result.GetValue(toolsets) ?? [],
        ReadOnly = result.GetValue(readOnly),
        FilesDirs = result.GetValue(filesDirs) ?? [],
        DownloadLimit = result.GetValue(downloadLimit),
        StateDir = result.GetValue(stateDir),
        WaitSeconds = result.GetValue(waitSeconds),
        Limits = new SpendingLimits
        {
            ConfirmAbove = result.GetValue(confirmAbove),
            PerCall = result.GetValue(budgetCall),
            PerSession = result.GetValue(budgetSession),
            PerDay = result.GetValue(budgetDay),
        },
    };

    /// <summary>An option whose value stands behind it, in its environment variable, or is the default.</summary>
    public static Option<T> Value<T>(string name, string description, string valueName, T defaultValue, Func<string, T> read, params string[] otherVariables) =>
        new(name)
        {
            Description = $"{description} [{Variable(name)}]",
            HelpName = valueName,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, result.Tokens[^1].Value, name, read),
            DefaultValueFactory = result =>
            {
                var variable = otherVariables.Prepend(Variable(name))
                    .FirstOrDefault(candidate => Environment.GetEnvironmentVariable(candidate) is { Length: > 0 });
                return variable is null ? defaultValue : Parse(result, Environment.GetEnvironmentVariable(variable)!, variable, read);
            },
        };

    /// <summary>An option that may be given several times; its variable holds several values as PATH does.</summary>
    private static Option<string[]> Repeatable(string name, string description, string valueName) => new(name)
    {
        Description = $"{description} [{Variable(name)}]",
        HelpName = valueName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Variable(name))?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    public static Option<bool> Flag(string name, string description) => new(name)
    {
        Description = $"{description} [{Variable(name)}]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Variable(name)) is "1" or "true" or "TRUE" or "True",
    };

    public static string[] ReadList(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Uri? ReadUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw new FormatException("expected an http or https address");

    private static T Parse<T>(ArgumentResult result, string text, string source, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (FormatException problem)
        {
            result.AddError($"{source}: {problem.Message}, found '{text}'.");
            return default!;
        }
    }

    private static string Variable(string name) => $"HEYGEN_MCP_{name.TrimStart('-').Replace('-', '_').ToUpperInvariant()}";

    private static string[] ReadToolsets(string text) => ReadList(text) is var names && names.All(ToolCatalog.Toolsets.Contains)
        ? names
        : throw new FormatException($"expected some of {string.Join(", ", ToolCatalog.Toolsets)}");

    private static double ReadSpeed(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 10_000
        ? speed
        : throw new FormatException("expected a number above 0, at most 10000");

    private static decimal ReadUsd(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd)
        ? usd
        : throw new FormatException("expected an amount in USD, such as 2.50");

    private static long ReadGigabytes(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 1_000_000
        ? (long)(size * 1024 * 1024 * 1024)
        : throw new FormatException("expected a number of gigabytes above 0, such as 2.5");

    private static int? ReadSeconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= OwnArguments.MostWaitSeconds
        ? seconds
        : throw new FormatException($"expected whole seconds from 0 to {OwnArguments.MostWaitSeconds}");
}
