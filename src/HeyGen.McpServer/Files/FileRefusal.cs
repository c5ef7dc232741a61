using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Files;

/// <summary>Why a file was not opened, sent or fetched.</summary>
internal enum FileRefusal
{
    /// <summary>The file, path or link is not one that can be used.</summary>
    Unusable,

    /// <summary>It may not be used here.</summary>
    NotAllowed,

    /// <summary>It could have been used, and the transfer or the disk failed.</summary>
    Failed,
}

/// <summary>A file that was refused. The message is for the caller: what happened, why, and what to do instead.</summary>
internal sealed class FileRefusedException(FileRefusal reason, string message, Exception? cause = null) : ToolFailure(message, cause)
{
    public FileRefusal Reason { get; } = reason;
}
