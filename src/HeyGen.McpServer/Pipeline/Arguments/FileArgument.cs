using System.Text.Json.Nodes;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// A file that stands among a tool's arguments in a form that HeyGen does not take: a path, or bytes where only an address or an id may stand. It is
/// uploaded first, and the call goes on with its asset id.
/// </summary>
/// <param name="Place">Where it stands, as a caller writes it.</param>
/// <param name="Text">The path or the bytes.</param>
/// <param name="Node">The node that holds it.</param>
/// <param name="Input">What may stand there.</param>
internal sealed record FileArgument(string Place, string Text, JsonNode Node, ManifestAssetInput Input)
{
    /// <summary>Bytes among the arguments are no file of this machine.</summary>
    public bool IsLocalFile => !InlineFile.IsDataAddress(Text);

    /// <summary>The files among the arguments.</summary>
    public static IReadOnlyList<FileArgument> Find(JsonObject arguments, IReadOnlyList<ManifestAssetInput> places) =>
        [.. places.SelectMany(input => JsonPlaces.Of(arguments, input.Path).Select(found => At(found.Place, found.Node, input)).OfType<FileArgument>())];

    /// <summary>Puts an asset's id in the file's place.</summary>
    public void Replace(string assetId)
    {
        if (Node.Parent is JsonArray items)
        {
            items[Node.GetElementIndex()] = assetId;
            return;
        }

        var (fields, name) = (Node.Parent!.AsObject(), Node.GetPropertyName());
        fields.Remove(name);
        fields[Input.IdField ?? name] = assetId;
    }

    private static FileArgument? At(string place, JsonNode node, ManifestAssetInput input) =>
        JsonText.Read(node) is { } text && NeedsUpload(text, input) ? new FileArgument(place, text, node, input) : null;

    private static bool NeedsUpload(string text, ManifestAssetInput input) => InlineFile.IsDataAddress(text) ? !input.TakesBytes : LocalPath.IsMeant(text);
}
