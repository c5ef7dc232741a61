namespace HeyGen.Sandbox.Tests.Control;

public sealed class RequestLogTests : SandboxTest
{
    [Fact]
    public async Task Requests_AfterCalls_TellWhatCame()
    {
        await harness.PostAsync("/v3/folders", """{"name":"Demos"}""", idempotencyKey: "key-1");
        await harness.GetAsync("/v3/videos?limit=0", "wrong");

        var entries = (await harness.GetAsync("/sandbox/requests")).Body;

        Assert.Equal(2, entries.GetArrayLength());
        Assert.Equal("POST /v3/folders create_folder key-1 200 {\"name\":\"Demos\"}", Line(entries[0]));
        Assert.Equal("GET /v3/videos list_videos  401 ", Line(entries[1]));
    }

    [Fact]
    public async Task Requests_Deleted_AreForgotten()
    {
        await harness.GetAsync("/v3/videos");

        await harness.DeleteAsync("/sandbox/requests");

        Assert.Equal(0, (await harness.GetAsync("/sandbox/requests")).Body.GetArrayLength());
    }

    [Fact]
    public async Task Requests_Many_KeepsTheLastThousand()
    {
        for (var index = 0; index < 1001; index++)
            await harness.GetAsync($"/v3/videos?limit={index}", "wrong");

        var entries = (await harness.GetAsync("/sandbox/requests")).Body;

        Assert.Equal(1000, entries.GetArrayLength());
        Assert.Equal("?limit=1", entries[0].GetProperty("query").GetString());
    }

    [Fact]
    public async Task State_AfterCalls_CountsThings()
    {
        await harness.CreateVideoAsync();
        await harness.PostAsync("/v3/folders", """{"name":"Demos"}""");

        var state = (await harness.GetAsync("/sandbox/state")).Body;

        Assert.Equal(1, state.GetProperty("videos").GetInt32());
        Assert.Equal(1, state.GetProperty("folders").GetInt32());
        Assert.Equal(0, state.GetProperty("sessions").GetInt32());
    }

    private static string Line(JsonElement entry) =>
        string.Join(' ', new[] { "method", "path", "operation", "idempotency_key", "status", "body" }.Select(name => entry.GetProperty(name).ToString()));
}
