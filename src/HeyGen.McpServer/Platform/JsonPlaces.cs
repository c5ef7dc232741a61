namespace HeyGen.McpServer.Platform;

/// <summary>Finds values by a path with <c>[]</c> for every item of a list and <c>{}</c> for every entry of a map: <c>clips[].video_url</c>.</summary>
internal static class JsonPlaces
{
    /// <param name="place">The place of <paramref name="root"/> itself, before which each place found is written.</param>
    public static IEnumerable<(string Place, JsonNode Node)> Of(JsonNode root, string path, string place = "") => Of(root, path.Split('.'), place);

    private static IEnumerable<(string Place, JsonNode Node)> Of(JsonNode? node, ReadOnlyMemory<string> steps, string place)
    {
        if (node is null)
            return [];

        if (steps.IsEmpty)
            return [(place, node)];

        var (step, rest) = (steps.Span[0], steps[1..]);
        var name = step.TrimEnd('[', ']', '{', '}');
        var here = Join(place, name);
        return (step[name.Length..], (node as JsonObject)?[name]) switch
        {
            ("", var found) => Of(found, rest, here),
            ("[]", JsonArray items) => items.SelectMany((item, index) => Of(item, rest, $"{here}[{index}]")),
            ("{}", JsonObject map) => map.SelectMany(entry => Of(entry.Value, rest, Join(here, entry.Key))),
            _ => [],
        };
    }

    public static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
