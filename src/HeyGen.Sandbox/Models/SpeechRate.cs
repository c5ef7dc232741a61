namespace HeyGen.Sandbox.Models;

/// <summary>HeyGen's limit on speech: 30 requests a minute for each member of a workspace. Minutes of the caller, not of the sped-up clock.</summary>
internal sealed class SpeechRate
{
    private const int MostRequests = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> requests = new();

    public static SpeechRate Of(Account account)
    {
        var rates = account.Made<SpeechRate>();
        if (!rates.TryGetValue("speech", out var rate))
        {
            rates.Add("speech", rate = new SpeechRate());
        }
        return rate;
    }

    /// <exception cref="ApiException">429 when there were too many in the last minute.</exception>
    public void Count(DateTimeOffset now)
    {
        while (requests.TryPeek(out var oldest) && now - oldest >= Window)
        {
            requests.Dequeue();
        }
        if (requests.Count == MostRequests)
        {
            throw new ApiException(429, "rate_limit_exceeded", $"At most {MostRequests} requests for speech a minute.")
            {
                RetryAfter = requests.Peek() + Window - now,
            };
        }

        requests.Enqueue(now);
    }
}
