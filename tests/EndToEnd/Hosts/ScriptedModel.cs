using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Hosts;

/// <summary>
/// A model on loopback that plays a script, so that a host itself connects, lists, calls and asks. What a host sends it beside the prompt, such as a request
/// for a title, is answered with a word.
/// </summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    /// <summary>The prompt by which a request is known to belong to the script.</summary>
    public const string Prompt = "Please play the script.";

    private static readonly ModelApi[] apis = [new MessagesApi(), new ResponsesApi(), new GenerateContentApi()];

    private readonly WebApplication app;
    private readonly string mark;
    private int answers;

    private ScriptedModel(Func<IReadOnlyList<string>, WantedCall?> script, string mark)
    {
        Script = script;
        this.mark = mark;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(AnswerAsync);
    }

    /// <summary>Starts one.</summary>
    /// <param name="script">See <see cref="Script"/>.</param>
    /// <param name="mark">The words by which its requests are known.</param>
    public static async Task<ScriptedModel> StartAsync(
        Func<IReadOnlyList<string>, WantedCall?> script, CancellationToken cancellationToken, string mark = Prompt)
    {
        var model = new ScriptedModel(script, mark);
        await model.app.StartAsync(cancellationToken);
        return model;
    }

    /// <summary>Where it listens, without a path.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Given what the calls so far gave, the next one; null to end.</summary>
    public Func<IReadOnlyList<string>, WantedCall?> Script { get; set; }

    /// <summary>All words that the host last sent.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What the calls gave, as the host last told it.</summary>
    public IReadOnlyList<string> Results { get; private set; } = [];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (apis.FirstOrDefault(api => api.Serves(path)) is not { } api)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"object":"list","data":[{"id":"scripted","object":"model"}],"input_tokens":1,"totalTokens":1}""");
            return;
        }

        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var id = Interlocked.Increment(ref answers).ToString(CultureInfo.InvariantCulture);
        var request = api.Read(body);
        var events = api.Write(id, null, null, "Done.");
        if (request.Words.Contains(mark, StringComparison.Ordinal) && request.Tools.Any(tool => Is(tool, MainJob.Tool)))
        {
            (Words, Results) = (request.Words, request.Results);
            if (Script(request.Results) is { } wanted)
                events = api.Write(id, request.Tools.First(tool => Is(tool, wanted.Tool)), wanted.Arguments, "");
        }

        var isStream = (bool?)body["stream"] is true || path.Contains(":stream", StringComparison.Ordinal);
        context.Response.ContentType = isStream ? "text/event-stream" : "application/json";
        await context.Response.WriteAsync(isStream ? string.Concat(events.Select(Event)) : events.Last().ToJsonString());
    }

    /// <summary>Hosts put the server's name before a tool's.</summary>
    private static bool Is(NamedTool tool, string name) =>
        tool.Name == name || tool.Name.EndsWith($"_{name}", StringComparison.Ordinal) || tool.Name.EndsWith($"-{name}", StringComparison.Ordinal);

    private static string Event(JsonObject content) =>
        (content["type"] is { } type ? $"event: {type}\n" : "") + $"data: {content.ToJsonString()}\n\n";
}
