using System.Globalization;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>Whether a call may go on.</summary>
/// <param name="Outcome">What to answer in place of doing the call; null when it may go on.</param>
/// <param name="Token">What lets it go on, to be used up right before something is sent; null where nothing was needed.</param>
internal sealed record Clearance(ToolResult? Outcome, TokenReading? Token = null)
{
    public static Clearance Given { get; } = new(Outcome: null);
}

/// <summary>
/// Has a person agree to what costs much or cannot be brought back, before anything is sent: by a form where the client has forms, else by a token that the
/// model passes back. The token is a speed bump for a model, not a guard; the guards are the budgets.
/// </summary>
internal static class ConfirmationStage
{
    /// <summary>How long a call waits for the row of another one that came at the same moment with the same token.</summary>
    private static readonly TimeSpan patienceForTheFirst = TimeSpan.FromMilliseconds(50);

    private const int LooksForTheFirst = 10;

    /// <summary>Judges what the call brings along, or words the question to ask first. Nothing is used up yet: files may have to be sent before the call.</summary>
    public static async Task<Clearance> RequireAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        if (!call.Tool.TakesConfirmation)
        {
            return Clearance.Given;
        }

        if (call.Caller.Answer is { Agrees: false } no)
        {
            return new Clearance(NotAgreed(no));
        }

        // A client that timed out repeats its call word for word: it joins what it started, and its token, used up by then, is not looked at.
        if (ConfirmationReason.Of(call, services.Limits) is not { } reason || await JoinsAsync(call, services, cancellationToken))
        {
            return Clearance.Given;
        }

        if (call.Caller.Answer is { } yes)
        {
            return await ReadAsync(TokenPurpose.Form, yes.State, call, services, cancellationToken);
        }

        // Nobody is asked about what the server would refuse afterwards.
        if (reason.Estimate is { } estimate)
        {
            Budget.Require(new LedgerFacts(Same: null, DayUsd: 0, SessionUsd: 0), estimate, new SpendingLimits { PerCall = services.Limits.PerCall });
        }

        return call.Options.Confirm is { } token
            ? await ReadAsync(TokenPurpose.Confirmation, token, call, services, cancellationToken)
            : new Clearance(await AskAsync(reason, call, services, cancellationToken));
    }

    /// <summary>Uses up what let the call go on. Returns what to answer when another call was faster.</summary>
    public static async Task<ToolResult?> UseUpAsync(Clearance clearance, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        if (clearance.Token is not { } token || await CallToken.UseUpAsync(token, services, cancellationToken))
        {
            return null;
        }

        // The same call, sent twice at once, has one token: the first is about to write its row down, which the second is to join.
        for (var look = 0; call.Tool.Submits && !call.Options.NewTake && look < LooksForTheFirst; look++)
        {
            if (await JoinsAsync(call, services, cancellationToken))
            {
                return null;
            }

            await Task.Delay(patienceForTheFirst, services.Time, cancellationToken);
        }

        return FailureFormatter.From(TokenProblem.Used, Purpose(call), call.Tool);
    }

    private static TokenPurpose Purpose(ToolCall call) => call.Caller.Answer is null ? TokenPurpose.Confirmation : TokenPurpose.Form;

    private static async Task<bool> JoinsAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken) =>
        call.Tool.Submits && await services.Submitter.FindSameAsync(call, cancellationToken) is not null;

    private static async Task<Clearance> ReadAsync(TokenPurpose purpose, string text, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var token = await CallToken.ReadAsync(purpose, text, call, services, cancellationToken);
        return token.Problem is { } problem ? new Clearance(FailureFormatter.From(problem, purpose, call.Tool)) : new Clearance(Outcome: null, token);
    }

    private static async Task<ToolResult> AskAsync(ConfirmationReason reason, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var subject = await ConfirmationSubject.OfAsync(call, services, cancellationToken);
        if (call.Caller.CanAnswerForms)
        {
            var state = await CallToken.IssueAsync(TokenPurpose.Form, call, services, cancellationToken);
            var message = subject.Ask(reason);
            return new ToolResult { Kind = ResultKind.NeedsConfirmation, Text = message, Elicitation = new FormElicitation(message, state.Text) };
        }

        var token = await CallToken.IssueAsync(TokenPurpose.Confirmation, call, services, cancellationToken);
        var confirmation = new JsonObject { ["token"] = token.Text, ["expires_at"] = token.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["reason"] = reason.Text };
        if (subject.Name is { } name)
        {
            confirmation["name"] = name;
        }

        var result = new JsonObject { ["confirmation"] = confirmation };
        if (reason.Estimate is { } estimate)
        {
            result["estimate"] = EstimateFormatter.Of(estimate, subject.Billing);
        }

        result["next"] = $"Nothing was sent yet. Ask the person. Only if they agree, call {call.Tool.Name} again in the same way, with the same arguments and confirm: the token.";
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
