namespace HeyGen.McpServer.Schemas;

/// <summary>
/// A tool as its file in <c>tool-manifests/</c> describes it: reviewed in every diff, checked in CI, and compiled into the program,
/// so that no schema is built while a client waits for the list.
/// </summary>
internal sealed record ToolManifest
{
    public required string Name { get; set; }

    public required string Title { get; set; }

    public required string Description { get; set; }

    public required string Toolset { get; set; }

    /// <summary>Method and path at HeyGen; null for a tool of our own.</summary>
    public string? Operation { get; set; }

    public required ManifestAnnotations Annotations { get; set; }

    public required ManifestEffects Effects { get; set; }

    /// <summary>What a call is checked against.</summary>
    public required JsonElement InputSchema { get; set; }

    /// <summary>What <c>tools/list</c> shows.</summary>
    public required JsonElement ListedSchema { get; set; }

    /// <summary>What a result looks like: open, and only our own fields are required.</summary>
    public required JsonElement OutputSchema { get; set; }

    public ManifestJob? Job { get; set; }

    /// <summary>Where the arguments take a file, so that a path of the user's machine may stand there; null where nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ManifestAssetInput>? AssetInputs { get; set; }

    /// <summary>Cost of the tool in <c>tools/list</c>: o200k tokens of its compact JSON.</summary>
    public required int Tokens { get; set; }
}

/// <summary>MCP's four hints.</summary>
internal sealed record ManifestAnnotations(bool ReadOnlyHint, bool DestructiveHint, bool IdempotentHint, bool OpenWorldHint);

/// <summary>What a call does outside the conversation.</summary>
internal sealed record ManifestEffects(bool Reads, bool Spends, bool Deletes, [property: JsonPropertyName("local_files")] bool LocalFiles);

/// <summary>A place in a tool's arguments that takes a file.</summary>
/// <param name="Path">The place; <c>scenes[].source</c> goes through every item of a list.</param>
/// <param name="TakesBytes">HeyGen takes the file's bytes there too.</param>
/// <param name="IdField">Where the place is for an address only, the field beside it that takes an asset's id.</param>
internal sealed record ManifestAssetInput(
    string Path, bool TakesBytes, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IdField);

/// <summary>The job that a tool starts, and the states that results name.</summary>
internal sealed record ManifestJob(string Kind, IReadOnlyList<string> States);

/// <summary>The index beside the manifests.</summary>
/// <param name="ApiFacts">Month of the facts about HeyGen's API that the tools were written from.</param>
/// <param name="Tools">Number of tools.</param>
/// <param name="Operations">Number of different operations behind them.</param>
/// <param name="Tokens">o200k tokens of all tools as listed, preview included.</param>
/// <param name="Default">The list where no toolset is chosen.</param>
/// <param name="All">The list of the toolset <c>all</c>.</param>
/// <param name="Rows">A row a tool.</param>
internal sealed record ManifestIndex(
    string ApiFacts, int Tools, int Operations, int Tokens, ManifestCost Default, ManifestCost All, IReadOnlyList<ManifestRow> Rows);

/// <summary>What a list costs every conversation: o200k tokens.</summary>
internal sealed record ManifestCost(int Tools, int Tokens);

internal sealed record ManifestRow(string Name, string Title, string Toolset, string? Operation, bool Default, int Tokens);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ToolManifest))]
[JsonSerializable(typeof(ManifestIndex))]
internal sealed partial class ManifestJson : JsonSerializerContext;
