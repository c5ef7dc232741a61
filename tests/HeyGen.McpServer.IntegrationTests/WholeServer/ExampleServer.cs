using System.Globalization;
using HeyGen.McpServer.Tests.Catalog;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>
/// A server before a sandbox, shared by the tests of a class, that makes what a call names by way of the tools' examples. Jobs end as soon as they have begun.
/// </summary>
public sealed class ExampleServer : IAsyncLifetime
{
    private const string Token = "token";

    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("heygen-mcp-examples-");
    private readonly Dictionary<ToolDefinition, ToolResult> answers = [];
    private SandboxedServer server = null!;
    private int names;

    /// <summary>Calls wait for the end of their jobs, as they do when they say nothing of it; false ends them as soon as HeyGen has answered.</summary>
    public bool Waits { get; init; }

    public async ValueTask InitializeAsync()
    {
        // Where a path is any text, it leads to a table.
        await File.WriteAllTextAsync(Path.Combine(files.FullName, ExampleArguments.AnyText), "name\nAnna\n");
        server = await SandboxedServer.StartAsync(speed: 1_000_000, new ServerSettings
        {
            ServesLocalUser = true,
            FilesDirs = [files.FullName],
            // What is asked for here is whether HeyGen takes the arguments.
            Limits = new SpendingLimits { ConfirmAbove = decimal.MaxValue },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        files.Delete(recursive: true);
    }

    /// <summary>What the tool answers to its example, which is called once.</summary>
    internal async Task<ToolResult> AnswerAsync(ToolDefinition tool) =>
        answers.GetValueOrDefault(tool) ?? await AnswerAgainAsync(tool, fresh: tool.Effects.HasFlag(Effects.Deletes));

    /// <summary>Arguments that the tool must take, as <see cref="ExampleArguments"/> makes them.</summary>
    internal async Task<IReadOnlyList<JsonObject>> ArgumentsAsync(ToolDefinition tool)
    {
        var known = await KnownAsync(tool);
        var schema = SchemaBuilder.Full(tool);
        var properties = schema["properties"]!.AsObject();
        properties.Remove("wait_seconds");
        properties.Remove("new_take");
        // Made by the server only; the person agrees by a form here.
        properties.Remove("confirm");
        if (properties.ContainsKey(Token))
            known[Token] = await NextTokenAsync(tool, new ExampleArguments(tool, known).Of(schema).First());

        return [.. new ExampleArguments(tool, known).Of(schema)];
    }

    /// <summary>
    /// Calls. What HeyGen refuses is tried again with the things that it names made anew, for an earlier call may have ended or deleted them, and with the
    /// things that other examples name there, for not every kind of look can do everything. A tool of our own that runs another needs that one's arguments.
    /// </summary>
    internal async Task<ToolResult> CallAsync(ToolDefinition tool, JsonObject arguments)
    {
        var first = await CallOnceAsync(tool, arguments, fresh: tool.Effects.HasFlag(Effects.Deletes));
        var outcome = first.IsError ? await CallOnceAsync(tool, arguments, fresh: true) : first;
        foreach (var other in outcome.IsError ? Others(tool, arguments) : [])
        {
            outcome = await CallOnceAsync(tool, other, fresh: false);
            if (!outcome.IsError)
                return outcome;
        }

        return outcome.IsError ? first : outcome;
    }

    private async Task<ToolResult> AnswerAgainAsync(ToolDefinition tool, bool fresh)
    {
        var example = ExampleArguments.Of(tool);
        var outcome = await CallOnceAsync(tool, example, fresh);
        if (outcome.IsError && !fresh)
            outcome = await CallOnceAsync(tool, example, fresh: true);

        Assert.False(outcome.IsError, $"{tool.Name} {tool.Example}: {outcome.Text}");
        await UploadAsync(outcome.Structured!, example);
        return answers[tool] = outcome;
    }

    private async Task<ToolResult> CallOnceAsync(ToolDefinition tool, JsonObject arguments, bool fresh)
    {
        HashSet<ToolDefinition>? made = fresh ? [] : null;
        var given = (JsonObject)await ResolvedAsync(arguments, made);
        if (tool.TakesWait && !Waits)
            given["wait_seconds"] = 0;

        if (tool.Submits)
            given["new_take"] = true;

        if (tool.AllowsPlaceholders)
            given["allow_placeholders"] = true;

        if (tool.Operation is not null && given["name"] is JsonValue name)
        {
            // HeyGen takes some names only once.
            given["name"] = string.Create(CultureInfo.InvariantCulture, $"{name} {++names}");
        }

        var outcome = await server.CallAsync(tool.Name, given);
        foreach (var deleted in tool.Effects.HasFlag(Effects.Deletes) ? made ?? [] : [])
            answers.Remove(deleted);

        return outcome;
    }

    /// <summary>The value with what its references stand for.</summary>
    /// <param name="value">The value.</param>
    /// <param name="made">Null when what was made before is good; else the tools whose examples were called anew for this value.</param>
    private async Task<JsonNode> ResolvedAsync(JsonNode value, HashSet<ToolDefinition>? made)
    {
        switch (value)
        {
            case JsonObject fields:
                var resolved = new JsonObject();
                foreach (var (name, field) in fields)
                    resolved[name] = await ResolvedAsync(field!, made);

                return resolved;
            case JsonArray items:
                var list = new JsonArray();
                foreach (var item in items)
                    list.Add(await ResolvedAsync(item!, made));

                return list;
            default:
                return Reference.Of(value) is { } reference ? await ValueAsync(reference, made) : value.DeepClone();
        }
    }

    private async Task<JsonNode> ValueAsync(Reference reference, HashSet<ToolDefinition>? made)
    {
        var answer = reference.Filter is { } filter ? await FilteredAsync(reference.Tool, filter)
            : made?.Add(reference.Tool) is true ? await AnswerAgainAsync(reference.Tool, fresh: true)
            : await AnswerAsync(reference.Tool);
        if (reference.In(answer.Structured!) is { } found)
            return found.DeepClone();

        // Only a job that has ended has all its fields.
        var job = answer.Structured!["job"]?["id"];
        var ended = job is null ? answer.Structured! : await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["{{job}}"]}""");
        var value = reference.In(ended);
        Assert.True(value is not null, $"{reference} is not in {ended.ToJsonString()}");
        return value.DeepClone();
    }

    private async Task<ToolResult> FilteredAsync(ToolDefinition tool, KeyValuePair<string, string> filter)
    {
        var arguments = ExampleArguments.Of(tool);
        arguments[filter.Key] = filter.Value;
        var outcome = await CallOnceAsync(tool, arguments, fresh: false);
        Assert.False(outcome.IsError, outcome.Text);
        return outcome;
    }

    /// <summary>The bytes of what the example announced to HeyGen.</summary>
    private static async Task UploadAsync(JsonObject answer, JsonObject example)
    {
        var uploads = answer["items"] as JsonArray ?? [answer.DeepClone()];
        var announced = example["files"] as JsonArray ?? [example.DeepClone()];
        foreach (var (upload, file) in uploads.Zip(announced).Where(pair => pair.First?["upload_url"] is not null))
            await PresignedUpload.PutAsync(upload!, (int)file!["size_bytes"]!);
    }

    /// <summary>Texts of the answers that the tool's example refers to: by name, and the names of a map's entries by map and type.</summary>
    private async Task<Dictionary<string, string>> KnownAsync(ToolDefinition tool)
    {
        var known = new Dictionary<string, string>();
        foreach (var reference in Reference.AllIn(ExampleArguments.Of(tool)))
        {
            foreach (var (name, value) in (await AnswerAsync(reference.Tool)).Structured!)
            {
                if ((value is JsonArray { Count: > 0 } items ? items[0] : value) is JsonValue single && single.TryGetValue(out string? text))
                    known[name] = text;

                foreach (var entry in value as JsonObject ?? [])
                    known[$"{name}:{(entry.Value as JsonObject)?["type"]}"] = entry.Key;
            }
        }

        return known;
    }

    /// <summary>
    /// A cursor is good for the list that gave it only. A list that is too short for one grows by the examples of its toolset, and of the tools that its own
    /// example names.
    /// </summary>
    private async Task<string> NextTokenAsync(ToolDefinition tool, JsonObject arguments)
    {
        arguments["limit"] = 1;
        for (var round = 0; ; round++)
        {
            var outcome = await CallAsync(tool, arguments);
            Assert.False(outcome.IsError, outcome.Text);
            if ((string?)outcome.Structured!["next_token"] is { } token)
                return token;

            Assert.True(round < 3, $"{tool.Name} has one page only.");
            var makers = ToolCatalog.All.Where(maker => maker.Toolset == tool.Toolset)
                .Concat(Reference.AllIn(ExampleArguments.Of(tool)).Select(one => one.Tool))
                .Where(maker => !maker.ReadOnly && !maker.Effects.HasFlag(Effects.Deletes))
                .ToList();
            // Versions and runs are listed by their workflow, which must stay the same one.
            var parents = arguments.Select(field => field.Key).Where(name => name.EndsWith("_id", StringComparison.Ordinal)).ToList();
            var growing = makers.Select(maker => (Tool: maker, Example: ExampleArguments.Of(maker))).Where(maker => parents.Exists(maker.Example.ContainsKey)).ToList();
            foreach (var (maker, example) in growing)
                await CallOnceAsync(maker, example, fresh: false);

            foreach (var maker in growing.Count > 0 ? [] : makers)
                await AnswerAgainAsync(maker, fresh: true);
        }
    }

    /// <summary>The same with one text replaced by what it is in another example; for a tool of our own, its example with these arguments instead.</summary>
    private static IEnumerable<JsonObject> Others(ToolDefinition tool, JsonObject arguments)
    {
        if (tool.Operation is null)
        {
            yield return [.. ExampleArguments.Of(tool).Where(field => !arguments.ContainsKey(field.Key)).Concat(arguments)
                .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))];
            yield break;
        }

        foreach (var (index, (name, value)) in Reference.Texts(arguments).Index())
        {
            foreach (var text in ExampleArguments.TextsOf(name).Where(text => text != (string?)value))
            {
                var copy = arguments.DeepClone().AsObject();
                Reference.Texts(copy).ElementAt(index).Value.ReplaceWith(text);
                yield return copy;
            }
        }
    }
}
