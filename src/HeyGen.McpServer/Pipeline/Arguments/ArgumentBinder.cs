using System.Collections.Concurrent;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Turns raw arguments into a call: coerced, checked against the tool's manifest and rules, split into HeyGen's and this server's.</summary>
internal sealed class ArgumentBinder(IToolCatalog catalog)
{
    /// <summary>A schema is parsed with the first call of its tool.</summary>
    private readonly ConcurrentDictionary<string, ToolContract> contracts = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentsRefusedException">Arguments are wrong: every problem at once.</exception>
    public ToolCall Bind(ToolDefinition tool, JsonObject arguments, Caller caller)
    {
        var reading = ContractOf(tool).Reader.Read(arguments);
        return reading.Problems.Count > 0
            ? throw new ArgumentsRefusedException(reading.Problems)
            : new ToolCall(tool, reading.Arguments, reading.Options, caller);
    }

    public IReadOnlyList<ManifestAssetInput> AssetInputsOf(ToolDefinition tool) => ContractOf(tool).AssetInputs;

    private ToolContract ContractOf(ToolDefinition tool) => contracts.GetOrAdd(tool.Name, (_, definition) => ToolContract.Read(definition, catalog), tool);

    private sealed record ToolContract(ArgumentReader Reader, IReadOnlyList<ManifestAssetInput> AssetInputs)
    {
        public static ToolContract Read(ToolDefinition tool, IToolCatalog catalog)
        {
            var manifest = ToolManifests.Read(tool.Name);
            var variants = catalog.All.Where(other => other != tool && other.Operation is { } operation && operation.Id == tool.Operation?.Id);
            return new ToolContract(new ArgumentReader(tool, manifest.InputSchema, variants), manifest.AssetInputs ?? []);
        }
    }
}

/// <summary>The arguments of a call are wrong; nothing was sent.</summary>
internal sealed class ArgumentsRefusedException(IReadOnlyList<ArgumentProblem> problems) : ToolFailure($"{problems.Count} problems with the arguments.")
{
    public IReadOnlyList<ArgumentProblem> Problems => problems;
}
