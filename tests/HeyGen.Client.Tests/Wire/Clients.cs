namespace HeyGen.Client.Tests.Wire;

internal static class Clients
{
    public const string Key = "sk-test-1234567890";

    public static HeyGenClient For(ScriptedServer server, TimeProvider? time = null) => For(server.Address, time);

    public static HeyGenClient For(Uri address, TimeProvider? time = null) =>
        HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = address, ApiKey = Key, UserAgent = "heygen-tests/1.0" }, time ?? new SkippingTime());

    /// <summary>A create that HeyGen takes an idempotency key for.</summary>
    public static CreateVideoFromAvatar KeyedCreate { get; } = new() { AvatarId = "look-1", Script = "Hello" };

    /// <summary>A create that HeyGen takes no idempotency key for.</summary>
    public static CreateVideoAgent UnkeyedCreate { get; } = new() { Prompt = "A video about tea" };

    public static async Task<HeyGenError> FailureOf(Task call) => (await Assert.ThrowsAsync<HeyGenException>(() => call)).Error;
}
