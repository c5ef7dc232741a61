using System.CommandLine;
using HeyGen.McpServer.Schemas;
using HeyGen.McpServer.Tools;

namespace HeyGen.McpServer.Cli;

/// <summary><c>manifests</c>: writes <c>tool-manifests/</c> in a checkout, or tells which files are stale.</summary>
internal static class ManifestsCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a file is stale." };
        var command = new Command("manifests", "Write tool-manifests/ from the tools' definitions.") { check };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (ManifestFiles.FindDirectory(Environment.CurrentDirectory) is not { } directory)
            {
                await Console.Error.WriteLineAsync("No tool-manifests folder here or above. Run this inside a checkout.");
                return ExitCode.Usage;
            }

            var files = ManifestFiles.Render(ManifestBuilder.Build(ToolCatalog.All));
            var stale = await ManifestFiles.StaleAsync(directory, files, cancellationToken);
            if (!result.GetValue(check))
            {
                await ManifestFiles.WriteAsync(directory, files, stale, cancellationToken);
                await Console.Out.WriteLineAsync($"{files.Count} files, {stale.Count} changed.");
                return ExitCode.Ok;
            }

            foreach (var name in stale)
            {
                await Console.Error.WriteLineAsync($"stale: tool-manifests/{name}");
            }

            await Console.Out.WriteLineAsync(stale.Count == 0 ? $"{files.Count} files, all current." : "Run the command 'manifests' and commit what it writes.");
            return stale.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
