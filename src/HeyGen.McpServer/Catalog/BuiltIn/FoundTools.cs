using System.Text;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Schemas;
using JsonSchema.Values;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Picks what <c>find_tools</c> answers, and words it.</summary>
internal static class FoundTools
{
    /// <summary>
    /// Most characters of all schemas together: about 3,000 tokens. The schemas of a few tools are that long alone, and who looks for a tool wants one of
    /// the hits, most often the first.
    /// </summary>
    private const int MostSchemaCharacters = 12_000;

    private const string HowToRun = "Call a tool by its name if your tool list has it; else pass name and arguments to the tool that run_with says.";

    public static ToolResult Outcome(string query, ToolSelection offer, int limit)
    {
        var found = Pick(query, offer, limit);
        return found.Count == 0 ? Nothing(offer) : Outcome(found);
    }

    /// <summary>The tools that are named, if nothing but names is asked for; else those that fit best.</summary>
    private static IReadOnlyList<ToolDefinition> Pick(string query, ToolSelection offer, int limit)
    {
        var words = query.Split([' ', ',', '\n', '\t', '"', '\'', '`'], StringSplitOptions.RemoveEmptyEntries);
        var named = words.Select(word => offer.Find(word.ToLowerInvariant().Replace('-', '_'))).ToList();
        return named.Count > 0 && named.TrueForAll(tool => tool is not null)
            ? [.. named.OfType<ToolDefinition>().Distinct().Take(limit)]
            : [.. ToolSearch.OfCatalog.Rank(query).Select(offer.Find).OfType<ToolDefinition>().Take(limit)];
    }

    private static ToolResult Outcome(IReadOnlyList<ToolDefinition> found)
    {
        var rows = new List<JsonNode?>();
        var text = new StringBuilder("tools:\n");
        var room = MostSchemaCharacters;
        foreach (var tool in found)
        {
            var row = Row(tool);
            var schema = JsonObject.Create(ToolManifests.Read(tool.Name).InputSchema)!;
            var length = schema.ToJsonString().Length;
            if (rows.Count == 0 || length <= room)
            {
                row["inputSchema"] = schema;
                room -= length;
            }
            else
            {
                row["inputSchema_left_out"] = $"Too long to show beside the others; find_tools with query \"{tool.Name}\" shows it.";
            }

            rows.Add(row);
            AppendTo(text, row);
        }

        text.Append("next: ").Append(HowToRun);
        return new ToolResult { Kind = ResultKind.Done, Structured = new JsonObject { ["tools"] = new JsonArray([.. rows]), ["next"] = HowToRun }, Text = text.ToString() };
    }

    private static JsonObject Row(ToolDefinition tool)
    {
        var row = new JsonObject
        {
            ["name"] = tool.Name,
            ["title"] = tool.Title,
            ["description"] = tool.Description,
            ["toolset"] = tool.Toolset,
            ["effects"] = EffectsOf(tool.Effects),
            ["run_with"] = tool.Toolset == FindingTools.Toolset ? tool.Name : FindingTools.RunnerOf(tool),
        };
        if (tool.Toolset == ToolCatalog.Preview)
        {
            row["note"] = "Preview: HeyGen may refuse it to this account, and its reference is incomplete.";
        }

        return row;
    }

    private static string EffectsOf(Effects effects)
    {
        var words = new List<string>();
        if (effects.HasFlag(Effects.Reads))
        {
            words.Add("only reads");
        }

        if (effects.HasFlag(Effects.Spends))
        {
            words.Add("spends money or a quota");
        }

        if (effects.HasFlag(Effects.Deletes))
        {
            words.Add("deletes for good");
        }

        if (effects.HasFlag(Effects.LocalFiles))
        {
            words.Add("opens local files");
        }

        return words.Count == 0 ? "changes something, free" : string.Join(", ", words);
    }

    private static void AppendTo(StringBuilder text, JsonObject row)
    {
        var lead = "- ";
        foreach (var (name, value) in row)
        {
            // A schema stays JSON: in any other form nobody could read it.
            text.Append(lead).Append(name).Append(": ").Append(JsonText.Read(value) ?? value!.ToJsonString()).Append('\n');
            lead = "  ";
        }
    }

    private static ToolResult Nothing(ToolSelection offer)
    {
        var toolsets = offer.Reachable.Select(tool => tool.Toolset).Distinct();
        return ToolResult.From(new JsonObject
        {
            ["tools"] = new JsonArray(),
            ["next"] = $"No tool fits these words. Say in other words what you want to do; the tools are about: {string.Join(", ", toolsets)}.",
        });
    }
}
