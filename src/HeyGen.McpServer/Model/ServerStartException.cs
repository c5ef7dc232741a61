namespace HeyGen.McpServer.Model;

/// <summary>The server, or a command, does not start, and the message says in one line why and what to do. The command line prints the message alone.</summary>
internal sealed class ServerStartException(string message, int exitCode, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>2 when a setting has to change, 1 when the machine stands in the way (a port in use).</summary>
    public int ExitCode { get; } = exitCode;
}
