using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Results;

namespace HeyGen.McpServer.Catalog.BuiltIn;

internal sealed record EstimateCost(
    [Description("Name of the tool whose call is to be estimated."), StringLength(100, MinimumLength = 1)] string Tool,
    [Description("The arguments that the call would have.")] JsonObject? Arguments = null,
    [Description("Length in seconds of the video or recording that goes in, if you know it."), Range(0d, MediaLengths.LongestSeconds)]
    double? MediaSeconds = null);

/// <summary>Answers what a call would cost, and what would become of it, without making it.</summary>
internal sealed class CostEstimateReport(
    HeyGenClient heyGen, ILedger ledger, Billing billing, SpendingLimits limits, IToolCatalog catalog, ArgumentBinder binder, IToolParts parts,
    TimeProvider time) : IToolHandler
{
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Read(ToolJson.Default.EstimateCost);
        var name = asked.Tool.Trim();
        if (call.Caller.Tools.Find(name) is not { } tool)
            return Refused(catalog.DescribeUnknown(UntrustedText.Clean(name)));

        if (tool.Toolset == FindTools.Toolset)
            return Refused($"{tool.Name} costs what the tool costs that it runs. Give that tool's name and arguments.");

        try
        {
            var bound = binder.Bind(tool, asked.Arguments ?? [], call.Caller);
            var wanted = tool.Expansion is null ? bound : await parts.ExpansionOf(tool).ExpandAsync(bound, cancellationToken);
            return ToolResult.From(await AnswerAsync(wanted, (decimal?)asked.MediaSeconds, cancellationToken));
        }
        catch (ArgumentsRefusedException refusal)
        {
            return FailureFormatter.Format(refusal, tool);
        }
    }

    private async Task<JsonObject> AnswerAsync(ToolCall wanted, decimal? mediaSeconds, CancellationToken cancellationToken)
    {
        var (tool, arguments, lengths) = (wanted.Tool, wanted.Arguments, MediaLengths.OfAll(mediaSeconds));
        var estimate = CostEstimator.Of(tool.Price, arguments, lengths);
        if (estimate is { Usd: 0, ReservedUsd: 0 })
        {
            var free = new JsonObject { ["usd"] = 0m, ["basis"] = estimate.Basis };
            return new JsonObject { ["tool"] = tool.Name, ["estimate"] = free, ["asks_first"] = tool.ConfirmsDelete, ["next"] = Go(tool) };
        }

        var account = await heyGen.IdentifyAsync(cancellationToken);
        var paying = await billing.ReadAsync(account, cancellationToken);
        var answer = new JsonObject { ["tool"] = tool.Name, ["estimate"] = EstimateFormatter.Of(estimate, paying.Unit) };
        AddCredits(answer, tool, arguments, lengths, paying);
        if (paying.Unit.Note() is { } note)
            answer["billing_note"] = note;

        if (paying is { Balance: { } balance, ReadAt: { } readAt })
            answer["balance"] = new JsonObject { [paying.BalanceUnit] = EstimateFormatter.Usd(balance), ["as_of"] = readAt.ToString("yyyy-MM-ddTHH:mm:ssZ") };

        await AddPolicyAsync(answer, wanted, estimate, account, paying, cancellationToken);
        return answer;
    }

    private static void AddCredits(JsonObject answer, ToolDefinition tool, JsonObject arguments, MediaLengths lengths, AccountBilling billing)
    {
        if (billing.Unit.IsContract() && CostEstimator.Credits(tool.Price, arguments, lengths) is { } credits)
        {
            var table = PriceList.Current.EnterpriseCredits;
            answer["credits"] = new JsonObject { ["amount"] = EstimateFormatter.Usd(credits), ["confidence"] = table.Confidence, ["source"] = table.Note };
        }
    }

    /// <summary>What this server would do with the call.</summary>
    private async Task AddPolicyAsync(
        JsonObject answer, ToolCall wanted, Estimate estimate, AccountIdentity account, AccountBilling paying, CancellationToken cancellationToken)
    {
        answer["asks_first"] = limits.AsksBefore(estimate);
        string? refusal = null;
        try
        {
            var (caller, today) = (wanted.Caller, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            var spent = await ledger.ReadFactsAsync(account.Tag, caller.Tag, fingerprint: "", caller.Session, today, cancellationToken);
            if (EstimateFormatter.Budgets(limits, spent) is { Count: > 0 } budgets)
                answer["budgets"] = budgets;

            refusal = Budget.Refusal(spent.SessionUsd, spent.DayUsd, estimate, limits);
        }
        catch (LedgerException unreadable)
        {
            refusal = unreadable.Message;
        }

        answer["allowed"] = refusal is null;
        answer["next"] = refusal is not null ? UntrustedText.Clean(refusal)
            : paying is { Unit: BillingUnit.ApiWallet, Balance: { } balance } && balance < estimate.Usd
                ? "The API wallet holds less than this costs: HeyGen would refuse it. The account's owner can top it up."
            : Go(wanted.Tool);
    }

    private static string Go(ToolDefinition tool) => $"Nothing was started. {tool.Name} with the same arguments does it.";

    private static ToolResult Refused(string text) => new() { Kind = ResultKind.BadArguments, Text = text };
}
