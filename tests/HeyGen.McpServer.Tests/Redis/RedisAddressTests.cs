using HeyGen.McpServer.Platform.Redis;

namespace HeyGen.McpServer.Tests.Redis;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("localhost", "localhost:6379")]
    [InlineData("redis.example:7000", "redis.example:7000")]
    [InlineData("10.0.0.1:7000,10.0.0.2:7000,password=secret,ssl=true", "10.0.0.1:7000, 10.0.0.2:7000")]
    [InlineData("redis://redis.example", "redis.example:6379")]
    [InlineData("redis://:secret@redis.example:7000/3", "redis.example:7000")]
    [InlineData("rediss://someone:secret@[::1]:7000", "[::1]:7000")]
    public void Read_Address_IsNamedWithoutPassword(string address, string name) => Assert.Equal(name, RedisAddress.NameOf(RedisAddress.Read(address)));

    [Fact]
    public void Read_Url_TellsLoginDatabaseAndTls()
    {
        var options = RedisAddress.Read("rediss://some%40one:p%2Fw@redis.example/3");

        Assert.Equal(("some@one", "p/w", 3, true), (options.User, options.Password, options.DefaultDatabase, options.Ssl));
    }

    [Fact]
    public void Read_Configuration_WinsOverOurDefaults()
    {
        Assert.Equal(3000, RedisAddress.Read("localhost").AsyncTimeout);
        Assert.Equal(700, RedisAddress.Read("localhost,asyncTimeout=700").AsyncTimeout);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("redis://localhost")]
    [InlineData("localhost,abortConnect=true")]
    public void Read_Address_StartsWithoutRedis(string address) => Assert.False(RedisAddress.Read(address).AbortOnConnectFail);

    [Theory]
    [InlineData("localhost,password=secret,secretrest")]
    [InlineData("localhost:7000,password=s,secret,ssl=true")]
    public void Read_PasswordWithComma_IsRefusedWithAdvice(string address)
    {
        var refusal = Assert.Throws<FormatException>(() => RedisAddress.Read(address));

        Assert.Contains("%2C", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret@redis.example:7000")]
    [InlineData(":secret@redis.example")]
    [InlineData("password=secret")]
    [InlineData("localhost,pasword=secret")]
    [InlineData("localhost,connectTimeout=secret")]
    [InlineData("http://:secret@redis.example")]
    [InlineData("redis://:secret@redis.example/secret")]
    [InlineData("redis://:secret@redis.example?ssl=secret")]
    [InlineData("redis://:secret@")]
    [InlineData("")]
    public void Read_Nonsense_IsRefusedWithoutRepeatingIt(string address)
    {
        var refusal = Assert.Throws<FormatException>(() => RedisAddress.Read(address));

        Assert.StartsWith("--redis: expected host:port", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }
}
