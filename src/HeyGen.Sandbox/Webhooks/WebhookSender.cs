using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>
/// Sends events to endpoints, signed as HeyGen signs them, and keeps the last thousand deliveries. Only endpoints on this machine get any: the sandbox works
/// without a network, and an address such as <c>https://example.com/</c> in a trial belongs to somebody else.
/// </summary>
internal sealed class WebhookSender(JobClock clock) : IDisposable
{
    private const int MostKept = 1000;

    private static readonly TimeSpan timeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Seconds before each attempt at speed 1; HeyGen does not publish its own.</summary>
    private static readonly double[] pauses = [0, 1, 5, 25, 125];

    private readonly ConcurrentQueue<WebhookDelivery> deliveries = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public IEnumerable<WebhookDelivery> Deliveries => deliveries;

    /// <summary>Begins to deliver an event, and tries again as long as the endpoint does not take it.</summary>
    public void Send(WebhookEndpoint endpoint, WebhookEvent happened) => Start(new(endpoint, happened), DeliverAsync);

    /// <summary>Calls the address that a job's caller named, if it is one.</summary>
    public void Send(string callbackUrl, WebhookEvent happened)
    {
        if (Uri.TryCreate(callbackUrl, UriKind.Absolute, out _))
            Send(new WebhookEndpoint(clock.Now) { Url = callbackUrl, Secret = null }, happened);
    }

    /// <summary>Asks a new endpoint once whether it is there; nothing depends on the answer.</summary>
    public void Probe(WebhookEndpoint endpoint) => Start(new(endpoint, Event: null), AttemptAsync);

    /// <summary>Sends the newest event once more, unchanged, as HeyGen does when the first answer did not arrive.</summary>
    /// <returns>The delivery with its answer; null when there is no event yet.</returns>
    public async Task<WebhookDelivery?> RepeatAsync()
    {
        if (deliveries.LastOrDefault(delivery => delivery.Event is not null) is not { } last)
            return null;
        var again = Keep(new(last.Endpoint, last.Event));
        if (again.IsNear)
            await AttemptAsync(again);
        return again;
    }

    public void Dispose()
    {
        stopping.Cancel();
        http.Dispose();
    }

    private WebhookDelivery Keep(WebhookDelivery delivery)
    {
        deliveries.Enqueue(delivery);
        while (deliveries.Count > MostKept)
            deliveries.TryDequeue(out _);
        return delivery;
    }

    /// <summary>Away from the caller, who holds the account's lock.</summary>
    private void Start(WebhookDelivery delivery, Func<WebhookDelivery, Task> work)
    {
        if (Keep(delivery).IsNear)
        {
            _ = Task.Run(async () =>
            {
                try
                {
                    await work(delivery);
                }
                catch (OperationCanceledException) when (stopping.IsCancellationRequested)
                {
                    // The sandbox ends, and with it what it still had to tell.
                }
            });
        }
    }

    private async Task DeliverAsync(WebhookDelivery delivery)
    {
        foreach (var pause in pauses)
        {
            await Task.Delay(clock.Scale(pause), clock.Time, stopping.Token);
            if (await AttemptAsync(delivery))
                return;
        }
    }

    /// <returns>Whether the endpoint took it.</returns>
    private async Task<bool> AttemptAsync(WebhookDelivery delivery)
    {
        using var limit = new CancellationTokenSource(timeLimit, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping.Token);
        using var request = Compose(delivery);
        (delivery.SentAt, delivery.Status, delivery.Failure) = (clock.Now, null, null);
        delivery.Attempts++;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            delivery.Status = (int)response.StatusCode;
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException fault)
        {
            delivery.Failure = fault.Message;
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            delivery.Failure = $"No answer within {timeLimit.TotalSeconds} s.";
            return false;
        }
    }

    private HttpRequestMessage Compose(WebhookDelivery delivery)
    {
        if (delivery.Event is not { } happened)
            return new HttpRequestMessage(HttpMethod.Options, delivery.Url);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Heygen-Event-Id", happened.Id);
        request.Headers.Add("Heygen-Timestamp", clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (delivery.Endpoint.Secret is not { } secret)
            return request;
        // Over the body alone. The whole secret is the key, its prefix included, as it is now: one that was rotated between two attempts signs the second.
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), delivery.Body);
        request.Headers.Add("Heygen-Signature", Convert.ToHexStringLower(signature));
        return request;
    }
}

/// <summary>One request to an endpoint, however often it has to be tried.</summary>
/// <param name="Event">What it tells; null for the probe that a new endpoint gets.</param>
internal sealed record WebhookDelivery(WebhookEndpoint Endpoint, WebhookEvent? Event)
{
    /// <summary>The endpoint's address may change later.</summary>
    public string Url { get; } = Endpoint.Url;

    /// <summary>What is sent and signed, byte for byte the same with every attempt.</summary>
    public byte[] Body { get; } = Event?.Body() ?? [];

    public bool IsNear { get; } = new Uri(Endpoint.Url).IsLoopback;

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The answer to the newest attempt; null while there is none.</summary>
    public int? Status { get; set; }

    public string? Failure { get; set; }

    public JsonObject Describe() => new()
    {
        ["method"] = Event is null ? "OPTIONS" : "POST",
        ["url"] = Url,
        ["endpoint_id"] = Endpoint.Secret is null ? null : Endpoint.Id,
        ["event_id"] = Event?.Id,
        ["event_type"] = Event?.Type,
        ["entity_id"] = Event?.EntityId,
        ["attempts"] = Attempts,
        ["sent_at"] = SentAt?.ToText(),
        ["status"] = Status,
        ["failure"] = IsNear ? Failure : "Not sent: the sandbox delivers to loopback addresses only.",
    };
}
