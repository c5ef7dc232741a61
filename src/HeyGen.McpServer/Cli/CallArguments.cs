namespace HeyGen.McpServer.Cli;

/// <summary>The arguments of a call from a terminal: on the command line, in a file, or on standard input.</summary>
internal static class CallArguments
{
    /// <summary>What stands for standard input.</summary>
    public const string Input = "-";

    /// <exception cref="ServerStartException">They cannot be read, or are no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(string source)
    {
        try
        {
            return JsonNode.Parse(await TextAsync(source)) as JsonObject ?? throw Unreadable("they are another kind of JSON");
        }
        catch (JsonException fault)
        {
            throw Unreadable(fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ServerStartException($"{source}: {fault.Message}", ExitCode.Usage, fault);
        }
    }

    /// <summary>Windows writes byte order marks and UTF-16, into files and into pipes.</summary>
    private static async Task<string> TextAsync(string source)
    {
        if (source is not (Input or ['@', ..]))
            return source;

        await using var bytes = source == Input ? Console.OpenStandardInput() : File.OpenRead(SettingText.ReadPath(source[1..]));
        using var reader = new StreamReader(bytes, detectEncodingFromByteOrderMarks: true);
        return await reader.ReadToEndAsync();
    }

    private static ServerStartException Unreadable(string why) =>
        new($"The arguments are no JSON object ({why}). Write them as '{{\"name\": \"value\"}}', @FILE, or - for stdin.", ExitCode.Usage);
}
