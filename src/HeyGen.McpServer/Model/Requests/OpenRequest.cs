namespace HeyGen.McpServer.Model.Requests;

/// <summary>
/// A request of which the reference knows only part. Fields beside those that it knows are passed through as they are, rather than guessed at
/// or refused.
/// </summary>
internal abstract record OpenRequest
{
    /// <summary>Fields that this version does not know, by their names.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherFields { get; set; }
}
