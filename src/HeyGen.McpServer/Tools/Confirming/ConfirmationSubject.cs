using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Json;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.Confirming;

/// <summary>What a person is asked to agree to.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Id">The id of what is deleted; null for anything but a delete.</param>
/// <param name="Name">By which a person knows it; null when it has none, or none was found.</param>
/// <param name="PaidFrom">Which balance pays.</param>
internal sealed record ConfirmationSubject(ToolDefinition Tool, string? Id, string? Name, string PaidFrom)
{
    /// <summary>A name is one line of the question; a longer one, or one of several lines, could pass for the question itself.</summary>
    private const int MostCharacters = 80;

    /// <summary>How long the name of what is deleted is waited for.</summary>
    private static readonly TimeSpan patienceForAName = TimeSpan.FromSeconds(5);

    public static async Task<ConfirmationSubject> OfAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var account = await services.HeyGen.IdentifyAsync(cancellationToken);
        var paidFrom = account.Kind is CredentialKind.ApiKey ? "the API wallet" : "the plan's credits";
        if (call.Tool.DeletedThing is not { } read)
        {
            return new ConfirmationSubject(call.Tool, Id: null, OneLine(JsonText.At(call.Arguments, "title") ?? JsonText.At(call.Arguments, "name")), paidFrom);
        }

        var id = OneLine(call.Arguments.Select(argument => JsonText.Read(argument.Value)).FirstOrDefault(text => text is not null));
        return new ConfirmationSubject(call.Tool, id, OneLine(await NameAsync(read, call.Arguments, services, cancellationToken)), paidFrom);
    }

    public string Ask(ConfirmationReason reason)
    {
        var text = new StringBuilder($"{Tool.Title} ({Tool.Name})?");
        if (Name is not null || Id is not null)
        {
            text.Append('\n').Append(string.Join(' ', new[] { Name is null ? null : $"\"{Name}\"", Id }.OfType<string>()));
        }

        text.Append('\n').Append(Tool.Description).Append('\n').Append(reason.Text);
        return reason.Estimate is null ? text.ToString() : text.Append($" Paid from {PaidFrom}.").ToString();
    }

    /// <summary>A courtesy: a person can judge a name, not an id. Where it cannot be read, the id must do.</summary>
    private static async Task<string?> NameAsync(Operation read, JsonObject arguments, ToolServices services, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await services.HeyGen.SendAsync(read, arguments, options: null, cancellationToken).WaitAsync(patienceForAName, services.Time, cancellationToken);
            return answer.Data.ValueKind is JsonValueKind.Object ? JsonText.At(JsonObject.Create(answer.Data)!, "name") : null;
        }
        catch (Exception fault) when (fault is HeyGenException or TimeoutException)
        {
            return null;
        }
    }

    private static string? OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = string.Join(' ', ForeignText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('"', '\'');
        if (line.Length <= MostCharacters)
        {
            return line;
        }

        // Never between the halves of a surrogate pair.
        return $"{line[..(char.IsHighSurrogate(line[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)]}…";
    }
}
