using System.CommandLine;
using HeyGen.McpServer.Catalog;

namespace HeyGen.McpServer.Cli;

/// <summary>The options that all commands share.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<bool> sandbox = Setting.Flag("--sandbox", "Use a simulated HeyGen inside this process: no account, no cost, no network.");
    private readonly Option<double> sandboxSpeed =
        Setting.Value("--sandbox-speed", "How many times faster the sandbox's jobs run; at 1 an avatar video takes 8 s.", "N", 1.0, ReadSpeed);
    private readonly Option<Uri?> baseUrl =
        Setting.Value<Uri?>("--base-url", "Address of HeyGen's API (also HEYGEN_API_BASE_URL).", "URL", null, Setting.ReadApiUrl, "HEYGEN_API_BASE_URL");
    private readonly Option<string?> apiKeyFile = Setting.Value<string?>(
        "--api-key-file", "File with the API key (else HEYGEN_API_KEY, else ~/.heygen/credentials).", "FILE", null, SettingText.ReadPath);
    private readonly Option<string[]> toolsets =
        Setting.Value<string[]>("--toolsets", $"Toolsets to offer, separated by commas: {string.Join(", ", ToolCatalog.Toolsets)}.", "A,B", [], ReadToolsets);
    private readonly Option<bool> readOnly = Setting.Flag("--read-only", "Offer only tools that change nothing.");
    private readonly Option<string[]> filesDirs = Setting.Repeatable(
        "--files-dir", "Folder in which local files may be read and written; repeatable. Your client's own folders always may.", "DIR", Setting.ReadFolder);
    private readonly Option<long> downloadLimit = Setting.Value(
        "--download-limit", "The most that one downloaded file may have.", "GB", new ServerSettings().DownloadLimit, ReadGigabytes);
    private readonly Option<string?> stateDir =
        Setting.Value<string?>("--state-dir", "Where the server keeps what must outlive it.", "DIR", null, SettingText.ReadPath);
    private readonly Option<int?> waitSeconds =
        Setting.Value<int?>("--wait-seconds", "Seconds that a call waits for its job when it does not say.", "N", null, Setting.ReadSeconds);
    private readonly Option<decimal> confirmAbove = Setting.Value(
        "--confirm-above", "A call that is expected to cost more is confirmed by a person first.", "USD", new SpendingLimits().ConfirmAbove, ReadUsd);
    private readonly Option<decimal?> budgetCall =
        Setting.Value<decimal?>("--budget-call", "The most that one call may cost.", "USD", null, text => ReadUsd(text));
    private readonly Option<decimal?> budgetSession =
        Setting.Value<decimal?>("--budget-session", "The most that one conversation may spend.", "USD", null, text => ReadUsd(text));
    private readonly Option<decimal?> budgetDay =
        Setting.Value<decimal?>("--budget-day", "The most that may be spent in a UTC day.", "USD", null, text => ReadUsd(text));

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

    private static string[] ReadToolsets(string text) => Setting.ReadList(text.ToLowerInvariant()) is var names && names.All(ToolCatalog.Toolsets.Contains)
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
}
