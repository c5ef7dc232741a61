namespace HeyGen.Client.Tests.Sending;

public sealed class ChosenProxyTests
{
    private static readonly Uri proxy = new("http://proxy.example:3128");

    [Theory]
    [InlineData("heygen.test", "https://heygen.test/")]
    [InlineData("heygen.test", "https://api.heygen.test/v3")]
    [InlineData(".heygen.test", "https://heygen.test/")]
    [InlineData("other.test, HeyGen.Test", "https://API.heygen.test/")]
    [InlineData("other.test heygen.test", "https://heygen.test./")]
    [InlineData("*", "https://heygen.test/")]
    [InlineData("10.0.0.0/8", "http://10.20.30.40/")]
    [InlineData("192.0.2.1", "http://192.0.2.1:8080/")]
    [InlineData("[2001:db8::1]", "http://[2001:db8::1]/")]
    [InlineData("2001:db8::/32", "http://[2001:db8:5::1]/")]
    [InlineData(null, "http://127.0.0.1:4444/")]
    [InlineData("", "http://localhost:4444/")]
    [InlineData(null, "http://[::1]:4444/")]
    public void GetProxy_HostThatIsReachedDirectly_IsNull(string? noProxy, string address) => Assert.Null(Choose(noProxy).GetProxy(new Uri(address)));

    [Theory]
    [InlineData(null, "https://api.heygen.test/")]
    [InlineData("gen.test", "https://heygen.test/")]
    [InlineData("heygen.test", "https://heygen.test.example/")]
    [InlineData("10.0.0.0/8", "http://11.0.0.1/")]
    [InlineData(",. ,", "https://heygen.test/")]
    public void GetProxy_AnyOtherHost_IsTheProxy(string? noProxy, string address) => Assert.Equal(proxy, Choose(noProxy).GetProxy(new Uri(address)));

    private static ChosenProxy Choose(string? noProxy) => new(new WebProxy(proxy), noProxy);
}
