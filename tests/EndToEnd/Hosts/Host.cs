namespace EndToEnd.Hosts;

/// <summary>Programs through which people reach this server, from npm.</summary>
public enum HostName
{
    ClaudeCode,
    Codex,
    CopilotCli,
    GeminiCli,
}

/// <summary>One run of a host with a prompt and without a terminal, in an empty home and project of its own.</summary>
internal static class Host
{
    private static readonly string packages = Repository.Path("tests", "EndToEnd", "Hosts", "packages", "node_modules");

    /// <summary>
    /// Skipped where the packages are not installed, and always in CI: hosts change weekly, take a gigabyte, and must not decide whether this server is sound.
    /// </summary>
    public static void Require()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Skip("Hosts are not run in CI.");

        if (!Directory.Exists(packages))
            Assert.Skip("The hosts are not installed: run 'npm install --no-package-lock' in tests/EndToEnd/Hosts/packages.");
    }

    /// <summary>Starts it with the model, and with this server under the given options and variables.</summary>
    /// <param name="prompt">What its user types.</param>
    public static SpawnedProcess Start(
        HostName host, ScriptedModel model, TemporaryFolder folder, IEnumerable<string> options, IReadOnlyDictionary<string, string>? variables = null,
        string prompt = ScriptedModel.Prompt)
    {
        var project = Directory.CreateDirectory(folder.File("project")).FullName;
        // The shell leaves the server's process id for who wants to end it.
        string[] server = ["-c", $"echo $$ > '{folder.File("pid")}'; exec \"$0\" \"$@\"", ProgramUnderTest.Command, .. ProgramUnderTest.Arguments(options)];
        var (command, settings) = Prepare(host, model, folder, project, Json("sh", server, variables));
        command = [.. command.Select(part => part == ScriptedModel.Prompt ? prompt : part)];
        return SpawnedProcess.Start("sh", ["-c", "cd \"$0\" && exec \"$@\"", project, .. command], new Dictionary<string, string>(settings)
        {
            ["HOME"] = folder.Path,
            ["NO_COLOR"] = "1",
        });
    }

    private static JsonObject Json(string command, string[] arguments, IReadOnlyDictionary<string, string>? variables) => new()
    {
        ["command"] = command,
        ["args"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]),
        ["env"] = new JsonObject((variables ?? new Dictionary<string, string>()).Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value))),
    };

    private static (string[] Command, Dictionary<string, string> Variables) Prepare(
        HostName host, ScriptedModel model, TemporaryFolder folder, string project, JsonObject server) => host switch
        {
            HostName.ClaudeCode => ClaudeCode(model, folder, server),
            HostName.Codex => Codex(model, folder, server),
            HostName.CopilotCli => CopilotCli(model, folder, server),
            _ => GeminiCli(model, folder, project, server),
        };

    private static (string[] Command, Dictionary<string, string> Variables) ClaudeCode(ScriptedModel model, TemporaryFolder folder, JsonObject server)
    {
        var settings = Write(folder, "mcp.json", Servers(server));
        return (
            [Bin("claude"), "-p", ScriptedModel.Prompt, "--mcp-config", settings, "--strict-mcp-config", "--allowedTools", "mcp__heygen"],
            new()
            {
                ["ANTHROPIC_BASE_URL"] = model.Address,
                ["ANTHROPIC_API_KEY"] = "none",
                ["ENABLE_TOOL_SEARCH"] = "false",
                ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
                ["DISABLE_TELEMETRY"] = "1",
                ["DISABLE_AUTOUPDATER"] = "1",
            });
    }

    private static (string[] Command, Dictionary<string, string> Variables) Codex(ScriptedModel model, TemporaryFolder folder, JsonObject server)
    {
        // Without "required" Codex asks its model before the server has started.
        Write(folder, ".codex/config.toml", $"""
            model = "scripted"
            model_provider = "scripted"
            [model_providers.scripted]
            name = "scripted"
            base_url = "{model.Address}/v1"
            wire_api = "responses"
            [mcp_servers.heygen]
            command = {server["command"]!.ToJsonString()}
            args = {server["args"]!.ToJsonString()}
            required = true
            [mcp_servers.heygen.env]
            {string.Join('\n', server["env"]!.AsObject().Select(variable => $"{variable.Key} = {variable.Value!.ToJsonString()}"))}
            """);
        return ([Bin("codex"), "exec", "--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox", ScriptedModel.Prompt], []);
    }

    private static (string[] Command, Dictionary<string, string> Variables) CopilotCli(ScriptedModel model, TemporaryFolder folder, JsonObject server)
    {
        server["tools"] = new JsonArray("*");
        server["type"] = "local";
        Write(folder, ".copilot/mcp-config.json", Servers(server));
        return (
            [Bin("copilot"), "-p", ScriptedModel.Prompt, "--allow-all-tools"],
            new()
            {
                ["COPILOT_PROVIDER_BASE_URL"] = $"{model.Address}/v1",
                ["COPILOT_PROVIDER_WIRE_API"] = "responses",
                ["COPILOT_PROVIDER_API_KEY"] = "none",
                ["COPILOT_MODEL"] = "scripted",
                ["COPILOT_AUTO_UPDATE"] = "false",
            });
    }

    private static (string[] Command, Dictionary<string, string> Variables) GeminiCli(
        ScriptedModel model, TemporaryFolder folder, string project, JsonObject server)
    {
        server["trust"] = true;
        var settings = JsonNode.Parse(Servers(server))!.AsObject();
        settings["security"] = new JsonObject { ["auth"] = new JsonObject { ["selectedType"] = "gemini-api-key" } };
        Write(folder, ".gemini/settings.json", settings.ToJsonString());
        Write(folder, ".gemini/trustedFolders.json", new JsonObject { [project] = "TRUST_FOLDER" }.ToJsonString());
        return (
            [Bin("gemini"), "--yolo", "-m", "gemini-2.5-flash", "-p", ScriptedModel.Prompt],
            new() { ["GEMINI_API_KEY"] = "none", ["GOOGLE_GEMINI_BASE_URL"] = model.Address });
    }

    private static string Servers(JsonObject server) => new JsonObject { ["mcpServers"] = new JsonObject { ["heygen"] = server } }.ToJsonString();

    private static string Write(TemporaryFolder folder, string file, string text)
    {
        var path = folder.File(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Bin(string name) => Path.Combine(packages, ".bin", name);
}
