using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.State;

namespace HeyGen.McpServer.Webhooks;

/// <summary>Registers this server's address with HeyGen and keeps the secret. However often it runs, there is one endpoint, and its secret is kept.</summary>
internal sealed class WebhookRegistration(HeyGenClient heyGen, WebhookSecrets secrets)
{
    private const int PageSize = 100;
    private const string Disabled = "disabled";

    /// <summary>What tells of the ends of our kinds of job.</summary>
    public static IReadOnlyList<string> UsualEvents { get; } = [.. JobKinds.All.SelectMany(kind => kind.Events).Distinct()];

    /// <param name="publicUrl">Where HeyGen reaches this server.</param>
    /// <param name="events">The types of event to take; null for the usual ones, or what an endpoint takes that has these and more.</param>
    /// <param name="rotate">Have HeyGen make a new secret in any case.</param>
    /// <param name="cancellationToken">Ends the attempt before HeyGen is asked to change anything.</param>
    /// <exception cref="HeyGenException">HeyGen refused, or there is no key.</exception>
    /// <exception cref="StateFolderException">
    /// The secret can be neither read nor kept. HeyGen may have the endpoint by then; the next run replaces its secret.
    /// </exception>
    public async Task<RegistrationReport> RunAsync(Uri publicUrl, IReadOnlyList<string>? events, bool rotate, CancellationToken cancellationToken)
    {
        var account = (await heyGen.IdentifyAsync(cancellationToken)).Tag;
        var address = WebhookAddress.Of(publicUrl, account);
        var kept = await secrets.ReadAsync(account, cancellationToken);
        var all = await ListAsync(cancellationToken);
        var ours = all.Select(endpoint => endpoint.Url).OfType<string>().Where(url => url.EndsWith(WebhookAddress.Path + account, StringComparison.Ordinal));
        var report = new RegistrationReport(address, [.. ours.Where(url => url != address.AbsoluteUri)]);
        // From here on nothing is cancelled: HeyGen tells a secret once.
        if (all.FirstOrDefault(endpoint => endpoint.Url == address.AbsoluteUri) is not { } registered)
        {
            return await CreateAsync(report, account, events ?? UsualEvents);
        }

        report = await SubscribeAsync(report, registered, events) with { IsDisabled = registered.Status == Disabled };
        if (kept?.EndpointId == registered.EndpointId && !rotate)
        {
            return report;
        }

        var rotated = await heyGen.SendAsync(
            WebhookOperations.RotateSecret, new RotateWebhookEndpointSecret { EndpointId = registered.EndpointId }, cancellationToken: CancellationToken.None);
        return await KeepAsync(report, account, registered.EndpointId, rotated.Data.Secret, rotate ? NewSecret.Asked : NewSecret.OldWasLost);
    }

    private async Task<List<WebhookEndpoint>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<WebhookEndpoint>();
        string? token = null;
        do
        {
            var page = await heyGen.SendAsync(
                WebhookOperations.List, new ListWebhookEndpoints { Limit = PageSize, Token = token }, cancellationToken: cancellationToken);
            all.AddRange(page.Data);
            token = page.HasMore == true && page.NextToken != token ? page.NextToken : null;
        }
        while (token is not null);
        return all;
    }

    private async Task<RegistrationReport> CreateAsync(RegistrationReport report, string account, IReadOnlyList<string> events)
    {
        var created = await heyGen.SendAsync(
            WebhookOperations.Create, new CreateWebhookEndpoint { Url = report.Address.AbsoluteUri, Events = events }, cancellationToken: CancellationToken.None);
        return await KeepAsync(report with { IsNew = true, Events = events }, account, created.Data.EndpointId, created.Data.Secret, NewSecret.First);
    }

    /// <summary>Changes what the endpoint takes, where that does not fit.</summary>
    private async Task<RegistrationReport> SubscribeAsync(RegistrationReport report, WebhookEndpoint registered, IReadOnlyList<string>? events)
    {
        // No list means every event.
        var fits = events is null
            ? registered.Events is not { } taken || UsualEvents.All(taken.Contains)
            : registered.Events?.ToHashSet().SetEquals(events) == true;
        if (fits)
        {
            return report with { Events = registered.Events };
        }

        var wanted = events ?? UsualEvents;
        await heyGen.SendAsync(
            WebhookOperations.Update, new UpdateWebhookEndpoint { EndpointId = registered.EndpointId, Events = wanted }, cancellationToken: CancellationToken.None);
        return report with { Events = wanted, EventsChanged = true };
    }

    private async Task<RegistrationReport> KeepAsync(RegistrationReport report, string account, string endpointId, string? secret, NewSecret reason)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return report with { NewSecret = NewSecret.NotTold };
        }

        await secrets.KeepAsync(account, new RegisteredEndpoint(endpointId, report.Address.AbsoluteUri, secret), CancellationToken.None);
        return report with { NewSecret = reason };
    }
}

/// <summary>Why there is a new secret.</summary>
internal enum NewSecret
{
    None,
    First,
    OldWasLost,
    Asked,

    /// <summary>HeyGen made one and left it out of its answer.</summary>
    NotTold,
}

/// <summary>What a registration came to.</summary>
/// <param name="Address">Where HeyGen posts to.</param>
/// <param name="OtherAddresses">Addresses of this account at other servers, or at this one by an older name.</param>
internal sealed record RegistrationReport(Uri Address, IReadOnlyList<string> OtherAddresses)
{
    public bool IsNew { get; init; }

    /// <summary>The types of event that come; null for all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    public bool EventsChanged { get; init; }

    public NewSecret NewSecret { get; init; }

    /// <summary>HeyGen does not post to it.</summary>
    public bool IsDisabled { get; init; }
}
