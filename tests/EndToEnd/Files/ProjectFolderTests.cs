namespace EndToEnd.Files;

/// <summary>Who has no folder open yet is told by name which one to start the server with.</summary>
public sealed class ProjectFolderTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData("/home/ada/film")]
    [InlineData("")]
    public async Task Upload_NoFolderIsAllowed_NamesTheProject(string named)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = StdioConversation.Start(["--sandbox"], new Dictionary<string, string> { ["CLAUDE_PROJECT_DIR"] = named });
        await server.InitializeAsync("2025-11-25", cancellationToken);

        var refused = await server.CallAsync("upload_asset", new() { ["file"] = "./logo.png" }, cancellationToken);

        var expected = $"--files-dir \"{(named.Length > 0 ? named : Repository.Root)}\"";
        Assert.Contains(expected, (string?)refused["result"]!["content"]![0]!["text"], StringComparison.Ordinal);
    }
}
