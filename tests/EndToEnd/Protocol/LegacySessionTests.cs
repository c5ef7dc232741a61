using System.Net;
using System.Net.Http.Json;

namespace EndToEnd.Protocol;

/// <summary>The HTTP+SSE transport of revision 2024-11-05, where the SDK's answer to an unknown session cannot be written by a native program.</summary>
public sealed class LegacySessionTests
{
    [Fact(Timeout = Patience.Test)]
    public async Task Post_ToASessionThatIsNot_IsNotFoundInWords()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var program = await HttpProgram.StartAsync(["--sandbox"], cancellationToken);
        using var http = new HttpClient { BaseAddress = program.Address };

        using var answer = await http.PostAsJsonAsync(
            "/mcp/message?sessionId=ended", new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "ping" }, cancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("open /mcp/sse again", await answer.Content.ReadAsStringAsync(cancellationToken), StringComparison.Ordinal);
    }
}
