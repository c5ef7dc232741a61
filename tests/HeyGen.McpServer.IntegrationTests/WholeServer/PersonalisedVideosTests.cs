using Microsoft.ML.Tokenizers;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>One video for each row of a table.</summary>
public sealed class PersonalisedVideosTests : IDisposable
{
    private const string Tool = "create_personalised_videos";

    private readonly TestFolder folder = new();

    public static TheoryData<string, string, string> Tables => new()
    {
        { "rows.csv", "utf-8", "name,place\r\n\"Åsa \"\"Os\"\" Ek\",\"Ulm, Donau\"\r\n\r\nBen,Rom\r\n,\r\n" },
        { "rows.csv", "utf-8-mark", "name;place\nÅsa \"Os\" Ek;Ulm, Donau\nBen;Rom" },
        { "rows.txt", "utf-16", "name\tplace\r\nÅsa \"Os\" Ek\tUlm, Donau\r\nBen\tRom\r\n" },
        { "rows.json", "utf-8", """[{"name": "Åsa \"Os\" Ek", "place": "Ulm, Donau"}, {"place": "Rom", "name": "Ben"}]""" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Create_TableAsProgramsWriteIt_FillsEachRowIn(string file, string encoding, string text)
    {
        await using var server = await StartAsync();
        var written = encoding switch { "utf-16" => Encoding.Unicode, "utf-8-mark" => new UTF8Encoding(true), _ => new UTF8Encoding(false) };
        folder.Write(file, [.. written.GetPreamble(), .. written.GetBytes(text)]);

        var result = await server.ResultAsync(Tool, await ArgumentsAsync(server, "Hi {{Name}} of {{ place }}!", file));

        Assert.Equal((2, 2), ((int)result["rows"]!, (int)result["counts"]!["completed"]!));
        Assert.Matches("^1 completed video:.+$", (string)result["videos"]![0]!);
        Assert.Equal(["Hi Åsa \"Os\" Ek of Ulm, Donau!", "Hi Ben of Rom!"], await ScriptsAsync(server));
    }

    [Theory]
    [InlineData("nmae,city\nAnna,Bern\n", "name: the rows have no such column; they have nmae, city. Did you mean nmae?", "city: no text of video holds {{city}}")]
    [InlineData("name,place\nAnna,Bern\n,Rom\nBen,\n", "row 2: name is empty, and the video needs it.", "place: no text of video holds")]
    [InlineData("name,place\nAnna,Bern,Ulm\n", "row 1 has a cell without a heading")]
    [InlineData("name,NAME\nAnna,Bern\n", "the heading name stands twice")]
    [InlineData("[{\"name\": \"Anna\"}, 5]", "row 2 is no object")]
    [InlineData("[{\"name\": \"Anna\", \"name\": \"Ben\"}]", "is no table of rows")]
    [InlineData("name\n", "it has 0 rows")]
    public async Task Create_TableThatDoesNotFit_SendsNothingAndSaysWhatIsWrong(string text, params string[] told)
    {
        await using var server = await StartAsync();
        folder.Write("rows.csv", Encoding.UTF8.GetBytes(text));

        var outcome = await server.CallAsync(Tool, await ArgumentsAsync(server, "Hi {{name}}!", "rows.csv"));

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.All(told, part => Assert.Contains(part, outcome.Text, StringComparison.Ordinal));
        Assert.Equal(0, await server.ExecutedAsync("create_video_batch"));
    }

    [Fact]
    public async Task Create_RowsWhoseVideosAreWrong_AreNamedTogether()
    {
        await using var server = await StartAsync();
        var arguments = await ArgumentsAsync(server, "{{text}}", "rows.json");
        arguments["video"]!["aspect_ratio"] = "{{ratio}}";
        var rows = new JsonArray([.. Enumerable.Range(1, 120).Select(number => (JsonNode)new JsonObject
        {
            ["text"] = number == 110 ? new string('a', 5001) : "Hello.",
            ["ratio"] = number is 7 or 101 ? "4:3" : "9:16",
        })]);
        folder.Write("rows.json", Encoding.UTF8.GetBytes(rows.ToJsonString()));

        var outcome = await server.CallAsync(Tool, arguments);

        Assert.StartsWith("2 problems", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("rows 7, 101: video.aspect_ratio", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("row 110: video.script", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(0, await server.ExecutedAsync("create_video_batch"));
    }

    [Fact]
    public async Task Create_MoreRowsThanABatchTakes_AreAgreedToOnceAsAWhole()
    {
        await using var server = await StartAsync();
        var arguments = await GreetingsAsync(server, rows: 150, seconds: 2);
        var estimate = await server.ResultAsync("estimate_cost", new JsonObject { ["tool"] = Tool, ["arguments"] = arguments.DeepClone() });

        var asked = await server.CallAsync(Tool, arguments, new Caller("tester", SendProgress: null));
        arguments["confirm"] = (string)asked.Structured!["confirmation"]!["token"]!;
        var done = await server.CallAsync(Tool, arguments, new Caller("tester", SendProgress: null));
        var again = await server.CallAsync(Tool, arguments, new Caller("tester", SendProgress: null));

        var usd = (decimal)estimate["estimate"]!["usd"]!;
        Assert.True(usd > 5, $"{usd}");
        Assert.Equal(usd, (decimal)asked.Structured["estimate"]!["usd"]!);
        Assert.Equal(usd, (decimal)done.Structured!["estimate_usd"]!);
        Assert.Equal(150, (int)done.Structured["counts"]!["completed"]!);
        Assert.Equal(2, done.Structured["job_ids"]!.AsArray().Count);
        Assert.True((bool)again.Structured!["already_submitted"]!);
        Assert.Equal((2, 150), (await server.ExecutedAsync("create_video_batch"), (await ScriptsAsync(server)).Distinct().Count()));
    }

    [Fact]
    public async Task Create_WholeIsOverTheBudget_SendsNoBatch()
    {
        await using var server = await StartAsync(new SpendingLimits { PerDay = 12 });
        var arguments = await GreetingsAsync(server, rows: 150, seconds: 2);

        var outcome = await server.CallAsync(Tool, arguments);

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("--budget-day", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(0, await server.ExecutedAsync("create_video_batch"));
    }

    [Fact]
    public async Task Create_SecondBatchIsRefused_SaysWhichRowsAndTheSameCallGoesOnThere()
    {
        await using var server = await StartAsync();
        var arguments = await GreetingsAsync(server, rows: 150, seconds: 2);
        await server.FaultAsync("""{"operation": "create_video_batch", "status": 403, "code": "forbidden", "after": 1, "times": 1}""");

        var half = await server.ResultAsync(Tool, arguments);
        var whole = await server.ResultAsync(Tool, arguments);

        Assert.Equal(100, (int)half["rows"]!);
        Assert.StartsWith("Rows from 101 on: forbidden", (string)half["not_started"]!, StringComparison.Ordinal);
        Assert.Equal(150, (int)whole["counts"]!["completed"]!);
        Assert.Equal(150, (await ScriptsAsync(server)).Distinct().Count());
    }

    [Fact]
    public async Task Download_AllBatchesOfACall_NamesFilesByColumnsAndKeepsFailedRows()
    {
        await using var server = await StartAsync();
        var look = await LookAsync(server);
        folder.Write("rows.csv", Encoding.UTF8.GetBytes(
            "name,look,mail\n" + string.Concat(Enumerable.Range(1, 102).Select(row => $"N{row}/x,{(row == 101 ? "none" : look)},{row}@example.com\n"))));
        var arguments = await ArgumentsAsync(server, "Hi {{name}}!", "rows.csv");
        arguments["video"]!["avatar_id"] = "{{look}}";
        arguments["other_columns"] = "mail";
        var made = await server.ResultAsync(Tool, arguments);

        var saved = await server.ResultAsync("download_asset", new JsonObject
        {
            ["job_ids"] = made["job_ids"]!.DeepClone(),
            ["path"] = "out/{row}-{Name}.mp4",
            ["rows_file"] = "rows.csv",
        });

        Assert.Equal((101, 1), ((int)made["counts"]!["completed"]!, (int)made["counts"]!["failed"]!));
        Assert.StartsWith("101 failed ", (string)made["failed"]![0]!, StringComparison.Ordinal);
        Assert.Equal(101, (int)saved["counts"]!["saved"]!);
        Assert.NotEmpty(await File.ReadAllBytesAsync(folder.At("out/102-N102x.mp4"), TestContext.Current.CancellationToken));
        var table = await File.ReadAllLinesAsync(folder.At("out/results.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("row,\"name\",\"look\",\"mail\",id,file,problem", table[0]);
        Assert.StartsWith("\"101\",\"N101/x\",\"none\",\"101@example.com\",\"\",\"\",\"", table[101], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FortyGreetings_ByAnMcpClient_TakeFourCallsAndFewTokens()
    {
        await using var server = await StartAsync();
        folder.Write("people.csv", Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Range(1, 40).Select(row => $"Person {row}\n"))));
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving);
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
        var (calls, tokens) = (0, 0);
        async Task<JsonObject> CallAsync(string tool, JsonObject arguments)
        {
            var given = arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value);
            var result = await conversation.Client.CallToolAsync(tool, given, cancellationToken: TestContext.Current.CancellationToken);
            var structured = result.StructuredContent!.Value.GetRawText();
            Assert.False(result.IsError is true, structured);
            // Hosts show a model the one or the other.
            var text = string.Concat(result.Content.OfType<ModelContextProtocol.Protocol.TextContentBlock>().Select(block => block.Text));
            (calls, tokens) = (calls + 1, tokens + tokenizer.CountTokens(arguments.ToJsonString()) + tokenizer.CountTokens(structured.Length > text.Length ? structured : text));
            return JsonNode.Parse(structured)!.AsObject();
        }

        await CallAsync("find_tools", new JsonObject { ["query"] = "a personal greeting for each name in a csv" });
        var greetings = await ArgumentsAsync(server, "Happy birthday, {{name}}!", "people.csv");
        greetings["video"]!["title"] = "{{name}}";
        var made = await CallAsync("run_tool", new JsonObject { ["name"] = Tool, ["arguments"] = greetings });
        await CallAsync("download_asset", new JsonObject { ["job_ids"] = made["job_ids"]!.DeepClone(), ["path"] = "out/{row}-{title}.mp4" });

        Assert.Equal(40, Directory.GetFiles(folder.At("out"), "*.mp4").Length);
        Assert.True((calls, tokens) is ( <= 4, <= 1500), $"{calls} calls, {tokens} tokens");
    }

    private static async Task<string> LookAsync(SandboxedServer server) =>
        (string)(await server.ResultAsync("list_avatar_looks", """{"limit": 1}"""))["data"]![0]!["id"]!;

    private static async Task<JsonObject> ArgumentsAsync(SandboxedServer server, string script, string rowsFile)
    {
        var video = new JsonObject { ["type"] = "avatar", ["avatar_id"] = await LookAsync(server), ["script"] = script };
        return new JsonObject { ["video"] = video, ["rows_file"] = rowsFile };
    }

    /// <summary>A call for as many rows, each of about so many seconds.</summary>
    private async Task<JsonObject> GreetingsAsync(SandboxedServer server, int rows, int seconds)
    {
        folder.Write("many.csv", Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Range(1, rows).Select(row => $"Person {row}\n"))));
        return await ArgumentsAsync(server, $"Hello {{{{name}}}}{string.Concat(Enumerable.Repeat(" dear", seconds))}!", "many.csv");
    }

    /// <summary>What is spoken in the videos that the sandbox was asked for.</summary>
    private static async Task<IReadOnlyList<string>> ScriptsAsync(SandboxedServer server) =>
    [
        .. (await server.RequestsAsync()).Where(request => (string?)request["operation"] == "create_video_batch" && (int?)request["status"] < 300)
            .SelectMany(request => JsonNode.Parse((string)request["body"]!)!["videos"]!.AsArray()).Select(video => (string)video!["script"]!),
    ];

    private Task<SandboxedServer> StartAsync(SpendingLimits? limits = null) => SandboxedServer.StartAsync(
        1_000_000, new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed], Limits = limits ?? new SpendingLimits() });
}
