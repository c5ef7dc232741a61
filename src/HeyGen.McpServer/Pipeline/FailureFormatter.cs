using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline;

/// <summary>The one place that turns failures into results: what happened, what to do next, and whether anything was charged.</summary>
internal sealed partial class FailureFormatter(IToolParts parts, ILogger<FailureFormatter> logger)
{
    private const string NothingCharged = "Nothing was started and nothing was charged.";

    public async Task<ToolResult> FormatAsync(Exception failure, ToolDefinition tool, JsonObject arguments, Caller caller, CancellationToken cancellationToken)
    {
        switch (failure)
        {
            case HeyGenException refusal:
                return Format(
                    refusal.Error, tool, await ExplainAsync(refusal.Error, new ToolCall(tool, arguments, new CallOptions(), caller), cancellationToken));
            case ToolFailure known:
                return Format(known, tool);
            default:
                LogUnexpected(logger, failure, tool.Name);
                return new ToolResult
                {
                    Kind = ResultKind.Failed,
                    Text = $"{tool.Name} failed inside this server; its log (stderr) has the details. "
                        + "If the call starts paid work, check with a list tool before calling again.",
                };
        }
    }

    public static ToolResult Format(ToolFailure failure, ToolDefinition tool) => failure switch
    {
        ArgumentsRefusedException refusal => Format(refusal.Problems, tool),
        SubmissionFailedException refusal => Format(refusal.Error, refusal.Tool, explanation: null),
        TokenRefusedException refusal => new ToolResult
        {
            Kind = ResultKind.Denied,
            Text = Text(refusal, tool),
            RefusesState = refusal.Purpose is not TokenPurpose.Confirmation,
        },
        FileRefusedException refusal =>
            new ToolResult { Kind = KindOf(refusal.Reason), Text = WithCharge(refusal, tool, tool.Effects.HasFlag(Effects.Spends)) },
        SpendingRefusedException refusal => new ToolResult { Kind = ResultKind.Denied, Text = WithCharge(refusal, tool, isAboutMoney: true) },
        LedgerException => new ToolResult { Kind = ResultKind.Failed, Text = WithCharge(failure, tool, tool.Submits) },
        // The state folder holds the signing key, without which nothing can be confirmed.
        _ when failure.WorkStarted is WorkStarted.No =>
            new ToolResult { Kind = ResultKind.Failed, Text = $"{UntrustedText.Clean(failure.Message)}\nNothing was sent." },
        _ => new ToolResult { Kind = ResultKind.Failed, Text = WithCharge(failure, tool, isAboutMoney: true) },
    };

    public static ToolResult Format(HeyGenError error, ToolDefinition tool, string? explanation = null)
    {
        var text = new StringBuilder(error.Code);
        if (error.Status is { } status)
            text.Append($" (HTTP {status})");

        // Without a status HeyGen said nothing, and the message is the client's own.
        text.Append(error.Status is null ? $": {error.Message} {error.Hint}" : $": {tool.Advice.GetValueOrDefault(error.Code) ?? error.Hint}");
        Line(text, error.Code == "missing_credentials" ? "To try without an account, start this server with --sandbox." : null);
        Line(text, explanation);
        Line(text, error.Status is not null && error.Message.Length > 0 ? $"HeyGen says: {UntrustedText.Clean(error.Message)}" : null);
        Line(text, error.Param is { } param ? $"Field: {UntrustedText.Clean(param)}" : null);
        Line(text, error.RetryAfter is { } wait ? $"Try again in {Math.Ceiling(wait.TotalSeconds):0} s." : null);
        Line(text, tool.Effects.HasFlag(Effects.Spends) || tool.Submits ? Charge(error.WorkStarted, tool) : null);
        Line(text, error.RequestId is { } id ? $"Request id: {UntrustedText.Clean(id)}" : null);
        var isDenied = error.Kind is FailureKind.Credentials or FailureKind.Permission or FailureKind.Payment;
        return new ToolResult { Kind = isDenied ? ResultKind.Denied : ResultKind.Failed, Text = text.ToString() };
    }

    private static ToolResult Format(IReadOnlyList<ArgumentProblem> problems, ToolDefinition tool)
    {
        var text = new StringBuilder($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} with the arguments of {tool.Name}; nothing was sent.");
        foreach (var problem in problems.Take(SchemaValidator.MostProblems))
            text.Append("\n- ").Append(UntrustedText.Clean(problem.Message));

        if (problems.Count > SchemaValidator.MostProblems)
            text.Append($"\n- and {problems.Count - SchemaValidator.MostProblems} more. Of a long list only the first 100 items are checked at once.");

        return new ToolResult { Kind = ResultKind.BadArguments, Text = text.ToString() };
    }

    private static string Text(TokenRefusedException refusal, ToolDefinition tool)
    {
        var (token, again) = refusal.Purpose is TokenPurpose.Confirmation
            ? ("The token in confirm", "without confirm; the result has a new token.")
            : ("The answer to the question", "and the person is asked anew.");
        var why = refusal.Problem switch
        {
            TokenProblem.Altered => "was not made by this server, or was changed on its way",
            TokenProblem.Expired => $"has expired: it is good for {CallTokens.Lifetime.TotalMinutes:0} minutes",
            TokenProblem.OtherCall => "belongs to another tool or to other arguments, and the person agreed to those only",
            TokenProblem.OtherHolder => "was given to another caller, or for another HeyGen account",
            TokenProblem.Used => "was used already: it is good for one call",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };
        var hint = refusal.Problem is TokenProblem.Used && tool.Submits ? " list_jobs shows what the first call started." : "";
        return $"{token} {why}. Nothing was sent.{hint} Call {tool.Name} again {again}";
    }

    private static string WithCharge(ToolFailure failure, ToolDefinition tool, bool isAboutMoney) =>
        isAboutMoney ? $"{UntrustedText.Clean(failure.Message)}\n{Charge(failure.WorkStarted, tool)}" : UntrustedText.Clean(failure.Message);

    private static string Charge(WorkStarted started, ToolDefinition tool) => started is WorkStarted.No ? NothingCharged : UnknownOutcome.Advice(tool);

    private static ResultKind KindOf(FileRefusal reason) => reason switch
    {
        FileRefusal.Unusable => ResultKind.BadArguments,
        FileRefusal.NotAllowed => ResultKind.Denied,
        _ => ResultKind.Failed,
    };

    /// <summary>When finding the explanation fails too, the refusal stands alone.</summary>
    private async Task<string?> ExplainAsync(HeyGenError error, ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Tool.Explainer is null)
            return null;

        try
        {
            return await parts.ExplainerOf(call.Tool).ExplainAsync(error, call, cancellationToken);
        }
        catch (HeyGenException)
        {
            return null;
        }
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (!string.IsNullOrEmpty(line))
            text.Append('\n').Append(line);
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "{Tool} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception fault, string tool);
}
