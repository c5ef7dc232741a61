using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>
/// Holds a call against the budgets, then has a person agree to what costs much or cannot be brought back: by a form where the client has forms, else by a
/// token that the model passes back. The token is a speed bump for a model, not a guard; the guards are the budgets.
/// </summary>
internal sealed class ApprovalStage(
    SpendingLimits limits, CallTokens tokens, ConfirmationSubjects subjects, HeyGenClient heyGen, ILedger ledger)
{
    /// <exception cref="SpendingRefusedException">A budget does not allow it.</exception>
    /// <exception cref="TokenRefusedException">The token does not count for this call.</exception>
    public async Task<Approval> ApproveCreateAsync(CheckedCall known, CancellationToken cancellationToken)
    {
        var (call, estimate) = (known.Priced.Call, known.Priced.Estimate);
        if (call.Caller.Answer is { Agrees: false } no && call.Tool.TakesConfirmation)
            return new Approval(NotAgreed(no));

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
            return await ConfirmAsync(reason, call, new TokenSubject(known.Priced.Fingerprint, known.Priced.Account, call.Caller), cancellationToken);
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

        if (call.Caller.Answer is { Agrees: false } no)
            return new Approval(NotAgreed(no));

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
        if (call.Caller.CanAnswerForms)
        {
            var state = await tokens.IssueAsync(TokenPurpose.Form, subject, cancellationToken);
            var message = asked.Ask(reason);
            return new ToolResult { Kind = ResultKind.NeedsConfirmation, Text = message, Elicitation = new FormElicitation(message, state.Text) };
        }

        var token = await tokens.IssueAsync(TokenPurpose.Confirmation, subject, cancellationToken);
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

        result["next"] = $"Nothing was sent yet. Ask the person. Only if they agree, call {call.Tool.Name} again in the same way, with the same arguments "
            + "and confirm: the token.";
        return ToolResult.From(result, ResultKind.NeedsConfirmation);
    }

    private static ToolResult NotAgreed(ElicitationAnswer answer) => ToolResult.From(
        new JsonObject
        {
            ["confirmation"] = new JsonObject { ["agreed"] = false },
            ["next"] = answer.Action == ElicitationAnswer.Accept || answer.Action == ElicitationAnswer.Decline
                ? "The person did not agree; nothing was sent and nothing was charged. Do not call again unless they say so."
                : "The person closed the question without an answer; nothing was sent and nothing was charged. Call again only if they want it.",
        },
        ResultKind.NeedsConfirmation);
}
