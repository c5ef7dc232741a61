using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.Tests.Mcp;

public sealed class EventMemoryTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly EventMemory memory;

    public EventMemoryTests() => memory = new EventMemory(time);

    public void Dispose() => memory.Dispose();

    [Fact]
    public void Add_MoreThanASessionsShare_KeepsTheNewestOfIt()
    {
        var stream = memory.Open("noisy", "1");
        for (var count = 0; count < 100; count++)
            memory.Add(stream, new byte[EventMemory.SessionShare / 10]);

        var (events, more) = memory.Read(stream, 0);

        Assert.InRange(memory.Bytes, 1, EventMemory.SessionShare);
        Assert.Equal(100, events[^1].Sequence);
        Assert.NotNull(more);
    }

    [Fact]
    public void Add_ManyShortAnswers_AreForgottenWithTheirStreams()
    {
        var first = Answer("noisy", "1");
        for (var id = 2; id < 20_000; id++)
            Answer("noisy", $"{id}");

        Assert.InRange(memory.Bytes, 1, EventMemory.SessionShare);
        Assert.Null(memory.Find(first.Number));
    }

    [Fact]
    public void Add_OneEventLargerThanTheShare_IsKept()
    {
        var stream = memory.Open("large", "1");
        memory.Add(stream, new byte[10]);
        memory.Add(stream, new byte[EventMemory.SessionShare * 2]);

        Assert.Equal(2, Assert.Single(memory.Read(stream, 0).Events).Sequence);
    }

    [Fact]
    public void Add_AllSessionsTogetherAreTooLarge_TakesFromTheLargest()
    {
        var quiet = Answer("quiet", "1");
        for (var session = 0; session < 40; session++)
            memory.Add(memory.Open($"noisy{session}", "1"), new byte[EventMemory.SessionShare / 2]);

        Assert.InRange(memory.Bytes, 1, EventMemory.MostBytes);
        Assert.Single(memory.Read(quiet, 0).Events);
    }

    [Fact]
    public void Events_OfTheResumeWindow_AreKeptThatLong()
    {
        var stream = Answer("session", "1");
        time.Advance(ResumableCalls.ResumeWindow - TimeSpan.FromSeconds(1));
        Assert.Same(stream, memory.Find(stream.Number));

        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Null(memory.Find(stream.Number));
        Assert.Equal(0, memory.Bytes);
    }

    [Fact]
    public void Acknowledge_DropsWhatTheClientHas()
    {
        var stream = memory.Open("session", "1");
        var other = Answer("session", "2");
        memory.Add(stream, new byte[10]);
        var had = memory.Add(stream, new byte[10]);
        var missed = memory.Add(stream, new byte[10]);

        memory.Acknowledge(stream, had);

        Assert.Equal(missed, Assert.Single(memory.Read(stream, 0).Events).Sequence);
        Assert.Single(memory.Read(other, 0).Events);
    }

    [Fact]
    public async Task Read_WaitsForWhatComes_AndEndsWhenComplete()
    {
        var stream = memory.Open("session", "1");
        var (none, more) = memory.Read(stream, 0);
        Assert.Empty(none);

        memory.Add(stream, new byte[10]);
        await more!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Single(memory.Read(stream, 0).Events);

        var last = memory.Read(stream, 1).More!;
        memory.Complete(stream);
        await last.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Null(memory.Read(stream, 1).More);
    }

    private EventStream Answer(string session, string id)
    {
        var stream = memory.Open(session, id);
        memory.Add(stream, "{}"u8.ToArray());
        memory.Complete(stream);
        return stream;
    }
}
