using System.Text;

namespace HeyGen.McpServer.Tests.Files;

public sealed class FileTypeTests
{
    public static TheoryData<byte[], string?> Heads => new()
    {
        { TestFolder.Png, "image/png" },
        { [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { TestFolder.Mp4Head, "video/mp4" },
        { [0, 0, 0, 0x14, .. "ftypqt  "u8, 0, 0, 0, 0], null },
        { [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0], null },
        { [0, 0, 0, 0x18, .. "ftyphevx"u8, 0, 0, 0, 0], null },
        { [0, 0, 0, 0x18, .. "ftypheim"u8, 0, 0, 0, 0], null },
        { [0, 0, 0, 0x18, .. "ftypcrx "u8, 0, 0, 0, 1], null },
        { [0, 0, 0, 0x1C, .. "ftypM4V "u8, 0, 0, 0, 1, .. "M4V mp42"u8], "video/mp4" },
        { [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8], "video/webm" },
        { [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x88, .. "matroska"u8], null },
        { [.. "ID3"u8, 4, 0], "audio/mpeg" },
        { [0xFF, 0xFB, 0x90, 0], "audio/mpeg" },
        { [0xFF, 0xF1, 0x50, 0x80], null },
        { [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8], "audio/wav" },
        { [.. "RIFF"u8, 4, 0, 0, 0, .. "AVI "u8], null },
        { [.. "%PDF-1.7"u8], "application/pdf" },
        { Encoding.UTF8.GetBytes("\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n"), "application/x-subrip" },
        { [.. "PK\u0003\u0004"u8], "application/zip" },
        { [.. "#!/bin/sh\n"u8], null },
        { [], null },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void Detect_FirstBytes_TellTheType(byte[] head, string? mediaType) => Assert.Equal(mediaType, FileType.Detect(head)?.MediaType);

    [Theory]
    [InlineData("clip.mp4", "clip.png")]
    [InlineData("clip.PNG", "clip.PNG")]
    [InlineData("clip", "clip.png")]
    [InlineData("v1.2", "v1.2.png")]
    public void NameFor_Extension_FitsTheBytes(string name, string expected) => Assert.Equal(expected, FileType.Png.NameFor(name));

    [Fact]
    public void NameFor_OtherSpellingOfJpeg_IsKept() => Assert.Equal("a.jpeg", FileType.Jpeg.NameFor("a.jpeg"));
}
