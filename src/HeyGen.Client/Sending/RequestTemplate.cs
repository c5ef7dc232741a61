namespace HeyGen.Client;

/// <summary>A request that is made anew for each attempt, because a message cannot be sent twice.</summary>
/// <param name="Create">Makes the request, without credential and key.</param>
internal sealed record RequestTemplate(Func<HttpRequestMessage> Create)
{
    /// <summary>Its content is still there after an attempt; a stream that cannot seek is not.</summary>
    public bool CanRepeat { get; init; } = true;
}
