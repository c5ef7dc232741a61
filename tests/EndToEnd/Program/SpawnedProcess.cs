using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace EndToEnd.Program;

/// <summary>What a process that ended left behind.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error);

/// <summary>A process that a test started and that ends with the test at the latest.</summary>
internal sealed class SpawnedProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TemporaryFolder home;
    private readonly ConcurrentQueue<string> errorLines = new();
    private readonly Channel<string> announcements = Channel.CreateUnbounded<string>();
    private readonly Task readingErrors;

    private SpawnedProcess(Process process, TemporaryFolder home)
    {
        this.process = process;
        this.home = home;
        readingErrors = ReadErrorsAsync();
    }

    public StreamWriter Input => process.StandardInput;

    public StreamReader Output => process.StandardOutput;

    public int Id => process.Id;

    /// <summary>What it wrote to standard error so far.</summary>
    public string Error => string.Join('\n', errorLines);

    /// <summary>Starts the program under test.</summary>
    public static SpawnedProcess StartProgram(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        Start(ProgramUnderTest.Command, ProgramUnderTest.Arguments(arguments), variables);

    /// <summary>Starts any program, with an empty home and none of the machine's HeyGen settings.</summary>
    public static SpawnedProcess Start(string command, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Repository.Root,
        };
        var home = new TemporaryFolder();
        foreach (var (name, value) in ProgramUnderTest.Variables(home, variables))
            start.Environment[name] = value;

        return new SpawnedProcess(Process.Start(start)!, home);
    }

    /// <summary>Runs the program under test to its end, without input.</summary>
    public static async Task<Ended> RunProgramAsync(
        IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? variables = null)
    {
        await using var program = StartProgram(arguments, variables);
        return await program.FinishAsync(cancellationToken);
    }

    /// <summary>Waits till it has written a line to standard error that fits. A line is looked at once.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task<Match> AnnouncedAsync(Regex announcement, CancellationToken cancellationToken)
    {
        await foreach (var line in announcements.Reader.ReadAllAsync(cancellationToken))
        {
            if (announcement.Match(line) is { Success: true } match)
                return match;
        }

        throw new InvalidOperationException($"The program ended at once: {Error}");
    }

    /// <summary>Closes the input and waits for the end.</summary>
    public async Task<Ended> FinishAsync(CancellationToken cancellationToken)
    {
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await WaitForExitAsync(cancellationToken);
        return new Ended(process.ExitCode, output, Error);
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await readingErrors.WaitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await readingErrors;
        process.Dispose();
        home.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            errorLines.Enqueue(line);
            announcements.Writer.TryWrite(line);
        }

        announcements.Writer.Complete();
    }
}
