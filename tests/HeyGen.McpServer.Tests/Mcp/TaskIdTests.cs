using HeyGen.McpServer.Mcp.Tasks;

namespace HeyGen.McpServer.Tests.Mcp;

public sealed class TaskIdTests
{
    [Fact]
    public void Of_OneJob_IsTheJobsOwnId() => Assert.Equal("video:abc-1_2", TaskId.Of([new JobId("video", "abc-1_2")]));

    [Fact]
    public void Parse_WhatOfMade_IsTheSameJobs()
    {
        JobId[] jobs = [new("video", "a,b+c:d/ü"), new("video_translation", "d"), new("submission", "e")];

        Assert.Equal(jobs, TaskId.Parse(TaskId.Of(jobs)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("video:")]
    [InlineData("video:a+")]
    [InlineData("video:a+video:a")]
    [InlineData("video:%61")]
    [InlineData("video:a b")]
    [InlineData("video:a@")]
    [InlineData("video:a@b@c")]
    [InlineData("video:a+video:b@c")]
    public void Parse_AnotherText_IsNull(string text) => Assert.Null(TaskId.Parse(text));

    [Fact]
    public void Of_Turns_AreDifferentTasksOfOneJob()
    {
        JobId[] session = [new("video_agent", "a@b")];

        Assert.Equal("video_agent:a%40b@run%2B1", TaskId.Of(session, "run+1"));
        Assert.Equal(session, TaskId.Parse("video_agent:a%40b@run%2B1"));
    }

    [Fact]
    public void Of_NoJobsOrTooMany_IsNull()
    {
        Assert.Null(TaskId.Of([]));
        Assert.NotNull(TaskId.Of([.. Enumerable.Range(0, 100).Select(number => new JobId("video", $"{number}"))]));
        Assert.Null(TaskId.Of([.. Enumerable.Range(0, 101).Select(number => new JobId("video", $"{number}"))]));
        Assert.Null(TaskId.Of([new JobId("video", new string('a', 8000))]));
    }
}
