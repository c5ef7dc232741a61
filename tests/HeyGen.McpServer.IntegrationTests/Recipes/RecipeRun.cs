using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.IntegrationTests.Recipes;

/// <summary>
/// Follows the text of a recipe as an agent would: makes the calls and runs the commands that stand in it, in their order. <c>$N.field</c> is what step N
/// answered there, <c>&lt;...&gt;</c> what the agent writes.
/// </summary>
/// <param name="written">What it writes, by the beginning of what stands between the brackets.</param>
/// <param name="folder">Where commands run.</param>
internal sealed partial class RecipeRun(McpClient client, IReadOnlyDictionary<string, string> written, string folder)
{
    private readonly Dictionary<int, JsonNode> answers = [];
    private JsonNode? each;

    private sealed record Step(int Number, string Text)
    {
        public string? Tool => Call().Match(Text) is { Success: true } match ? match.Groups["tool"].Value : null;

        public string? Block(string kind) => Fence().Match(Text) is { Success: true } match && match.Groups["kind"].Value == kind ? match.Groups["block"].Value : null;
    }

    /// <summary>The calls that were made, in their order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What a step answered, of several times the last.</summary>
    public JsonNode this[int step] => answers[step];

    /// <summary>All answers of a step that is done for each of several things.</summary>
    public ILookup<int, JsonNode> All => all.ToLookup(answer => answer.Step, answer => answer.Answer);

    private readonly List<(int Step, JsonNode Answer)> all = [];

    public async Task FollowAsync(string text)
    {
        Step[] steps = [.. Numbered().Matches(text).Select(match => new Step(int.Parse(match.Groups["number"].Value), match.Value))];
        var loop = Loop().Match(text) is { Success: true } found ? found : null;
        var (first, last) = loop is null ? (0, 0) : (int.Parse(loop.Groups["first"].Value), int.Parse(loop.Groups["last"].Value));
        foreach (var step in steps.Where(step => loop is null || step.Number < first))
            await DoAsync(step);

        foreach (var item in loop is null ? [] : Resolve(loop.Groups["of"].Value)!.AsArray().ToList())
        {
            each = item;
            foreach (var step in steps.Where(step => step.Number >= first && step.Number <= last))
                await DoAsync(step);
        }

        foreach (var step in steps.Where(step => loop is not null && step.Number > last))
            await DoAsync(step);
    }

    private async Task DoAsync(Step step)
    {
        if (step.Block("sh") is { } command)
            await RunAsync(References().Replace(command, place => (string)Resolve(place.Value)!));
        else if (step.Block("json") is { } arguments)
            await CallAsync(step, JsonNode.Parse(arguments)!);
    }

    private async Task CallAsync(Step step, JsonNode arguments)
    {
        var tool = step.Tool ?? throw new InvalidOperationException($"Step {step.Number} has arguments and no tool.");
        var filled = Fill(arguments)!.AsObject().ToDictionary(argument => argument.Key, argument => (object?)argument.Value);
        var result = await client.CallToolAsync(tool, filled, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsError is not true, $"Step {step.Number}, {tool}: {string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text))}");
        answers[step.Number] = JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;
        all.Add((step.Number, answers[step.Number]));
        Calls.Add(tool);
    }

    private JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Fill(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => FillText(text),
        _ => node?.DeepClone(),
    };

    private JsonNode? FillText(string text) => References().Match(text) is { Success: true } match && match.Length == text.Length
        ? Resolve(text)!.DeepClone()
        : References().Replace(Written().Replace(text, place => Write(place.Groups[1].Value)), place => (string)Resolve(place.Value)!);

    private string Write(string what) => written.FirstOrDefault(known => what.StartsWith(known.Key, StringComparison.Ordinal)).Value ?? "Words that an agent wrote";

    private JsonNode? Resolve(string reference)
    {
        var (head, path) = reference[1..].Split('.', 2) is [var left, var right] ? (left, right) : (reference[1..], "");
        var node = head == "each" ? each : answers[int.Parse(head)];
        foreach (var part in PathPart().Matches(path).Select(match => match.Value))
            node = part[0] == '[' ? node![int.Parse(part[1..^1])] : node![part];

        return node ?? throw new InvalidOperationException($"{reference} is nothing in {answers.GetValueOrDefault(int.TryParse(head, out var step) ? step : 0)}");
    }

    private async Task RunAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var told = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, told);
    }

    [GeneratedRegex(@"^(?<number>\d+)\. .*?(?=^\d+\. |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[Cc]all `(?<tool>\w+)`[^`]*?(`[^`\n]*`[^`]*?)*:\s*```json")]
    private static partial Regex Call();

    [GeneratedRegex(@"```(?<kind>json|sh)\n(?<block>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"Do steps (?<first>\d+) to (?<last>\d+) for each of `(?<of>[^`]+)`")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\$(\d+(\.[A-Za-z_]+|\[\d+\])+|each)")]
    private static partial Regex References();

    [GeneratedRegex(@"\[\d+\]|[A-Za-z_]+")]
    private static partial Regex PathPart();

    [GeneratedRegex(@"<([^<>]+)>")]
    private static partial Regex Written();
}
