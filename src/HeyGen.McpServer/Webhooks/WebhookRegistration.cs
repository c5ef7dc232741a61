namespace HeyGen.McpServer.Webhooks;

/// <summary>Registers this server's address with HeyGen and keeps the secret. However often it runs, there is one endpoint, and its secret is kept.</summary>
internal sealed class WebhookRegistration(HeyGenClient heyGen, EndpointOperations operations, IJobKinds kinds, WebhookSecrets secrets)
{
    private const int PageSize = 100;
    private const string Disabled = "disabled";

    /// <summary>The events that report the ends of our kinds of job.</summary>
    public IReadOnlyList<string> UsualEvents { get; } = [.. kinds.All.SelectMany(kind => kind.Events).Distinct()];

    /// <param name="events">The types of event to take; null for the usual ones, or what an endpoint takes that has these and more.</param>
    /// <param name="rotate">Have HeyGen make a new secret in any case.</param>
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
        // From here on nothing is cancelled: HeyGen shows a secret once.
        if (all.FirstOrDefault(endpoint => endpoint.Url == address.AbsoluteUri) is not { } registered)
            return await CreateAsync(report, account, events ?? UsualEvents);

        report = await SubscribeAsync(report, registered, events) with { IsDisabled = registered.Status == Disabled };
        if (kept?.EndpointId == registered.EndpointId && !rotate)
            return report;

        var rotated =
            await heyGen.SendAsync(operations.RotateSecret, new JsonObject { ["endpoint_id"] = registered.EndpointId }, options: null, CancellationToken.None);
        return await KeepAsync(
            report, account, registered.EndpointId, EndpointAnswer.Read(rotated.Data)?.Secret, rotate ? NewSecret.Asked : NewSecret.OldWasLost);
    }

    private async Task<List<EndpointAnswer>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<EndpointAnswer>();
        // A cursor seen twice leads in a circle.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var page = await heyGen.SendAsync(operations.List, new JsonObject { ["limit"] = PageSize, ["token"] = token }, options: null, cancellationToken);
            all.AddRange(page.Data.ValueKind is JsonValueKind.Array ? page.Data.EnumerateArray().Select(EndpointAnswer.Read).OfType<EndpointAnswer>() : []);
            token = page.HasMore == true && page.NextToken is { } next && seen.Add(next) ? next : null;
        }
        while (token is not null);
        return all;
    }

    private async Task<RegistrationReport> CreateAsync(RegistrationReport report, string account, IReadOnlyList<string> events)
    {
        var answer = await heyGen.SendAsync(
            operations.Create, new JsonObject { ["url"] = report.Address.AbsoluteUri, ["events"] = Texts(events) }, options: null, CancellationToken.None);
        var created = EndpointAnswer.Read(answer.Data);
        return await KeepAsync(report with { IsNew = true, Events = events }, account, created?.EndpointId ?? "", created?.Secret, NewSecret.First);
    }

    private async Task<RegistrationReport> SubscribeAsync(RegistrationReport report, EndpointAnswer registered, IReadOnlyList<string>? events)
    {
        // No list means every event.
        var fits = events is null
            ? registered.Events is not { } taken || UsualEvents.All(taken.Contains)
            : registered.Events?.ToHashSet().SetEquals(events) == true;
        if (fits)
            return report with { Events = registered.Events };

        var wanted = events ?? UsualEvents;
        await heyGen.SendAsync(
            operations.Update, new JsonObject { ["endpoint_id"] = registered.EndpointId, ["events"] = Texts(wanted) }, options: null, CancellationToken.None);
        return report with { Events = wanted, EventsChanged = true };
    }

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private async Task<RegistrationReport> KeepAsync(RegistrationReport report, string account, string endpointId, string? secret, NewSecret reason)
    {
        if (string.IsNullOrEmpty(secret))
            return report with { NewSecret = NewSecret.Missing };

        await secrets.KeepAsync(account, new RegisteredEndpoint(endpointId, report.Address.AbsoluteUri, secret), CancellationToken.None);
        return report with { NewSecret = reason };
    }
}

/// <summary>HeyGen's operations on webhook endpoints, as the registration uses them.</summary>
internal sealed record EndpointOperations(Operation List, Operation Create, Operation Update, Operation RotateSecret);

/// <summary>An endpoint as HeyGen's answers show it.</summary>
/// <param name="Events">The types of event that it takes; null for all.</param>
/// <param name="Status">HeyGen's word for whether it posts.</param>
/// <param name="Secret">What HeyGen signs with; in the answers to a create and a rotation only.</param>
internal sealed record EndpointAnswer(string EndpointId, string? Url, IReadOnlyList<string>? Events, string? Status, string? Secret)
{
    /// <summary>Null where the answer names no endpoint.</summary>
    public static EndpointAnswer? Read(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object || JsonObject.Create(data)! is not { } fields || JsonText.At(fields, "endpoint_id") is not { } id)
            return null;

        var events = (fields["events"] as JsonArray)?.Select(JsonText.Read).OfType<string>().ToList();
        return new EndpointAnswer(id, JsonText.At(fields, "url"), events, JsonText.At(fields, "status"), JsonText.At(fields, "secret"));
    }
}

internal enum NewSecret
{
    None,
    First,
    OldWasLost,
    Asked,

    /// <summary>HeyGen made one and left it out of its answer.</summary>
    Missing,
}

/// <summary>What a registration came to.</summary>
/// <param name="OtherAddresses">Addresses of this account at other servers, or at this one by an older name.</param>
internal sealed record RegistrationReport(Uri Address, IReadOnlyList<string> OtherAddresses)
{
    public bool IsNew { get; init; }

    /// <summary>The types of event that come; null for all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    public bool EventsChanged { get; init; }

    public NewSecret NewSecret { get; init; }

    public bool IsDisabled { get; init; }
}

/// <summary>Where HeyGen posts the events of an account.</summary>
internal static class WebhookAddress
{
    public const string Path = "/webhooks/heygen/";

    private const string McpPath = "/mcp";

    /// <param name="publicUrl">Where clients reach the server, with or without the path of MCP.</param>
    public static Uri Of(Uri publicUrl, string account)
    {
        var root = publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri((root.EndsWith(McpPath, StringComparison.Ordinal) ? root[..^McpPath.Length] : root) + Path + account);
    }
}
