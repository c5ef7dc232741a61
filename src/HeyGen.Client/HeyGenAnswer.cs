namespace HeyGen.Client;

/// <summary>What HeyGen answered, unknown fields included.</summary>
/// <param name="Data">The content of <c>data</c>; the whole body where HeyGen sent none.</param>
/// <param name="HasMore">Whether a list or a stream goes on; null where the answer is neither, or does not say.</param>
/// <param name="NextToken">The cursor of the next page, to be passed as <c>token</c>.</param>
/// <param name="RequestId">HeyGen's X-Request-Id, to be quoted in a support case.</param>
public sealed record HeyGenAnswer(JsonElement Data, bool? HasMore, string? NextToken, string? RequestId);
