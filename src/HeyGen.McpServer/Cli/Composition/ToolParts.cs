using HeyGen.McpServer.Model;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>Gives tools their classes out of the container, each made with its first call: a client that only lists tools pays for none of them.</summary>
internal sealed class ToolParts(IServiceProvider services) : IToolParts
{
    public IToolHandler HandlerOf(ToolDefinition tool) => (IToolHandler)services.GetRequiredService(tool.Handler!);

    public IRefusalExplainer ExplainerOf(ToolDefinition tool) => (IRefusalExplainer)services.GetRequiredService(tool.Explainer!);

    public IPrecheck PrecheckOf(ToolDefinition tool) => (IPrecheck)services.GetRequiredService(tool.Precheck!);
}
