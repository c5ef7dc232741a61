using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HeyGen.Sandbox.Http;

/// <summary>
/// HeyGen's rule for the <c>Idempotency-Key</c>: the first answer to a key is replayed for 24 hours, per account, endpoint and resource, even when the
/// body has changed; 409 while the first request is in flight. A refusal leaves the key free, for nothing was done under it.
/// </summary>
internal sealed partial class IdempotencyStore(JobClock clock)
{
    private static readonly TimeSpan lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<KeyUse, Entry> entries = new();

    /// <summary>The header's value, or null when there is none. Its form is checked on every POST, even where the key is then ignored.</summary>
    public static string? ReadKey(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.Headers.TryGetValue("Idempotency-Key", out var value))
            return null;
        return KeyPattern().IsMatch(value.ToString())
            ? value.ToString()
            : throw ApiException.InvalidParameter("Idempotency-Key", "expected 1 to 255 letters, digits or the characters _ - : ");
    }

    /// <summary>Does the work unless it was done under this key before; the key counts as in flight until the delay is over.</summary>
    public async Task<ApiAnswer> RunOnceAsync(Account account, HttpRequest request, string key, Func<ApiAnswer> work, Func<Task> delay)
    {
        var use = new KeyUse(account, $"{request.Method} {request.Path}", key);
        var mine = new Entry(clock.Now, Answer: null);
        var entry = entries.AddOrUpdate(use, mine, (_, found) => found.Answer is not null && clock.Now >= found.CreatedAt + lifetime ? mine : found);
        if (!ReferenceEquals(entry, mine))
            return entry.Answer ?? throw new ApiException(409, "request_in_progress", "A request with this Idempotency-Key is still being answered.");
        ApiAnswer? answer = null;
        try
        {
            answer = work();
            await delay();
            return answer;
        }
        finally
        {
            // Also when the caller has left in the meantime: the work was done.
            if (answer is not null)
            {
                entries[use] = mine with { Answer = answer };
            }
            else
            {
                entries.TryRemove(use, out _);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-:.]{1,255}\z")]
    private static partial Regex KeyPattern();

    private sealed record KeyUse(Account Account, string Endpoint, string Key);

    /// <param name="Answer">Null while the work is in flight.</param>
    private sealed record Entry(DateTimeOffset CreatedAt, ApiAnswer? Answer);
}
