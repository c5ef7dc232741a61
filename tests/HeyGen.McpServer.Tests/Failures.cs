namespace HeyGen.McpServer.Tests;

/// <summary>Failures as the client reports them.</summary>
internal static class Failures
{
    public static HeyGenException Of(FailureKind kind, string code = "some_code", TimeSpan? retryAfter = null) =>
        new(Error(kind, code) with { RetryAfter = retryAfter });

    public static HeyGenError Error(FailureKind kind, string code = "some_code") =>
        new() { Code = code, Message = "HeyGen's words.", Hint = "Do this next.", Kind = kind };
}
