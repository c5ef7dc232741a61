using System.Text;
using HeyGen.Client;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>The one place that turns failures into results: what happened, what it means, what to do next, whether it cost anything.</summary>
internal static class FailureFormatter
{
    // Nobody reads on after so many, and a hostile call could make an answer of megabytes.
    private const int MostProblems = SchemaValidator.MostProblems;

    public static ToolResult From(IReadOnlyList<ArgumentProblem> problems, ToolDefinition tool)
    {
        var text = new StringBuilder($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} with the arguments of {tool.Name}; nothing was sent.");
        foreach (var problem in problems.Take(MostProblems))
        {
            text.Append("\n- ").Append(UntrustedText.Clean(problem.Message));
        }

        if (problems.Count > MostProblems)
        {
            text.Append($"\n- and {problems.Count - MostProblems} more. Of a long list only the first 100 items are checked at once.");
        }

        return new ToolResult { Kind = ResultKind.BadArguments, Text = text.ToString() };
    }

    public static ToolResult From(HeyGenError error, ToolDefinition tool, string? explanation)
    {
        var text = new StringBuilder(error.Code);
        if (error.Status is { } status)
        {
            text.Append($" (HTTP {status})");
        }

        // Without a status HeyGen said nothing, and the message is the client's own.
        text.Append(error.Status is null ? $": {error.Message} {error.Hint}" : $": {error.Hint}");
        Line(text, error.Code == "missing_credentials" ? "To try without an account, start this server with --sandbox." : null);
        Line(text, explanation);
        Line(text, error.Status is not null && error.Message.Length > 0 ? $"HeyGen says: {UntrustedText.Clean(error.Message)}" : null);
        Line(text, error.Param is { } param ? $"Field: {UntrustedText.Clean(param)}" : null);
        Line(text, error.RetryAfter is { } wait ? $"Try again in {Math.Ceiling(wait.TotalSeconds):0} s." : null);
        Line(text, tool.Effects.HasFlag(Effects.Spends) || tool.Submits ? Charge(error, tool) : null);
        Line(text, error.RequestId is { } id ? $"Request id: {UntrustedText.Clean(id)}" : null);
        return new ToolResult { Kind = Kind(error), Text = text.ToString() };
    }

    /// <summary>A file that this server did not open, send or fetch.</summary>
    public static ToolResult From(FileRefusedException refusal, ToolDefinition tool) => new()
    {
        Kind = refusal.Reason switch
        {
            FileRefusal.Unusable => ResultKind.BadArguments,
            FileRefusal.NotAllowed => ResultKind.Denied,
            _ => ResultKind.Failed,
        },
        Text = tool.Effects.HasFlag(Effects.Spends) ? $"{UntrustedText.Clean(refusal.Message)}\nNothing was started and nothing was charged." : UntrustedText.Clean(refusal.Message),
    };

    /// <summary>Nothing is paid for that cannot be written down first.</summary>
    public static ToolResult From(LedgerException unusable, ToolDefinition tool) => new()
    {
        Kind = ResultKind.Failed,
        Text = tool.Submits ? $"{UntrustedText.Clean(unusable.Message)}\nNothing was started and nothing was charged." : UntrustedText.Clean(unusable.Message),
    };

    /// <summary>The state folder, which holds the signing key, cannot be used: nothing can be confirmed.</summary>
    public static ToolResult From(StateFolderException unusable) => new()
    {
        Kind = ResultKind.Failed,
        Text = $"{UntrustedText.Clean(unusable.Message)}\nNothing was sent.",
    };

    /// <summary>A confirmation, or an answer to a question, that does not count for this call.</summary>
    public static ToolResult From(TokenProblem problem, TokenPurpose purpose, ToolDefinition tool)
    {
        var (token, again) = purpose is TokenPurpose.Confirmation
            ? ("The token in confirm", "without confirm; the result has a new token.")
            : ("The answer to the question", "and the person is asked anew.");
        var why = problem switch
        {
            TokenProblem.Altered => "was not made by this server, or was changed on its way",
            TokenProblem.Expired => $"has expired: it is good for {CallToken.Lifetime.TotalMinutes:0} minutes",
            TokenProblem.OtherCall => "belongs to another tool or to other arguments, and the person agreed to those only",
            TokenProblem.OtherHolder => "was given to another caller, or for another HeyGen account",
            TokenProblem.Used => "was used already: it is good for one call",
            _ => throw new ArgumentOutOfRangeException(nameof(problem)),
        };
        var look = problem is TokenProblem.Used && tool.Submits ? " list_jobs shows what the first call started." : "";
        return new ToolResult { Kind = ResultKind.Denied, Text = $"{token} {why}. Nothing was sent.{look} Call {tool.Name} again {again}" };
    }

    /// <summary>A budget that would be exceeded.</summary>
    public static ToolResult From(SpendingRefusedException refusal) => new()
    {
        Kind = ResultKind.Denied,
        Text = $"{refusal.Message}\nNothing was started and nothing was charged.",
    };

    /// <summary>A fault of this server, not of the caller or HeyGen; details stay in the log.</summary>
    public static ToolResult Unexpected(ToolDefinition tool) => new()
    {
        Kind = ResultKind.Failed,
        Text = $"{tool.Name} failed inside this server; its log (stderr) has the details. If the call starts paid work, look for the work with a list tool before calling again.",
    };

    private static ResultKind Kind(HeyGenError error) =>
        error.Kind is FailureKind.Credentials or FailureKind.Permission or FailureKind.Payment ? ResultKind.Denied : ResultKind.Failed;

    /// <summary>What to do about a call of which it is unknown whether HeyGen began the work.</summary>
    public static string AfterUnknown(ToolDefinition tool)
    {
        var look = tool.LookForWorkWith is { } list ? $"Look with {list}" : "Look at HeyGen";
        const string anew = "new_take: true submits anew, and may be paid twice.";
        return tool switch
        {
            { Submits: false } => $"It is unknown whether HeyGen started the work. {look} before calling {tool.Name} again: a second submission may be paid twice.",
            _ when Idempotency.IsPromised(tool) =>
                $"It is unknown whether HeyGen started the work. {tool.Name} again with the same arguments goes on with this submission and pays once. {look} for what was started; {anew}",
            _ => $"It is unknown whether HeyGen started the work, and HeyGen does not recognise a repeat of it: {tool.Name} again with the same arguments looks for it and does not send it again. {look}; {anew}",
        };
    }

    private static string Charge(HeyGenError error, ToolDefinition tool) =>
        error.WorkStarted is WorkStarted.No ? "Nothing was started and nothing was charged." : AfterUnknown(tool);

    private static void Line(StringBuilder text, string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            text.Append('\n').Append(line);
        }
    }
}
