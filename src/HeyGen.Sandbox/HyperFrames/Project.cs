using System.IO.Compression;

namespace HeyGen.Sandbox.HyperFrames;

/// <summary>Looks into the zip of a project, where the sandbox has it: one behind an address is not fetched.</summary>
internal static class Project
{
    /// <summary>200 MB, taken as binary; HeyGen does not say which it means.</summary>
    private const long LargestZip = 200L * 1024 * 1024;

    public static void Check(ApiCall call, JsonElement input, string entryFile)
    {
        if (AssetInput.Check(call, input, "project", FileType.Zip.Kind) is null || input.Text("type") == "url")
        {
            return;
        }
        var file = input.Text("asset_id") is { } id
            ? AssetInput.Find(call, id, "project.asset_id").File
            : StoredFile.Of(input.GetProperty("data").GetBytesFromBase64());
        ApiException.ThrowIf(file.Size > LargestZip, 413, "hyperframes_project_too_large", "project: the zip is over 200 MB.", "project");
        ApiException.ThrowIf(!Holds(file, entryFile), 400, "hyperframes_project_invalid", $"project: expected a zip with {entryFile}.", "project");
    }

    private static bool Holds(StoredFile file, string entryFile)
    {
        try
        {
            using var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
            return zip.GetEntry(entryFile) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
