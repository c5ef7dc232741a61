namespace HeyGen.McpServer.Catalog.Personalised;

internal sealed record CreatePersonalisedVideos
{
    [Description("One item of create_video_batch (type and the arguments of that create_video_from_ tool), with {{column}} in any text.")]
    public required JsonObject Video { get; init; }

    [Description("Up to 100 rows, each with a value for every {{column}}; more, and any from a file, by rows_file."), ItemCount(1, 100)]
    public IReadOnlyList<JsonObject>? Rows { get; init; }

    [Description("CSV or JSON file of the rows: path on the user's machine (only over stdio), https URL, or base64 data."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? RowsFile { get; init; }

    [Description("Columns that no text of video uses.")]
    public IReadOnlyList<string>? OtherColumns { get; init; }

    [Description("Title of the batches."), RareField]
    public string? Title { get; init; }

    [Description("Folder that all the videos go to."), RareField]
    public string? FolderId { get; init; }
}

/// <summary>Source-generated JSON of the record above, which is this server's own and not HeyGen's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreatePersonalisedVideos))]
internal sealed partial class PersonalisedJson : JsonSerializerContext;
