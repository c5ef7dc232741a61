using System.ComponentModel;
using System.Diagnostics;

namespace Testing;

/// <summary>
/// What a machine may lack. A test that needs it is skipped and says so; where CI is <c>true</c> it fails, for there a skip would pass for a success.
/// </summary>
internal static class Requires
{
    /// <summary>Node 22 or newer and the packages of <c>tests/EndToEnd/clients/package.json</c>, or that one of them.</summary>
    public static void NodeClients(string package = "@modelcontextprotocol")
    {
        if (!Runs("node", "-e", "process.exit(parseInt(process.versions.node) < 22 ? 1 : 0)"))
            Missing("Node 22 or newer is not installed.");

        if (!Directory.Exists(Repository.Path("tests", "EndToEnd", "clients", "node_modules", package)))
            Missing("The Node packages are not installed: run 'npm install --no-package-lock' in tests/EndToEnd/clients.");
    }

    /// <summary>A package of <c>tests/EndToEnd/FOLDER/package.json</c>, and any Node.</summary>
    public static void NodePackage(string folder, string package)
    {
        if (!Runs("node", "--version"))
            Missing("Node is not installed.");

        if (!Directory.Exists(Repository.Path("tests", "EndToEnd", folder, "node_modules", package)))
            Missing($"{package} is not installed: run 'npm install --no-package-lock' in tests/EndToEnd/{folder}.");
    }

    /// <summary>The system's Python before one of a version manager, which needs the person's home.</summary>
    public static string PythonCommand => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static void Python()
    {
        if (!Runs(PythonCommand, "--version"))
            Missing("Python 3 is not installed.");
    }

    /// <summary>Linux, whose /proc tells a process's memory.</summary>
    public static void Linux()
    {
        if (!OperatingSystem.IsLinux())
            Missing("Only Linux tells another process's peak of memory.");
    }

    /// <summary>ffmpeg, with which two recipes mix sound.</summary>
    public static void Ffmpeg()
    {
        if (!Runs("ffmpeg", "-version"))
            Missing("ffmpeg is not installed.");
    }

    /// <summary>ffprobe, which comes with ffmpeg.</summary>
    public static void Ffprobe()
    {
        if (!Runs("ffprobe", "-version"))
            Missing("ffprobe is not installed: all but the reading of the video was checked.");
    }

    /// <summary>script of util-linux, which runs a command in a terminal of its own.</summary>
    public static void Terminal()
    {
        if (!Runs("script", "--version"))
            Missing("script (util-linux) is not installed.");
    }

    private static bool Runs(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Ends the test.</summary>
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);

        Assert.Skip(reason);
    }
}
