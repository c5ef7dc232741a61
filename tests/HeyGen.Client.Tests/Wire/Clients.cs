namespace HeyGen.Client.Tests.Wire;

internal static class Clients
{
    public const string Key = "sk-test-1234567890";

    /// <summary>Arguments of <see cref="TestOperations.CreateVideo"/>.</summary>
    public static JsonObject Video => new() { ["avatar_id"] = "look-1", ["script"] = "Hello" };

    /// <summary>Arguments of <see cref="TestOperations.CreateSession"/>.</summary>
    public static JsonObject Session => new() { ["prompt"] = "A video about tea" };

    /// <summary>Arguments of what is done with one video.</summary>
    public static JsonObject VideoId => new() { ["video_id"] = "v1" };

    public static HeyGenClient For(ScriptedServer server, TimeProvider? time = null) => For(server.Address, time);

    public static HeyGenClient For(Uri address, TimeProvider? time = null) =>
        HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = address, ApiKey = Key, UserAgent = "heygen-tests/1.0" }, time ?? new SkippingTime());

    public static async Task<HeyGenError> FailureOf(Task call) => (await Assert.ThrowsAsync<HeyGenException>(() => call)).Error;
}
