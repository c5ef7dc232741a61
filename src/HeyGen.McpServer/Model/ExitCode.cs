namespace HeyGen.McpServer.Model;

/// <summary>What the program's exit codes mean; the same as those of HeyGen's own command line.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>HeyGen or the network failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong command line or wrong arguments.</summary>
    public const int Usage = 2;

    /// <summary>Not signed in, not allowed, or not agreed to.</summary>
    public const int Denied = 3;

    /// <summary>The job was started and still runs.</summary>
    public const int StillRunning = 4;

    public static int Of(ResultKind kind) => kind switch
    {
        ResultKind.Done => Ok,
        ResultKind.StillRunning => StillRunning,
        ResultKind.BadArguments => Usage,
        ResultKind.Denied or ResultKind.NeedsConfirmation => Denied,
        _ => Failed,
    };
}
