using HeyGen.McpServer.Cli;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HeyGen.McpServer.Tests.Cli;

public sealed class ProgressBoardTests
{
    public static TheoryData<string> Titles =>
    [
        "", "Launch", "[red]film[/] [link=https://evil.example]x[/", "秋のコレクションの発売を知らせる短い映像です。よろしくお願いします。",
        "👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀",
        "a\u001b[2J\u001b]0;owned\u0007b\r\n\tc\u202Egpj.exe\u2028d", new string('x', 10_000),
    ];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Board_WhateverTheTitleAndTheWidth_NeverOverdraws(string title)
    {
        foreach (var width in (int[])[1, 2, 3, 8, 20, 40, 79, 80, 200])
        {
            var lines = Draw(width, height: 24, new BoardLine(title, $"Rendering {title}: about 40 s left", 42, "about 12.00 USD"));

            Assert.All(lines, line => Assert.True(new Segment(line).CellCount() < Math.Max(2, width), $"{width} columns: '{line}'"));
            Assert.DoesNotContain(lines, line => line.Any(character => char.IsControl(character) || character is '\u202E' or '\u2028'));
            Assert.Equal(2, lines.Count);
        }
    }

    [Fact]
    public void Board_MarkupInATitle_IsShownAsItIs() =>
        Assert.StartsWith("[red]film[/]", Draw(80, height: 24, new BoardLine("[red]film[/]", "Rendering", 1))[0]);

    [Theory]
    [InlineData(24, 11, "and 9 more")]
    [InlineData(5, 1, "and 19 more")]
    [InlineData(60, 20, "Rendering")]
    public void Board_MoreJobsThanTheTerminalHasLines_CountsTheOthers(int height, int shown, string last)
    {
        var lines = Draw(80, height, [.. Enumerable.Range(1, 20).Select(number => new BoardLine($"Film {number}", "Rendering", 50))]);

        Assert.Equal(shown, lines.Count(line => line.StartsWith("Film", StringComparison.Ordinal)));
        Assert.Contains(last, lines[^1], StringComparison.Ordinal);
        Assert.True(lines.Count < height);
    }

    private static IReadOnlyList<string> Draw(int width, int height, params BoardLine[] jobs)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Write(new ProgressBoard(() => jobs, () => height));
        return [.. text.ToString().Split(console.Profile.Out.Writer.NewLine)[..^1]];
    }
}
