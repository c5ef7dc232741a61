using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>
/// Holds a call against the budgets, then has a person agree to what costs much or cannot be brought back: on a page where the client shows pages, by a form
/// where it has forms, else by a token that the model passes back. The token is a speed bump for a model, not a guard; the guards are the budgets.
/// </summary>
internal sealed class ApprovalStage(
    SpendingLimits limits, CallTokens tokens, ConfirmationSubjects subjects, HeyGenClient heyGen, ILedger ledger)
{
    /// <summary>No person reads a question and declines it faster. Issue times are whole seconds, so that this is one to two seconds.</summary>
    private static readonly TimeSpan fastestPerson = TimeSpan.FromSeconds(2);

    /// <exception cref="SpendingRefusedException">A budget does not allow it.</exception>
    /// <exception cref="TokenRefusedException">The token does not count for this call.</exception>
    public async Task<Approval> ApproveCreateAsync(CheckedCall known, CancellationToken cancellationToken)
    {
        var estimate = known.Priced.Estimate;
        var call = await WithoutAutomaticAnswerAsync(known.Priced.Call, cancellationToken);
        if (call.Caller.Answer is { Agrees: false } && call.Tool.TakesConfirmation)
            return new Approval(NotAgreed());

        // A client that timed out repeats its call word for word: it joins what it started.
        if (known.Duplicate is not null)
            return Approval.Given;

        // Before anybody is asked: a person who has agreed must not be refused afterwards.
        if (known.Facts is { } facts)
            Budget.Require(facts, estimate, limits);

        if (!call.Tool.TakesConfirmation || ConfirmationReason.OfCost(estimate, limits) is not { } reason)
            return Approval.Given;

        try
        {
            var subject = new TokenSubject(known.Priced.Fingerprint, known.Priced.Account, call.Caller);
            return await ConfirmAsync(reason with { Spent = known.Facts }, call, subject, cancellationToken);
        }
        catch (TokenRefusedException refusal) when (known.Facts is null)
        {
            // A repeat of the call joins what it started, however old its token is: the step that writes the row refuses it only where it would start
            // something.
            return new Approval(Question: null) { Refusal = refusal };
        }
    }

    /// <exception cref="TokenRefusedException">The token does not count for this call.</exception>
    public async Task<Approval> ApproveDeleteAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (!call.Tool.ConfirmsDelete)
            return Approval.Given;

        call = await WithoutAutomaticAnswerAsync(call, cancellationToken);
        if (call.Caller.Answer is { Agrees: false })
            return new Approval(NotAgreed());

        var account = await heyGen.IdentifyAsync(cancellationToken);
        var subject = new TokenSubject(Fingerprint.Of(call.Tool, call.Arguments), account, call.Caller);
        return await ConfirmAsync(ConfirmationReason.Delete, call, subject, cancellationToken);
    }

    /// <summary>Uses up the token of a call that writes no row; a create's is used up together with its row.</summary>
    /// <exception cref="TokenRefusedException">Another call was faster.</exception>
    public async Task UseUpAsync(Approval approval, CancellationToken cancellationToken)
    {
        if (approval.Nonce is { } nonce && !await ledger.UseOnceAsync(nonce, ILedger.NonceLifetime, cancellationToken))
            throw new TokenRefusedException(TokenProblem.Used, approval.Purpose);
    }

    /// <summary>
    /// Hosts that run without a person (<c>claude -p</c>, <c>codex exec</c>, <c>copilot -p</c>) declare forms and cancel or decline them at once. That is no
    /// answer: the call goes on as that of a client without forms, whose model gets a token.
    /// </summary>
    private async Task<ToolCall> WithoutAutomaticAnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var isAutomatic = call.Caller.Answer switch
        {
            null or { Agrees: true } or { Action: ElicitationAnswer.Accept } => false,
            { Action: ElicitationAnswer.Decline } no => call.Caller.ClientName != Caller.Terminal
                && await tokens.AgeAsync(TokenPurpose.Form, no.State, cancellationToken) is { } age && age < fastestPerson,
            _ => true,
        };
        return isAutomatic ? call with { Caller = call.Caller with { Answer = null, CanAnswerForms = false, AnsweredItself = true } } : call;
    }

    private async Task<Approval> ConfirmAsync(ConfirmationReason reason, ToolCall call, TokenSubject subject, CancellationToken cancellationToken)
    {
        var (purpose, text) = call.Caller.Answer is { } yes ? (TokenPurpose.Form, yes.State) : (TokenPurpose.Confirmation, call.Options.Confirm);
        return text is null
            ? new Approval(await AskAsync(reason, call, subject, cancellationToken))
            : new Approval(Question: null, await tokens.ReadAsync(purpose, text, subject, cancellationToken), purpose);
    }

    private async Task<ToolResult> AskAsync(ConfirmationReason reason, ToolCall call, TokenSubject subject, CancellationToken cancellationToken)
    {
        var asked = await subjects.DescribeAsync(call, subject.Account, cancellationToken);
        if (call.Caller is { CanAnswerForms: true, ShowsOrders: false })
        {
            var state = await tokens.IssueAsync(TokenPurpose.Form, subject, cancellationToken);
            var message = asked.Ask(reason);
            return new ToolResult { Kind = ResultKind.NeedsConfirmation, Text = message, Elicitation = new FormElicitation(message, state.Text) };
        }

        return Order(reason, call, asked, await tokens.IssueAsync(TokenPurpose.Confirmation, subject, cancellationToken));
    }

    private ToolResult Order(ConfirmationReason reason, ToolCall call, ConfirmationSubject asked, IssuedToken token)
    {
        var confirmation = new JsonObject
        {
            ["token"] = token.Text,
            ["expires_at"] = token.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["reason"] = reason.Text,
        };
        if (asked.Name is { } name)
            confirmation["name"] = name;

        var result = new JsonObject { ["confirmation"] = confirmation };
        if (reason.Estimate is { } estimate)
            result["estimate"] = EstimateFormatter.Of(estimate, asked.Billing);

        if (call.Caller.ShowsOrders)
        {
            confirmation["tool"] = call.Tool.Name;
            confirmation["title"] = call.Tool.Title;
            if (reason.Spent is { } spent && EstimateFormatter.Budgets(limits, spent) is { Count: > 0 } budgets)
                result["budgets"] = budgets;
        }

        result["next"] = Next(call);
        return ToolResult.From(result, ResultKind.NeedsConfirmation);
    }

    private static string Next(ToolCall call)
    {
        var again = $"call {call.Tool.Name} again in the same way, with the same arguments and confirm: the token.";
        if (call.Caller.ShowsOrders)
            return $"Nothing was sent yet. The person sees the order and decides there; wait for that. Only if they agree in words, {again}";

        var how = call.Caller.AnsweredItself ? ": the client closed the question itself, and no person has answered" : "";
        return $"Nothing was sent yet{how}. Ask the person. Only if they agree, {again}";
    }

    private static ToolResult NotAgreed() => ToolResult.From(
        new JsonObject
        {
            ["confirmation"] = new JsonObject { ["agreed"] = false },
            ["next"] = "The person did not agree; nothing was sent and nothing was charged. Do not call again unless they say so.",
        },
        ResultKind.NeedsConfirmation);
}
