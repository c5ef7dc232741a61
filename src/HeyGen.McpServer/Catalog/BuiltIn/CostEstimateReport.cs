using System.Text.Json.Nodes;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Answers what a call would cost, and what would become of it, without making it.</summary>
internal static class CostEstimateReport
{
    public static async Task<ToolResult> AnswerAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var name = JsonText.Read(call.Arguments["tool"])!.Trim();
        if (call.Caller.Offer.Find(name) is not { } tool)
        {
            return Refused(ToolCatalog.UnknownTool(UntrustedText.Clean(name)));
        }

        if (tool.Toolset == FindingTools.Toolset)
        {
            return Refused($"{tool.Name} costs what the tool costs that it runs. Give that tool's name and arguments.");
        }

        var reading = services.Pipeline.Read(tool, (JsonObject?)call.Arguments["arguments"]?.DeepClone() ?? []);
        return reading.Problems.Count > 0
            ? FailureFormatter.From(reading.Problems, tool)
            : ToolResult.From(await AnswerAsync(call, tool, reading.Arguments, services, cancellationToken));
    }

    private static async Task<JsonObject> AnswerAsync(ToolCall call, ToolDefinition tool, JsonObject arguments, ToolServices services, CancellationToken cancellationToken)
    {
        var lengths = MediaLengths.OfAll(JsonNumber.Read(call.Arguments["media_seconds"]));
        var estimate = CostEstimator.Of(tool.Price, arguments, lengths);
        if (estimate is { Usd: 0, ReservedUsd: 0 })
        {
            var free = new JsonObject { ["usd"] = 0m, ["basis"] = estimate.Basis };
            return new JsonObject { ["tool"] = tool.Name, ["estimate"] = free, ["asks_first"] = tool.ConfirmsDelete, ["next"] = Go(tool) };
        }

        var billing = await services.Billing.ReadAsync(cancellationToken);
        var answer = new JsonObject { ["tool"] = tool.Name, ["estimate"] = EstimateFormatter.Of(estimate, billing.Unit) };
        AddCredits(answer, tool, arguments, lengths, billing);
        if (billing.Unit.Note() is { } note)
        {
            answer["billing_note"] = note;
        }

        if (billing is { Balance: { } balance, ReadAt: { } readAt })
        {
            answer["balance"] = new JsonObject { [billing.BalanceUnit] = EstimateFormatter.Usd(balance), ["as_of"] = readAt.ToString("yyyy-MM-ddTHH:mm:ssZ") };
        }

        await AddPolicyAsync(answer, call, tool, estimate, billing, services, cancellationToken);
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
    private static async Task AddPolicyAsync(
        JsonObject answer, ToolCall call, ToolDefinition tool, Estimate estimate, AccountBilling billing, ToolServices services, CancellationToken cancellationToken)
    {
        var limits = services.Limits;
        answer["asks_first"] = limits.AsksBefore(estimate);
        string? refusal = null;
        try
        {
            var account = await services.HeyGen.IdentifyAsync(cancellationToken);
            var spent = await SpentSoFar.ReadAsync(services.Ledger, account.Tag, call.Caller.Session, services.Time.GetUtcNow(), cancellationToken);
            if (EstimateFormatter.Budgets(limits, spent) is { Count: > 0 } budgets)
            {
                answer["budgets"] = budgets;
            }

            refusal = Budget.Refusal(spent.SessionUsd, spent.DayUsd, estimate, limits);
        }
        catch (LedgerException unreadable)
        {
            refusal = unreadable.Message;
        }

        answer["allowed"] = refusal is null;
        answer["next"] = refusal is not null ? UntrustedText.Clean(refusal)
            : billing is { Unit: BillingUnit.ApiWallet, Balance: { } balance } && balance < estimate.Usd ? "The API wallet holds less than this costs: HeyGen would refuse it. The account's owner can top it up."
            : Go(tool);
    }

    private static string Go(ToolDefinition tool) => $"Nothing was started. {tool.Name} with the same arguments does it.";

    private static ToolResult Refused(string text) => new() { Kind = ResultKind.BadArguments, Text = text };
}
