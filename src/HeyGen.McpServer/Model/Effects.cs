namespace HeyGen.McpServer.Model;

/// <summary>What a call does outside the conversation. MCP's annotations, read-only mode and confirmation follow from it.</summary>
[Flags]
internal enum Effects
{
    /// <summary>Changes something at HeyGen that costs nothing and can be undone.</summary>
    None = 0,

    /// <summary>Changes nothing.</summary>
    Reads = 1,

    /// <summary>Uses credits, a quota or wallet money.</summary>
    Spends = 2,

    /// <summary>Removes something for good.</summary>
    Deletes = 4,

    /// <summary>Opens files of the machine that the server runs on.</summary>
    LocalFiles = 8,
}
