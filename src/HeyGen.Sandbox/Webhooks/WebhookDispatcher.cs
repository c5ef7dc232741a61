using System.Collections.Concurrent;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>
/// Notices events as they happen and sends them on. Jobs have no timers here, so each account that has an endpoint gets one, which is set to the next end of
/// a job.
/// </summary>
internal sealed class WebhookDispatcher(JobClock clock, MediaLibrary media) : IDisposable
{
    private readonly ConcurrentDictionary<Account, AccountWatch> watches = new();

    public WebhookSender Sender { get; } = new(clock);

    /// <summary>Makes sure that the account's next event is noticed. Called under the account's lock, after each of its requests.</summary>
    public void Follow(ApiCall call)
    {
        if (call.Account.Made<WebhookEndpoint>().Count > 0)
        {
            Watch(call).SetTimer();
        }
    }

    /// <summary>Notes and sends what has happened until now. Called under the account's lock, before it changes who takes what.</summary>
    public void Note(ApiCall call) => Watch(call).Note();

    public void Dispose()
    {
        foreach (var watch in watches.Values)
        {
            watch.Dispose();
        }
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
