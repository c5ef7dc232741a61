using System.Collections.Concurrent;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>
/// Notices events as they happen and sends them on. Jobs have no timers here, so each account that has an endpoint, or named a callback, gets one, which is
/// set to the next end of a job.
/// </summary>
internal sealed class WebhookDispatcher(JobClock clock, MediaLibrary media) : IDisposable
{
    private readonly ConcurrentDictionary<Account, AccountWatch> watches = new();

    public WebhookSender Sender { get; } = new(clock);

    /// <summary>Makes sure that the account's next event is noticed. Called under the account's lock, after each of its requests.</summary>
    public void Follow(ApiCall call)
    {
        var watch = Watch(call);
        watch.HasCallbacks |= call.Body.ValueKind == JsonValueKind.Object && call.Body.GetRawText().Contains("\"callback_url\"", StringComparison.Ordinal);
        watch.SetTimer();
    }

    /// <summary>Notes and sends what has happened until now. Called under the account's lock, before it changes who takes what.</summary>
    public void Note(ApiCall call) => Watch(call).Note();

    public void Dispose()
    {
        foreach (var watch in watches.Values)
            watch.Dispose();
        Sender.Dispose();
    }

    /// <summary>Links in events begin with the address by which the account's newest request came.</summary>
    private AccountWatch Watch(ApiCall call)
    {
        var watch = watches.GetOrAdd(call.Account, account => new AccountWatch(account, clock, media, Sender));
        watch.BaseAddress = call.BaseAddress;
        return watch;
    }
}

/// <summary>
/// Notes the events of one account, by a timer that sleeps until the next end of a job. All but the timer itself goes on under the account's lock.
/// </summary>
internal sealed class AccountWatch(Account account, JobClock clock, MediaLibrary media, WebhookSender sender) : IDisposable
{
    /// <summary>The longest sleep that any timer takes; a job that ends later is looked at once more in between.</summary>
    private static readonly TimeSpan longestSleep = TimeSpan.FromDays(1);

    private readonly HashSet<string> called = [];
    private ITimer? timer;
    private DateTimeOffset notedUntil;
    private DateTimeOffset? setTo;

    public Uri BaseAddress { get; set; } = null!;

    /// <summary>A request has named an address to call at a job's end.</summary>
    public bool HasCallbacks { get; set; }

    private bool IsIdle => account.Made<WebhookEndpoint>().Count == 0 && !HasCallbacks;

    /// <summary>Notes what has happened since the last time, and sends it to the endpoints that take it. What none takes is forgotten.</summary>
    public void Note()
    {
        var endpoints = account.Made<WebhookEndpoint>().Values;
        var window = new EventWindow(notedUntil, clock.Now, medium => media.Link(BaseAddress, medium));
        foreach (var happened in IsIdle ? [] : window.Events(account))
        {
            if (happened.CallbackUrl is { } callback && called.Add(happened.Id))
                sender.Send(callback, happened);
            var takers = endpoints.Where(endpoint => endpoint.Takes(happened)).ToArray();
            if (takers.Length > 0 && account.Made<WebhookEvent>().TryAdd(happened.Id, happened))
                Array.ForEach(takers, endpoint => sender.Send(endpoint, happened));
        }
        notedUntil = window.Now;
    }

    /// <summary>
    /// Sets the timer to the next end, unless it is set to an earlier one: that may be over by now, and known to nobody but the timer, which is about to fire.
    /// </summary>
    public void SetTimer()
    {
        if (IsIdle || account.NextEnd is not { } next || setTo <= next)
            return;
        setTo = next;
        timer?.Dispose();
        timer = clock.Time.CreateTimer(_ => Wake(), null, Sleep(next - clock.Now), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer?.Dispose();

    /// <summary>Whole milliseconds, for a timer drops what is below, and would wake before the end.</summary>
    private static TimeSpan Sleep(TimeSpan until) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp(until.TotalMilliseconds, 0, longestSleep.TotalMilliseconds)));

    private void Wake()
    {
        lock (account.Gate)
        {
            account.Settle();
            Note();
            setTo = null;
            SetTimer();
        }
    }
}
