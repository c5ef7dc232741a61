using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Manifests;

/// <summary>The page that lists every tool for people: <c>docs/tools.md</c>.</summary>
internal static class ToolsDocument
{
    public static string Render(IReadOnlyList<ToolManifest> manifests, ManifestIndex index)
    {
        var text = new StringBuilder();
        AppendHead(text, index);
        var byName = manifests.ToDictionary(manifest => manifest.Name);
        foreach (var toolset in ToolCatalog.All.Where(tool => byName.ContainsKey(tool.Name)).GroupBy(tool => tool.Toolset))
        {
            Line(text, $"\n## {toolset.Key}\n");
            if (toolset.Key == PreviewToolset.Name)
                Line(text, "HeyGen may refuse these to an account, and what is known of them is incomplete.\n");

            Line(text, "| Tool | What it does | Operation | Effects | Job | Tokens |");
            Line(text, "|---|---|---|---|---|---:|");
            foreach (var tool in toolset)
                AppendRow(text, tool, byName[tool.Name]);
        }

        return text.ToString();
    }

    private static void AppendHead(StringBuilder text, ManifestIndex index)
    {
        Line(text, "<!-- Generated from the tools' definitions by `heygen-mcp manifests`; change those instead. -->");
        Line(text, "# Tools\n");
        Line(text, $"{index.Tools} tools for {index.Operations} operations of HeyGen's v3 API, from facts of {index.ApiFacts}. Full schemas are in "
            + "`tool-manifests/`, one file a tool.\n");
        Line(text, "| Toolsets | Tools listed | Tokens (o200k) |");
        Line(text, "|---|---:|---:|");
        Line(text, $"| none chosen, or `default` | {index.Default.Tools} | {Number(index.Default.Tokens)} |");
        Line(text, $"| `all` | {index.All.Tools} | {Number(index.All.Tokens)} |");
        Line(text, $"| `all,preview` | {index.Tools} | {Number(index.Tokens)} |\n");
        Line(text, "Tools in **bold** are in the default list. Those that are not listed are found with `find_tools` and run with `run_read_tool` or "
            + "`run_tool`; see [toolsets](toolsets.md).");
    }

    private static void AppendRow(StringBuilder text, ToolDefinition tool, ToolManifest manifest)
    {
        var name = tool.IsDefault ? $"**`{tool.Name}`**" : $"`{tool.Name}`";
        var aliases = tool.Aliases.Count == 0 ? "" : $"<br>also {string.Join(", ", tool.Aliases.Select(alias => $"`{alias}`"))}";
        var operation = manifest.Operation is { } given ? $"`{given}`" : "";
        var description = manifest.Description.Replace("|", "\\|", StringComparison.Ordinal);
        Line(text, $"| {name}{aliases} | {description} | {operation} | {Effects(manifest.Effects)} | {manifest.Job?.Kind} | {Number(manifest.Tokens)} |");
    }

    private static string Effects(ManifestEffects effects)
    {
        var words = new List<string>();
        void Add(bool has, string word)
        {
            if (has)
                words.Add(word);
        }

        Add(effects.Reads, "reads");
        Add(effects.Spends, "spends");
        Add(effects.Deletes, "deletes");
        Add(effects.LocalFiles, "opens local files");
        return words.Count == 0 ? "changes" : string.Join(", ", words);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The same line ends on every system, so that the check does not depend on where the file was written.</summary>
    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
