using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HeyGen.Sandbox.Http;

/// <summary>
/// Keeps the first answer to each <c>Idempotency-Key</c>, per account, endpoint and resource, and replays it by the operation's rule; 409 while the first
/// request is in flight. A refusal leaves the key free, for nothing was done under it.
/// </summary>
internal sealed partial class IdempotencyStore(JobClock clock)
{
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
    public async Task<ApiAnswer> RunOnceAsync(KeyUse use, IdempotencyRule rule, byte[] body, Func<ApiAnswer> work, Func<Task> delay)
    {
        var mine = new Entry(clock.Now, body, Answer: null);
        var entry = entries.AddOrUpdate(use, mine, (_, found) => found.Answer is not null && clock.Now >= found.CreatedAt + rule.Lifetime ? mine : found);
        if (!ReferenceEquals(entry, mine))
            return Replay(entry, rule, body);
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

    private static ApiAnswer Replay(Entry first, IdempotencyRule rule, byte[] body)
    {
        ApiException.ThrowIf(
            rule.RefusesOtherBody && !first.Body.AsSpan().SequenceEqual(body),
            409, "conflict", "This Idempotency-Key was used for another body; send a new key.", "Idempotency-Key");
        var answer = first.Answer ?? throw new ApiException(409, "request_in_progress", "A request with this Idempotency-Key is still being answered.");
        return rule.ReplayStatus is { } status ? answer with { Status = status } : answer;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-:.]{1,255}\z")]
    private static partial Regex KeyPattern();

    /// <param name="Answer">Null while the work is in flight.</param>
    private sealed record Entry(DateTimeOffset CreatedAt, byte[] Body, ApiAnswer? Answer);
}

/// <summary>Where a key was used: the same key means other work in another account, at another endpoint or for another resource.</summary>
internal sealed record KeyUse(Account Account, string Endpoint, string Key);
