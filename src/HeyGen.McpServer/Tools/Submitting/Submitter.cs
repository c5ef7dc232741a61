using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Json;
using HeyGen.McpServer.Ledger;
using HeyGen.McpServer.Spend;
using HeyGen.McpServer.Tools.Calls;

namespace HeyGen.McpServer.Tools.Submitting;

/// <summary>A create as it stands after a call for it.</summary>
/// <param name="Row">Its row in the ledger.</param>
/// <param name="AlreadySubmitted">An earlier call asked for it; this one started nothing.</param>
internal sealed record Submitted(Submission Row, bool AlreadySubmitted)
{
    /// <summary>HeyGen's answer to the create.</summary>
    public JsonElement Answer => JsonSerializer.SerializeToElement(Row.Answer ?? [], JsonNodes.Default.JsonObject);
}

/// <summary>
/// Sends creates so that none is lost and none is paid for twice: written down first, sent once however often it is asked for, and looked for when no answer
/// came.
/// </summary>
internal sealed class Submitter(HeyGenClient heyGen, ILedger ledger, SpendingLimits limits, TimeProvider time)
{
    /// <summary>For how long the same call is taken for the same wish.</summary>
    public static readonly TimeSpan SameCallWindow = TimeSpan.FromMinutes(30);

    /// <summary>The row that this call would be answered with, because it was made before; null when it would start something new.</summary>
    public async Task<Submission?> FindSameAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var same = await ledger.FindSameAsync(
            account.Tag, call.Caller.Tag, Fingerprint.Of(call.Tool, call.Arguments), time.GetUtcNow() - SameCallWindow, cancellationToken);
        return IsSameWish(same, call) ? same : null;
    }

    public async Task<Submitted> SubmitAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var fresh = Row(call, account);
        var row = await ledger.PrepareAsync(fresh, facts => Decide(facts, fresh, call), cancellationToken);
        if (row.Id != fresh.Id)
        {
            return new Submitted(row, AlreadySubmitted: true);
        }

        var answer = await heyGen.SendAsync(call.Tool.Operation!, call.Arguments, new SendOptions { IdempotencyKey = row.IdempotencyKey }, CancellationToken.None);
        var accepted = await ledger.ChangeAsync(row.Account, row.Id, now => Accept(now, call.Tool, answer), CancellationToken.None);
        return new Submitted(accepted!, AlreadySubmitted: false);
    }

    private Submission? Decide(LedgerFacts facts, Submission fresh, ToolCall call)
    {
        if (IsSameWish(facts.Same, call))
        {
            return facts.Same;
        }

        Budget.Require(facts, fresh.Estimate, limits);
        return null;
    }

    private bool IsSameWish(Submission? same, ToolCall call) =>
        same is not null && !call.Options.NewTake && same.CreatedAt >= time.GetUtcNow() - SameCallWindow && !(same.State.IsSettled() && same.Delivered);

    private Submission Row(ToolCall call, AccountIdentity account)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString("N");
        var fingerprint = Fingerprint.Of(call.Tool, call.Arguments);
        return new Submission
        {
            Id = id,
            Account = account.Tag,
            Caller = call.Caller.Tag,
            Session = call.Caller.Session,
            Tool = call.Tool.Name,
            Fingerprint = fingerprint,
            IdempotencyKey = $"{id}-{fingerprint[..16]}",
            Arguments = call.Arguments.DeepClone().AsObject(),
            State = SubmissionState.Prepared,
            CreatedAt = now,
            UpdatedAt = now,
            Title = JsonText.Read(call.Arguments["title"]) ?? JsonText.Read(call.Arguments["name"]),
            Estimate = CostEstimator.Of(call.Tool.Operation!, call.Arguments),
        };
    }

    private Submission Accept(Submission row, ToolDefinition tool, HeyGenAnswer answer)
    {
        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : new JsonObject { ["data"] = JsonNode.Parse(answer.Data.GetRawText()) };
        return row with
        {
            State = SubmissionState.Accepted,
            UpdatedAt = time.GetUtcNow(),
            Answer = fields,
            JobIds = tool.Job is { } started ? [.. started.Ids(fields, row.Arguments ?? []).Select(id => $"{started.Kind.Name}:{id}")] : [],
        };
    }
}
