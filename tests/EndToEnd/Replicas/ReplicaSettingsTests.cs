namespace EndToEnd.Replicas;

/// <summary>Settings of several machines that cannot work are refused at the start.</summary>
public sealed class ReplicaSettingsTests
{
    private const int Usage = 2;

    [Theory(Timeout = Patience.Test)]
    [InlineData("--redis: expected host:port", "--redis", "secret@redis.example")]
    [InlineData("--redis: expected host:port", "--redis", "redis://:secret@redis.example/secret")]
    [InlineData("--redis and --sandbox exclude each other", "--sandbox", "--redis", "redis.example,password=secret")]
    [InlineData("--signing-key-file: Could not find", "--signing-key-file", "no-such-file")]
    public async Task Http_ImpossibleSettings_AreRefusedWithoutThePassword(string reason, params string[] options)
    {
        var ended = await SpawnedProcess.RunProgramAsync(["http", "--urls", "http://127.0.0.1:0", .. options], TestContext.Current.CancellationToken);

        Assert.Equal(Usage, ended.ExitCode);
        Assert.StartsWith(reason, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.Split('\n'));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Http_EmptyRedisVariable_IsRefused()
    {
        var ended = await SpawnedProcess.RunProgramAsync(
            ["http", "--urls", "http://127.0.0.1:0"], TestContext.Current.CancellationToken, new Dictionary<string, string> { ["HEYGEN_MCP_REDIS"] = "" });

        Assert.Equal(Usage, ended.ExitCode);
        Assert.StartsWith("HEYGEN_MCP_REDIS is set but empty", ended.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Http_ShortSigningKey_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("key");
        await File.WriteAllTextAsync(file, "0123456789012345678901234567890\r\n", TestContext.Current.CancellationToken);

        var ended = await SpawnedProcess.RunProgramAsync(
            ["http", "--urls", "http://127.0.0.1:0", "--signing-key-file", file], TestContext.Current.CancellationToken);

        Assert.Equal(Usage, ended.ExitCode);
        Assert.Equal($"--signing-key-file: The key in {file} has 31 bytes, too few to sign with: it takes 32 or more. Make one with 'openssl rand -hex 32'.",
            ended.Error);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Http_RedisNotThere_StartsAllTheSame()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var redis = await RedisProgram.StartAsync();
        await redis.KillAsync();
        await using var server = await HttpProgram.StartAsync(["--redis", redis.Address], cancellationToken);

        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Contains("\"degraded\"", await http.GetStringAsync("/readyz", cancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Whoever has one machine pays nothing for those who have several: not a byte of the library is read.</summary>
    [Fact(Timeout = Patience.Test)]
    public async Task Call_WithoutRedis_LoadsNothingOfItsLibrary()
    {
        Requires.Linux();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = StdioConversation.Start(["--sandbox"]);
        await server.InitializeAsync("2025-11-25", cancellationToken);
        await server.RequestAsync("tools/list", [], cancellationToken);
        var looks = await server.CallAsync("list_avatar_looks", [], cancellationToken);

        var mapped = await File.ReadAllTextAsync($"/proc/{server.Process.Id}/maps", cancellationToken);

        Assert.NotNull(looks["result"]);
        Assert.Contains("heygen-mcp", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("StackExchange.Redis", mapped, StringComparison.Ordinal);
    }
}
