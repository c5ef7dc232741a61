using System.Security.Cryptography;

namespace HeyGen.McpServer.Webhooks;

/// <summary>Checks deliveries. One does no more than cause a read of the job, so that even a forged one can cost one request only.</summary>
internal sealed partial class WebhookReceiver(
    WebhookSecrets secrets, ILedger ledger, IJobSignals signals, WebhookCounts counts, ILogger<WebhookReceiver> logger)
{
    private const int MostRecent = 10_000;

    /// <summary>By then HeyGen has long given up on a delivery that was not taken.</summary>
    private static readonly TimeSpan remembered = TimeSpan.FromDays(1);

    /// <summary>Spares the ledger the repeats that come soon, and stands in for a ledger that cannot be used.</summary>
    private readonly RecentSet<string> recent = new(MostRecent);

    /// <summary>Raised with the account of each delivery that HeyGen signed, unless it repeats another.</summary>
    public event Action<string>? Accepted;

    /// <param name="signatures">What stands in <see cref="WebhookSignature.Headers"/>.</param>
    /// <param name="readBody">Reads the body, which is not done for strange accounts; null when it is too large.</param>
    public async Task<WebhookReceipt> ReceiveAsync(
        string account, IReadOnlyList<string> signatures, Func<CancellationToken, Task<byte[]?>> readBody, CancellationToken cancellationToken)
    {
        var receipt = await JudgeAsync(account, signatures, readBody, cancellationToken);
        counts.Add(receipt.Outcome);
        return receipt;
    }

    /// <summary>Wakes those who wait. HeyGen has its answer by then, and going away does not undo its event.</summary>
    public async Task WakeAsync(WebhookReceipt receipt)
    {
        if (receipt.JobIds.Count == 0)
            return;

        try
        {
            await signals.SendAsync(receipt.JobIds, CancellationToken.None);
        }
#pragma warning disable CA1031 // Nobody is left to report it to. The job is polled all the same, only later.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotWoken(logger, fault);
        }
    }

    private async Task<WebhookReceipt> JudgeAsync(
        string account, IReadOnlyList<string> signatures, Func<CancellationToken, Task<byte[]?>> readBody, CancellationToken cancellationToken)
    {
        byte[]? body;
        try
        {
            if (await secrets.FindAsync(account, cancellationToken) is not { } endpoint)
                return new WebhookReceipt(WebhookOutcome.UnknownAccount);

            body = await readBody(cancellationToken);
            if (body is null)
                return new WebhookReceipt(WebhookOutcome.TooLarge);

            if (!await IsSignedAsync(body, account, endpoint, signatures, cancellationToken))
                return new WebhookReceipt(WebhookOutcome.Forged);
        }
        catch (StateFolderException problem)
        {
            LogNoSecret(logger, problem.Message);
            return new WebhookReceipt(WebhookOutcome.Unavailable);
        }

        if (!await IsFirstAsync(account, body))
            return new WebhookReceipt(WebhookOutcome.Duplicate);

        Accepted?.Invoke(account);
        return WebhookBody.JobIds(body) is { } jobIds ? new WebhookReceipt(WebhookOutcome.Accepted, jobIds) : new WebhookReceipt(WebhookOutcome.Unreadable);
    }

    /// <summary>A secret that does not fit may have been rotated by another process since it was read.</summary>
    private async Task<bool> IsSignedAsync(
        byte[] body, string account, RegisteredEndpoint endpoint, IReadOnlyList<string> signatures, CancellationToken cancellationToken) =>
        WebhookSignature.IsValid(body, endpoint.Secret, signatures)
        || (signatures.Count > 0
            && await secrets.ReadAsync(account, cancellationToken) is { } kept
            && kept.Secret != endpoint.Secret
            && WebhookSignature.IsValid(body, kept.Secret, signatures));

    /// <summary>Not by HeyGen's event id, which is not signed. Not cancelled with the sender, whose next attempt would pass for a repeat.</summary>
    private async Task<bool> IsFirstAsync(string account, byte[] body)
    {
        var nonce = $"webhook:{account}:{Convert.ToHexStringLower(SHA256.HashData(body))}";
        if (!recent.Add(nonce))
            return false;

        try
        {
            return await ledger.UseOnceAsync(nonce, remembered, CancellationToken.None);
        }
        catch (LedgerException unusable)
        {
            LogNoLedger(logger, unusable.Message);
            return true;
        }
    }

    [LoggerMessage(EventId = 600, Level = LogLevel.Warning, Message = "A webhook could not be checked and HeyGen was asked to send it later. {Reason}")]
    private static partial void LogNoSecret(ILogger logger, string reason);

    [LoggerMessage(
        EventId = 601, Level = LogLevel.Warning, Message = "Webhooks that other processes have had already are not recognised at the moment. {Reason}")]
    private static partial void LogNoLedger(ILogger logger, string reason);

    [LoggerMessage(EventId = 602, Level = LogLevel.Error, Message = "A webhook woke nobody")]
    private static partial void LogNotWoken(ILogger logger, Exception fault);
}
