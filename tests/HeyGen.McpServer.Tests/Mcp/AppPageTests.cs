using HeyGen.McpServer.Mcp.Apps;

namespace HeyGen.McpServer.Tests.Mcp;

/// <summary>What a page's document is, before any host shows it.</summary>
public sealed class AppPageTests
{
    private const int MostBytes = 40 * 1024;

    public static TheoryData<string> Pages => [.. AppPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Document_AsSent_IsSmallAndWhole(string name)
    {
        var html = Documents("https://api.heygen.com/").Html(AppPage.All.Single(page => page.Name == name));

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1000, MostBytes - 1);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        // Nothing is made from markup, and nothing is loaded that the page does not bring.
        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacent|document\\.write|eval\\(|import\\(|<link|<script src", html);
    }

    [Theory]
    [InlineData("https://api.heygen.com/", "https://*.heygen.ai https://*.heygen.com")]
    [InlineData("http://127.0.0.1:4444/", "https://*.heygen.ai https://*.heygen.com http://127.0.0.1:4444")]
    [InlineData("https://heygen.example.com/proxy/", "https://*.heygen.ai https://*.heygen.com https://heygen.example.com")]
    public void Policy_NamesMediaHostsAndAnApiElsewhere(string api, string hosts)
    {
        var csp = Documents(api).Meta()["ui"]!["csp"]!;

        Assert.Equal(hosts.Split(' '), csp["resourceDomains"]!.AsArray().Select(host => (string?)host));
        Assert.Equal(hosts.Split(' '), csp["connectDomains"]!.AsArray().Select(host => (string?)host));
    }

    private static AppDocuments Documents(string api) => new(
        new JobKinds(), JobSpeed.Usual, HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = new Uri(api) }, TimeProvider.System));
}
