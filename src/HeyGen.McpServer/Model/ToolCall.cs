using System.Text.Json.Serialization.Metadata;

namespace HeyGen.McpServer.Model;

/// <summary>One call: the tool, its valid arguments, and the caller.</summary>
/// <param name="Tool">The tool called.</param>
/// <param name="Arguments">Arguments for HeyGen, in HeyGen's own names.</param>
/// <param name="Options">Arguments for this server.</param>
/// <param name="Caller">Who called.</param>
internal sealed record ToolCall(ToolDefinition Tool, JsonObject Arguments, CallOptions Options, Caller Caller)
{
    /// <summary>The files that are made when they are to be sent, by the text that stands for each among the arguments.</summary>
    public IReadOnlyDictionary<string, MadeFile> Made { get; init; } = new Dictionary<string, MadeFile>();

    /// <summary>The arguments as the tool's own request record. They passed its schema, so that they fit.</summary>
    public T Read<T>(JsonTypeInfo<T> type) => Arguments.Deserialize(type)!;
}

/// <summary>The arguments that are this server's own, not HeyGen's.</summary>
/// <param name="WaitSeconds">How long to wait for the job; null leaves it to what is known of the client.</param>
/// <param name="AllFields">True when a list is to show every field.</param>
internal sealed record CallOptions(int? WaitSeconds = null, bool AllFields = false)
{
    /// <summary>Submit again although the same call was made before.</summary>
    public bool NewTake { get; init; }

    /// <summary>The token of a confirmation.</summary>
    public string? Confirm { get; init; }

    /// <summary>What was left out because HeyGen ignores it, in words; null when nothing was.</summary>
    public string? Ignored { get; init; }

    /// <summary>Render a template although texts of it are placeholders still.</summary>
    public bool AllowPlaceholders { get; init; }
}
