using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace EndToEnd;

/// <summary>The main job: find a look, have it speak, get a link that plays.</summary>
internal static class MainJob
{
    public const string Tool = "create_video_from_avatar";

    /// <summary>A video takes 4 s: long enough for progress, short enough for a test.</summary>
    public static readonly string[] SandboxOptions = ["--sandbox", "--sandbox-speed", "2"];

    /// <summary>The tools that the first users asked for by name.</summary>
    public static readonly string[] NamedTools = [Tool, "search_audio_sounds", "create_prompt_avatar", "design_voice", "list_avatar_looks"];

    /// <summary>The id of a look that every account sees.</summary>
    public static async Task<string> FirstLookAsync(McpClient client, CancellationToken cancellationToken)
    {
        var looks = await client.CallToolAsync("list_avatar_looks", new Dictionary<string, object?> { ["limit"] = 1 }, cancellationToken: cancellationToken);
        return Structured(looks).GetProperty("data")[0].GetProperty("id").GetString()!;
    }

    /// <summary>Arguments of the main tool.</summary>
    public static Dictionary<string, object?> Arguments(string look, string script = "Hello from the end-to-end tests.", int? waitSeconds = null)
    {
        var arguments = new Dictionary<string, object?> { ["avatar_id"] = look, ["script"] = script };
        if (waitSeconds is { } seconds)
            arguments["wait_seconds"] = seconds;

        return arguments;
    }

    /// <summary>The same for a conversation line by line.</summary>
    public static JsonObject JsonArguments(string look, string script, int waitSeconds) =>
        new() { ["avatar_id"] = look, ["script"] = script, ["wait_seconds"] = waitSeconds };

    public static JsonElement Structured(CallToolResult result)
    {
        Assert.False(result.IsError ?? false, Text(result));
        return result.StructuredContent!.Value;
    }

    public static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>Checks the notifications that a client showed.</summary>
    public static void AssertRises(IReadOnlyList<double> progress)
    {
        Assert.True(progress.Count >= 3, $"Only {progress.Count} progress notifications.");
        Assert.Equal(progress.Distinct().Order(), progress);
        Assert.InRange(progress[^1], 0, 99.5);
    }

    /// <summary>Downloads the link and checks that it is a video with sound.</summary>
    public static async Task AssertPlaysAsync(string link, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var http = new HttpClient();
        var file = folder.File("video.mp4");
        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri(link), cancellationToken), cancellationToken);
        await AssertIsFilmAsync(file, cancellationToken);
    }

    /// <summary>Checks that a file is an MP4 and, where ffprobe is there, that it holds pictures and sound.</summary>
    public static async Task AssertIsFilmAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        Assert.Equal("ftyp"u8, bytes.AsSpan(4, 4));
        Requires.Ffprobe();
        await using var probe = SpawnedProcess.Start("ffprobe", ["-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0", file]);
        var ended = await probe.FinishAsync(cancellationToken);
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(["audio", "video"], ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    /// <summary>Keeps what is reported. The C# client hands notifications to the thread pool one by one, so they may be reported out of order.</summary>
    internal sealed class RecordedProgress : IProgress<ProgressNotificationValue>
    {
        private readonly List<double> values = [];

        /// <summary>What was reported, sorted; two of the same number stay two.</summary>
        public IReadOnlyList<double> Sorted
        {
            get
            {
                lock (values)
                {
                    return [.. values.Order()];
                }
            }
        }

        public void Report(ProgressNotificationValue value)
        {
            lock (values)
            {
                values.Add(value.Progress);
            }
        }
    }
}
