using System.IO.Compression;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Arguments;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>
/// Makes a project that is here ready to be sent: a folder or page is packed, placeholders are filled, the shape of the frame is read from the page. All that
/// HeyGen would refuse, or render wrongly and charge for, is told before anything is uploaded.
/// </summary>
internal sealed class ProjectPreparation(LocalFiles local) : ICallExpansion
{
    private const string Project = "project";
    private const string Variables = "variables";
    private const string EntryFile = "composition";
    private const string AspectRatio = "aspect_ratio";
    private const int MostNames = 5;

    /// <summary>What is asked of the page stands near the top of it; of a larger one in a zip no more is read.</summary>
    private const int MostCharacters = 1 << 20;

    private static readonly string[] pages = [".html", ".htm"];

    public async Task<ToolCall> ExpandAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (JsonText.At(call.Arguments, Project) is not { } project)
            return call;

        if (InlineFile.IsDataAddress(project))
            return await CheckZipAsync(call, () => new MemoryStream(InlineFile.Read(project), writable: false), cancellationToken);

        if (await FindAsync(project, call.Caller, cancellationToken) is not var (folders, path))
            return call;

        return Directory.Exists(path) || (File.Exists(path) && pages.Contains(Path.GetExtension(path).ToLowerInvariant()))
            ? await NameProjectAsync(project, () => PackAsync(call, path, cancellationToken))
            : await CheckZipAsync(call, () => folders.OpenForReading(project), cancellationToken);
    }

    /// <summary>Where a project of this machine is; null for one that is elsewhere. A folder may stand by its bare name, which an asset's id looks like.</summary>
    private async Task<(AllowedFolders Folders, string Path)?> FindAsync(string project, Caller caller, CancellationToken cancellationToken)
    {
        var isPath = LocalPath.IsMeant(project);
        if (!isPath && (!local.ServesLocalUser || project.Contains(':', StringComparison.Ordinal) || project.All(char.IsAsciiHexDigit)))
            return null;

        try
        {
            var folders = await local.AllowAsync(project, caller.Roots, cancellationToken);
            var path = folders.Find(project);
            return isPath || Directory.Exists(path) ? (folders, path) : null;
        }
        catch (FileRefusedException) when (!isPath || !LooksLikeFolderOrPage(project))
        {
            // Told when the file is looked for to be uploaded.
            return null;
        }
        catch (FileRefusedException refusal)
        {
            throw Named(refusal);
        }
    }

    private static bool LooksLikeFolderOrPage(string project) =>
        Path.GetExtension(project) is var extension && (extension.Length == 0 || pages.Contains(extension.ToLowerInvariant()));

    private static async Task<ToolCall> NameProjectAsync(string project, Func<Task<ToolCall>> work)
    {
        try
        {
            return await work();
        }
        catch (FileRefusedException refusal)
        {
            throw Named(refusal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Named(FileRefusals.Unreadable(project, fault));
        }
    }

    private static FileRefusedException Named(FileRefusedException refusal) => new(refusal.Reason, $"{Project}: {refusal.Message}", refusal);

    private static async Task<ToolCall> PackAsync(ToolCall call, string path, CancellationToken cancellationToken)
    {
        var values = ValuesOf(call);
        var content = await ProjectContent.ReadAsync(path, values, cancellationToken);
        var entry = JsonText.At(call.Arguments, EntryFile) ?? ProjectContent.UsualEntry;
        var html = await content.TextAsync(Plain(entry), cancellationToken);
        var composition = new Composition(Plain(entry), html ?? "");
        Require([.. Problems(call, content, composition, string.IsNullOrWhiteSpace(html) ? entry : null)]);

        var ready = WithRatio(call, composition);
        ready.Arguments[Project] = path;
        if (ready.Arguments.ContainsKey(EntryFile))
            ready.Arguments[EntryFile] = Plain(entry);

        foreach (var name in content.Placeholders.Filled.Where(name => !composition.Variables.Has(name)))
            ready.Arguments[Variables]!.AsObject().Remove(name);

        if (values.Count > 0 && ready.Arguments[Variables] is JsonObject { Count: 0 })
            ready.Arguments.Remove(Variables);

        var made = new MadeFile(content.Name, content.Version(values), composition.Seconds, content.PackAsync);
        return ready with { Made = new Dictionary<string, MadeFile>(StringComparer.Ordinal) { [path] = made } };
    }

    /// <param name="missing">The entry file, where the project has none, or one with nothing in it.</param>
    private static IEnumerable<ArgumentProblem> Problems(ToolCall call, ProjectContent content, Composition composition, string? missing)
    {
        if (missing is not null)
            yield return Missing(missing, content.IsPage ? "file" : "folder", content.Files.Where(file => file.Size > 0).Select(file => file.Name));

        if (content.SizeProblem is { } size)
            yield return new ArgumentProblem(Project, size);

        foreach (var address in composition.References.Where(address => content.IsPage || Leaves(composition.Entry, address)).Take(MostNames))
            yield return OutOfReach(address, content);

        bool IsUsed(string name) => content.Placeholders.Filled.Contains(name) || (!composition.Variables.Any && content.Mentions(name));
        foreach (var problem in Problems(call, composition, IsUsed))
            yield return problem;

        foreach (var (name, file) in content.Placeholders.Missing)
            yield return Unfilled(name, file);
    }

    private static async Task<ToolCall> CheckZipAsync(ToolCall call, Func<Stream> open, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = open();
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var entry = JsonText.At(call.Arguments, EntryFile) ?? ProjectContent.UsualEntry;
            if ((zip.GetEntry(entry) ?? zip.GetEntry(Plain(entry))) is not { } found)
                throw new ArgumentsRefusedException([Missing(entry, "zip", zip.Entries.Select(other => other.FullName))]);

            var composition = new Composition(Plain(entry), await ReadAsync(found, cancellationToken));
            Require([.. Problems(call, composition, _ => !composition.Variables.Any)]);
            return WithRatio(call, composition);
        }
        catch (InvalidDataException)
        {
            throw new ArgumentsRefusedException([new(Project, "project: this is no zip that can be read. Give a zip, a folder or an HTML file.")]);
        }
        catch (Exception fault) when (fault is FileRefusedException or IOException)
        {
            // Told when the file is looked for to be uploaded.
            return call;
        }
    }

    private static async Task<string> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await entry.OpenAsync(cancellationToken));
        var text = new char[MostCharacters];
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }

    private static IEnumerable<ArgumentProblem> Problems(ToolCall call, Composition composition, Func<string, bool> isUsed)
    {
        if (composition.ShapeProblem(JsonText.At(call.Arguments, AspectRatio)) is { } shape)
            yield return shape;

        foreach (var problem in composition.VariableProblems(ValuesOf(call), isUsed))
            yield return problem;
    }

    private static void Require(List<ArgumentProblem> problems)
    {
        if (problems.Count > 0)
            throw new ArgumentsRefusedException(problems);
    }

    private static JsonObject ValuesOf(ToolCall call) => call.Arguments[Variables] as JsonObject ?? [];

    private static ToolCall WithRatio(ToolCall call, Composition composition)
    {
        var arguments = call.Arguments.DeepClone().AsObject();
        if (composition.Ratio is { } ratio)
            arguments[AspectRatio] ??= ratio;

        return call with { Arguments = arguments };
    }

    /// <summary>As it stands in a zip.</summary>
    private static string Plain(string entry)
    {
        var name = entry.Replace('\\', '/');
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }

    /// <summary>Whether an address of a page leads out of the project's folder.</summary>
    private static bool Leaves(string entry, string address)
    {
        var parts = Plain(entry).Split('/')[..^1].Concat(address.Split('?', '#')[0].Split('/'));
        var depth = 0;
        foreach (var part in parts)
        {
            depth += part switch { ".." => -1, "" or "." => 0, _ => 1 };
            if (depth < 0)
                return true;
        }

        return false;
    }

    private static ArgumentProblem OutOfReach(string address, ProjectContent content) => new(
        Project,
        $"project: the page names {UntrustedText.Clean(address)}, which is not packed with "
        + (content.IsPage ? "one HTML file. Give the folder that holds both." : "the folder. Copy it into the folder and name it there."));

    private static ArgumentProblem Missing(string entry, string where, IEnumerable<string> names)
    {
        var those = names.Where(name => pages.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))).Take(MostNames);
        var found = string.Join(", ", those.Select(UntrustedText.Clean));
        return new(
            Project,
            $"project: the {where} has no {UntrustedText.Clean(entry)} with content. Put it at the root, or name the entry file as composition; HTML found: "
            + $"{(found.Length > 0 ? found : "none")}.");
    }

    private static ArgumentProblem Unfilled(string name, string file) => new(
        $"{Variables}.{name}",
        $"{Variables}.{name}: {{{{{name}}}}} in {UntrustedText.Clean(file)} has no value. Give one; to send the braces as they are, give the project as a zip.");
}
