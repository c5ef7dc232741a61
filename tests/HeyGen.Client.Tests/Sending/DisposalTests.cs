using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

/// <summary>A client that is disposed under its calls.</summary>
public sealed class DisposalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, WorkStarted> Calls => new()
    {
        { "keyed create", WorkStarted.Unknown },
        { "unkeyed create", WorkStarted.Unknown },
        { "stream", WorkStarted.Unknown },
        { "delete", WorkStarted.Unknown },
        { "upload", WorkStarted.Unknown },
        { "read", WorkStarted.No },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Dispose_CallIsAtHeyGen_LeavesTheOutcomeUnknown(string name, WorkStarted started)
    {
        await using var server = new ScriptedServer(Hang);
        var client = Clients.For(server);

        var call = Send(client, name);
        await server.ArrivalAsync();
        client.Dispose();

        var error = await Clients.FailureOf(call);
        Assert.Equal(("client_closed", started), (error.Code, error.WorkStarted));
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Send_AfterDispose_BeganNothing(string name, WorkStarted started)
    {
        Assert.True(Enum.IsDefined(started));
        await using var server = new ScriptedServer(Data("{}"));
        var client = Clients.For(server);
        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);
        client.Dispose();

        var error = await Clients.FailureOf(Send(client, name));

        Assert.Equal(("client_closed", WorkStarted.No), (error.Code, error.WorkStarted));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Dispose_BeforeTheSecondAttempt_RemembersTheFirst()
    {
        await using var server = new ScriptedServer(Cut);
        var client = Clients.For(server);
        var attempts = 0;
        ValueTask DisposeAtSecond(CancellationToken cancellationToken)
        {
            if (++attempts == 2)
                client.Dispose();

            return ValueTask.CompletedTask;
        }

        var error = await Clients.FailureOf(client.SendAsync(
            TestOperations.CreateVideo, Clients.Video, new SendOptions { BeforeAttempt = DisposeAtSecond }, Token));

        Assert.Equal(("client_closed", WorkStarted.Unknown), (error.Code, error.WorkStarted));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Dispose_BytesGoToTheStore_EndsTheUpload()
    {
        await using var store = new ScriptedServer(Hang);
        await using var server = new ScriptedServer(Data($$"""{"asset_id":"a1","upload_url":"{{store.Address}}a1"}"""));
        var client = Clients.For(server);

        var call = client.UploadDirectlyAsync(TestOperations.DirectUpload, new MemoryStream([1]), "a.mp4", "video/mp4", Token);
        await store.ArrivalAsync();
        client.Dispose();

        Assert.Equal("client_closed", (await Clients.FailureOf(call)).Code);
    }

    private static Task<HeyGenAnswer> Send(HeyGenClient client, string name) => name switch
    {
        "keyed create" => client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token),
        "unkeyed create" => client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token),
        "stream" => client.SendAsync(TestOperations.StreamSpeech, [], cancellationToken: Token),
        "delete" => client.SendAsync(TestOperations.DeleteVideo, Clients.VideoId, cancellationToken: Token),
        "upload" => client.UploadAsync(TestOperations.Upload, new MemoryStream([1]), "a.png", "image/png", Token),
        _ => client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token),
    };
}
