using System.Text.Json.Nodes;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Schemas;
using JsonSchema.Values;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// A file that stands among a tool's arguments in a form that HeyGen does not take: a path, or bytes where only an address or an id may stand. It is
/// uploaded first, and the call goes on with its asset id.
/// </summary>
internal sealed class FileArgument
{
    /// <summary>The part of the whole call that uploading is, for its progress: the work itself follows.</summary>
    private const double ShareOfTheCall = 0.2;

    private readonly string place;
    private readonly string text;
    private readonly Action<string> replace;

    private FileArgument(string place, string text, Action<string> replace)
    {
        this.place = place;
        this.text = text;
        this.replace = replace;
    }

    /// <summary>The files among the arguments.</summary>
    public static IReadOnlyList<FileArgument> Find(JsonObject arguments, IReadOnlyList<ManifestAssetInput> places) =>
        [.. places.SelectMany(input => JsonPlaces.Of(arguments, input.Path).Select(found => At(found.Place, found.Node, input)).OfType<FileArgument>())];

    /// <summary>Uploads them all, the same file once, and puts their ids in.</summary>
    /// <exception cref="FileRefusedException">A file cannot or may not be sent; the call was not.</exception>
    public static async Task UploadAsync(IReadOnlyList<FileArgument> files, Caller caller, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!ids.TryGetValue(file.text, out var id))
            {
                id = await file.UploadAsync(caller, services, progress, cancellationToken);
                ids.Add(file.text, id);
            }

            file.replace(id);
        }
    }

    /// <summary>Which versions of this machine's files they are, told by place, size and time. Bytes among the arguments need none: they are the version.</summary>
    /// <exception cref="FileRefusedException">A file may not be read.</exception>
    public static async Task<IReadOnlyList<string>> VersionsAsync(IReadOnlyList<FileArgument> files, Caller caller, ToolServices services, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        foreach (var text in files.Select(file => file.text).Where(text => !InlineFile.IsDataAddress(text)).Distinct(StringComparer.Ordinal))
        {
            var file = files.First(file => file.text == text);
            var version = await file.TellPlaceAsync(async () => (await services.LocalFiles.AllowAsync(text, caller.Roots, cancellationToken)).VersionOf(text));
            versions.Add($"{text}\n{version}");
        }

        return versions;
    }

    private Task<string> UploadAsync(Caller caller, ToolServices services, CallProgress? progress, CancellationToken cancellationToken) => TellPlaceAsync(
        async () => (await services.Uploads.UploadAsync(text, caller.Roots, transfer => progress?.Show(transfer, ShareOfTheCall), cancellationToken)).AssetId);

    /// <summary>A refusal says which of the arguments it is about.</summary>
    private async Task<string> TellPlaceAsync(Func<Task<string>> work)
    {
        try
        {
            return await work();
        }
        catch (FileRefusedException refusal)
        {
            throw new FileRefusedException(refusal.Reason, $"{place}: {refusal.Message}", refusal);
        }
    }

    private static FileArgument? At(string place, JsonNode node, ManifestAssetInput input) =>
        JsonText.Read(node) is { } text && NeedsUpload(text, input) ? new FileArgument(place, text, id => Replace(node, input.IdField, id)) : null;

    private static void Replace(JsonNode node, string? idField, string id)
    {
        if (node.Parent is JsonArray items)
        {
            items[node.GetElementIndex()] = id;
            return;
        }

        var (fields, name) = (node.Parent!.AsObject(), node.GetPropertyName());
        fields.Remove(name);
        fields[idField ?? name] = id;
    }

    private static bool NeedsUpload(string text, ManifestAssetInput input) => InlineFile.IsDataAddress(text) ? !input.TakesBytes : LocalPath.IsMeant(text);
}
