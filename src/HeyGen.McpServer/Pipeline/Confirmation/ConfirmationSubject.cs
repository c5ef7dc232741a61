namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>What a person is asked to agree to.</summary>
/// <param name="Id">The id of what is deleted; null for anything but a delete.</param>
/// <param name="Name">By which a person knows it; null when it has none, or none was found.</param>
internal sealed record ConfirmationSubject(ToolDefinition Tool, string? Id, string? Name, BillingUnit Billing)
{
    /// <summary>A name is one line of the question; a longer one, or one of several lines, could pass for the question itself.</summary>
    private const int MostCharacters = 80;

    public string Ask(ConfirmationReason reason)
    {
        var text = new StringBuilder($"{Tool.Title} ({Tool.Name})?");
        if (Name is not null || Id is not null)
            text.Append('\n').Append(string.Join(' ', new[] { Name is null ? null : $"\"{Name}\"", Id }.OfType<string>()));

        text.Append('\n').Append(Tool.Description).Append('\n').Append(reason.Text);
        return reason.Estimate is null ? text.ToString() : text.Append(' ').Append(Billing.Note() ?? "The API wallet pays.").ToString();
    }

    /// <summary>Null for a text that says nothing.</summary>
    public static string? OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var line = string.Join(' ', UntrustedText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('"', '\'');
        if (line.Length <= MostCharacters)
            return line;

        // Never between the halves of a surrogate pair.
        return $"{line[..(char.IsHighSurrogate(line[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)]}…";
    }
}

/// <summary>Finds out what makes a confirmation's question clear to a person.</summary>
internal sealed class ConfirmationSubjects(HeyGenClient heyGen, Billing billing, TimeProvider time)
{
    /// <summary>How long HeyGen may take; the question must then do without.</summary>
    private static readonly TimeSpan longestRead = TimeSpan.FromSeconds(5);

    public async Task<ConfirmationSubject> DescribeAsync(ToolCall call, AccountIdentity account, CancellationToken cancellationToken)
    {
        if (call.Tool.DeletedThing is not { } read)
        {
            var name = ConfirmationSubject.OneLine(JsonText.At(call.Arguments, "title") ?? JsonText.At(call.Arguments, "name"));
            var paying = await InTimeAsync(billing.ReadAsync(account, cancellationToken), cancellationToken) ?? billing.Known(account);
            return new ConfirmationSubject(call.Tool, Id: null, name, paying.Unit);
        }

        var id = ConfirmationSubject.OneLine(call.Arguments.Select(argument => JsonText.Read(argument.Value)).FirstOrDefault(text => text is not null));
        // A person can judge a name, not an id.
        var answer = await InTimeAsync(heyGen.SendAsync(read, call.Arguments, options: null, cancellationToken), cancellationToken);
        var deleted = answer?.Data.ValueKind is JsonValueKind.Object ? JsonText.At(JsonObject.Create(answer.Data)!, "name") : null;
        return new ConfirmationSubject(call.Tool, id, ConfirmationSubject.OneLine(deleted), BillingUnit.ApiWallet);
    }

    private async Task<T?> InTimeAsync<T>(Task<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await answer.WaitAsync(longestRead, time, cancellationToken);
        }
        catch (Exception fault) when (fault is HeyGenException or TimeoutException)
        {
            return null;
        }
    }
}

/// <summary>Why a person is asked before a call.</summary>
/// <param name="Estimate">What the call is expected to cost; null for a delete.</param>
internal sealed record ConfirmationReason(string Text, Estimate? Estimate = null)
{
    /// <summary>What the ledger held a moment ago, for what is left of the budgets.</summary>
    public LedgerFacts? Spent { get; init; }

    public static ConfirmationReason Delete { get; } = new("It is deleted for good, and cannot be bought back at once.");

    /// <summary>The reason to ask before a create; null when there is none.</summary>
    public static ConfirmationReason? OfCost(Estimate estimate, SpendingLimits limits)
    {
        if (!limits.AsksBefore(estimate))
            return null;

        var cost = estimate.Usd is { } usd
            ? $"It is expected to cost {UsdText.Of(usd)}"
            : $"What it costs is not known; {UsdText.Of(estimate.ReservedUsd)} are reserved for it";
        return new ConfirmationReason($"{cost} ({estimate.Basis}). Above {UsdText.Of(limits.ConfirmAbove)} a person is asked.", estimate);
    }
}
