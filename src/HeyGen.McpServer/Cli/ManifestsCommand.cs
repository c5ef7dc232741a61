using System.CommandLine;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Manifests;

namespace HeyGen.McpServer.Cli;

/// <summary><c>manifests</c>: writes what follows from the code in a checkout, or lists which of these files are stale.</summary>
internal static class ManifestsCommand
{
    public static Command Create(RootCommand root)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a file is stale." };
        var command = new Command("manifests", "Write in a checkout what follows from the code: tool-manifests/, docs/tools.md, docs/settings.md.") { check };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (ManifestFiles.FindCheckout(Environment.CurrentDirectory) is not { } checkout)
            {
                await Console.Error.WriteLineAsync("No McpServer.sln here or above. Run this inside a checkout.");
                return ExitCode.Usage;
            }

            var files = new Dictionary<string, string>(ManifestFiles.Render(ManifestBuilder.Build(ToolCatalog.All)))
            {
                [SettingsDocument.Path] = SettingsDocument.Render(root),
            };
            var stale = await ManifestFiles.StaleAsync(checkout, files, cancellationToken);
            if (!result.GetValue(check))
            {
                await ManifestFiles.WriteAsync(checkout, files, stale, cancellationToken);
                await Console.Out.WriteLineAsync($"{files.Count} files, {stale.Count} changed.");
                return ExitCode.Ok;
            }

            foreach (var name in stale)
                await Console.Error.WriteLineAsync($"stale: {name}");

            await Console.Out.WriteLineAsync(
                stale.Count == 0 ? $"{files.Count} files, all current." : "Run the command 'manifests' and commit what it writes.");
            return stale.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
