namespace HeyGen.Sandbox.Webhooks;

/// <summary>
/// Notes the events of one account, by a timer that sleeps until the next end of a job. All but the timer itself goes on under the account's lock.
/// </summary>
internal sealed class AccountWatch : IDisposable
{
    /// <summary>The longest sleep that any timer takes; a job that ends later is looked at once more in between.</summary>
    private static readonly TimeSpan longestSleep = TimeSpan.FromDays(1);

    /// <summary>Batches tell the time of their creation in whole seconds.</summary>
    private static readonly TimeSpan roughness = TimeSpan.FromSeconds(1);

    private readonly Account account;
    private readonly JobClock clock;
    private readonly MediaLibrary media;
    private readonly WebhookSender sender;
    private readonly ITimer timer;
    private DateTimeOffset notedUntil;
    private DateTimeOffset? setTo;

    public AccountWatch(Account account, JobClock clock, MediaLibrary media, WebhookSender sender)
    {
        (this.account, this.clock, this.media, this.sender) = (account, clock, media, sender);
        timer = clock.Time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Uri BaseAddress { get; set; } = null!;

    /// <summary>Notes what has happened since the last time, and sends it to the endpoints that take it. What none takes is forgotten.</summary>
    public void Note()
    {
        var delivered = account.Made<WebhookEvent>();
        var endpoints = account.Made<WebhookEndpoint>().Values;
        var now = clock.Now;
        var since = notedUntil < DateTimeOffset.MinValue + roughness ? notedUntil : notedUntil - roughness;
        var window = new EventWindow(since, now, medium => media.Link(BaseAddress, medium));
        foreach (var happened in endpoints.Count == 0 ? [] : window.Events(account))
        {
            var takers = endpoints.Where(endpoint => endpoint.Takes(happened)).ToArray();
            if (takers.Length == 0 || !delivered.TryAdd(happened.Id, happened))
            {
                continue;
            }
            foreach (var endpoint in takers)
            {
                sender.Send(endpoint, happened);
            }
        }

        notedUntil = now;
    }

    /// <summary>
    /// Sets the timer to the next end, unless it is set to an earlier one: that may be over by now, and known to nobody but the timer, which is about to fire.
    /// </summary>
    public void SetTimer()
    {
        if (account.NextEnd is not { } next || setTo <= next)
        {
            return;
        }
        setTo = next;
        timer.Change(Sleep(next - clock.Now), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();

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
            if (account.Made<WebhookEndpoint>().Count > 0)
            {
                SetTimer();
            }
        }
    }
}
