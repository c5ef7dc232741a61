using HeyGen.McpServer.Model;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>The arguments of a call are wrong; nothing was sent.</summary>
internal sealed class ArgumentsRefusedException(IReadOnlyList<ArgumentProblem> problems) : ToolFailure($"{problems.Count} problems with the arguments.")
{
    public IReadOnlyList<ArgumentProblem> Problems => problems;
}
