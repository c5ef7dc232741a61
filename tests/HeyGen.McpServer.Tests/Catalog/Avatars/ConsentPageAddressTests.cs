using HeyGen.McpServer.Catalog.Avatars;

namespace HeyGen.McpServer.Tests.Catalog.Avatars;

public sealed class ConsentPageAddressTests
{
    [Theory]
    [InlineData("https://app.heygen.com/consent/1", "https://api.heygen.com", true)]
    [InlineData("http://127.0.0.1:4444/consent/1", "http://127.0.0.1:4444", true)]
    [InlineData("http://127.0.0.1:9999/consent/1", "http://127.0.0.1:4444", false)]
    [InlineData("http://127.0.0.1:4444/consent/1", "https://api.heygen.com", false)]
    [InlineData("http://app.heygen.com/consent/1", "https://api.heygen.com", false)]
    [InlineData("http://app.heygen.com/consent/1", "http://app.heygen.com", false)]
    [InlineData("https://app.heygen.com@evil.example/", "https://api.heygen.com", false)]
    [InlineData("javascript:alert(1)", "https://api.heygen.com", false)]
    [InlineData("file:///etc/passwd", "https://api.heygen.com", false)]
    [InlineData("/consent/1", "https://api.heygen.com", false)]
    [InlineData("", "https://api.heygen.com", false)]
    [InlineData(null, "https://api.heygen.com", false)]
    public void Openable_OnlyEncryptedOrTheSandboxItself(string? address, string heyGen, bool isOpenable) =>
        Assert.Equal(isOpenable, AvatarConsentHandler.Openable(address, new Uri(heyGen)) is not null);
}
