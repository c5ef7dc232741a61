using HeyGen.McpServer.Files;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// A file that stands among a tool's arguments in a form that HeyGen does not take: a path, or bytes where only an address or an id may stand. It is
/// uploaded first, and the call goes on with its asset id.
/// </summary>
/// <param name="Place">Where it stands, as a caller writes it.</param>
internal sealed record FileArgument(string Place, string Text, JsonNode Node, ManifestAssetInput Input)
{
    /// <summary>Bytes among the arguments are no file of this machine.</summary>
    public bool IsLocalFile => !InlineFile.IsDataAddress(Text);

    public static IReadOnlyList<FileArgument> Find(JsonObject arguments, IReadOnlyList<ManifestAssetInput> places) =>
        [.. places.SelectMany(input => JsonPlaces.Of(arguments, input.Path).Select(found => At(found.Place, found.Node, input)).OfType<FileArgument>())];

    public void Replace(string assetId) => Replace(Node, assetId, Input.IdField);

    /// <param name="node">What stands there.</param>
    /// <param name="value">What is to stand there.</param>
    /// <param name="field">The field for it, where that is another one.</param>
    public static void Replace(JsonNode node, string value, string? field = null)
    {
        if (node.Parent is JsonArray items)
        {
            items[node.GetElementIndex()] = value;
            return;
        }

        var (fields, name) = (node.Parent!.AsObject(), node.GetPropertyName());
        fields.Remove(name);
        fields[field ?? name] = value;
    }

    private static FileArgument? At(string place, JsonNode node, ManifestAssetInput input) =>
        JsonText.Read(node) is { } text && NeedsUpload(text, input) ? new FileArgument(place, text, node, input) : null;

    private static bool NeedsUpload(string text, ManifestAssetInput input) => InlineFile.IsDataAddress(text) ? !input.TakesBytes : LocalPath.IsMeant(text);
}
