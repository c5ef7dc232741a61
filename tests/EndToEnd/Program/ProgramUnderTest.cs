namespace EndToEnd.Program;

/// <summary>
/// How to start the program: the native executable that HEYGEN_MCP_PROGRAM names, else the build of this configuration under <c>dotnet</c>.
/// Each start gets an empty home and no HeyGen settings of the machine, so that nobody's key is ever used.
/// </summary>
internal static class ProgramUnderTest
{
    private static readonly string? native = Environment.GetEnvironmentVariable("HEYGEN_MCP_PROGRAM") is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    public static string Command => native ?? "dotnet";

    public static IReadOnlyList<string> Arguments(IEnumerable<string> arguments) => native is null ? [BuiltAssembly, .. arguments] : [.. arguments];

    /// <summary>What differs from this process's environment; null takes a variable away.</summary>
    public static Dictionary<string, string?> Variables(TemporaryFolder home, IReadOnlyDictionary<string, string>? wanted)
    {
        var variables = new Dictionary<string, string?>
        {
            ["HOME"] = home.Path,
            ["USERPROFILE"] = home.Path,
            ["XDG_STATE_HOME"] = null,
            // No process here lives long enough for code that is compiled a second time to pay.
            ["DOTNET_TC_CallCounting"] = "0",
        };
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("HEYGEN_", StringComparison.OrdinalIgnoreCase))
                variables[name] = null;
        }

        foreach (var (name, value) in wanted ?? new Dictionary<string, string>())
            variables[name] = value;

        return variables;
    }

    // .../tests/EndToEnd/bin/Debug/net10.0/ stands beside .../src/HeyGen.McpServer/bin/Debug/net10.0/.
    private static string BuiltAssembly
    {
        get
        {
            var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Repository.Path("src", "HeyGen.McpServer", "bin", framework.Parent!.Name, framework.Name, "heygen-mcp.dll");
        }
    }
}
