using System.Net;
using System.Text.RegularExpressions;

namespace EndToEnd.CommandLine;

public sealed partial class SandboxCommandTests
{
    [Fact]
    public async Task Sandbox_Started_AnnouncesItsAddressAndAKeyThatWorks()
    {
        await using var process = SpawnedProcess.StartProgram(["sandbox", "--urls", "http://127.0.0.1:0"]);
        var line = await process.AnnouncedAsync(Announcement(), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(line.Groups["address"].Value) };
        using var refused = await http.GetAsync(new Uri("/v3/users/me", UriKind.Relative), TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Add("X-Api-Key", line.Groups["key"].Value);

        using var answer = await http.GetAsync(new Uri("/v3/users/me", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, answer.StatusCode));
    }

    /// <summary>What the sandbox says at its start.</summary>
    [GeneratedRegex("HEYGEN_API_BASE_URL=(?<address>\\S+) HEYGEN_API_KEY=(?<key>\\S+)")]
    internal static partial Regex Announcement();
}
