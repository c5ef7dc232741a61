namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>
/// The commonest wrong id: an avatar group's where a look's is wanted. HeyGen only says that there is no such avatar, so the id is
/// looked up as a group, and the error names the looks to choose from.
/// </summary>
internal sealed class GroupAsLook(HeyGenClient heyGen) : IRefusalExplainer
{
    private const int MostLooks = 8;

    public async Task<string?> ExplainAsync(HeyGenError error, ToolCall call, CancellationToken cancellationToken)
    {
        if (error.Code != "avatar_not_found")
            return null;

        foreach (var id in Ids(call.Arguments).Distinct(StringComparer.Ordinal).Take(3))
        {
            if (await LooksAsync(id, cancellationToken) is { Count: > 0 } looks)
                return $"{id} is an avatar group. Its looks: {string.Join(", ", looks)}.";
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> LooksAsync(string groupId, CancellationToken cancellationToken)
    {
        var ofGroup = new JsonObject { ["group_id"] = groupId, ["limit"] = MostLooks };
        var looks = await heyGen.SendAsync(AvatarTools.ListLooks.Operation!, ofGroup, options: null, cancellationToken);
        return looks.Data.ValueKind is JsonValueKind.Array
            ? [.. looks.Data.EnumerateArray().Select(look => look.TryGetProperty("id", out var id) ? id.GetString() : null).OfType<string>()]
            : [];
    }

    /// <summary>Every avatar id among the arguments, at whatever depth: a studio video has one in each scene.</summary>
    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field.Key == "avatar_id" ? Texts(field.Value) : Ids(field.Value)),
        JsonArray items => items.SelectMany(Ids),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonValue text when text.TryGetValue(out string? id) => [id],
        _ => [],
    };
}
