using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Model;

/// <summary>One call on its way: the tool, its valid arguments, and the caller.</summary>
/// <param name="Tool">The tool called.</param>
/// <param name="Arguments">Arguments for HeyGen, in HeyGen's own names.</param>
/// <param name="Options">Arguments for this server.</param>
/// <param name="Caller">Who called.</param>
internal sealed record ToolCall(ToolDefinition Tool, JsonObject Arguments, CallOptions Options, Caller Caller)
{
    /// <summary>Where the call's progress is told already, because files went first; null while nothing is.</summary>
    public CallProgress? Progress { get; init; }

    /// <summary>By which the same call is known again, taken before its files were uploaded; null where the arguments alone tell it.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What an earlier call like this one submitted; this one's files were not uploaded again.</summary>
    public Submission? Earlier { get; init; }
}

/// <summary>The arguments that are this server's own, not HeyGen's.</summary>
/// <param name="WaitSeconds">How long to wait for the job; null leaves it to <see cref="WaitTime"/>.</param>
/// <param name="AllFields">True when a list is to show every field.</param>
internal sealed record CallOptions(int? WaitSeconds = null, bool AllFields = false)
{
    /// <summary>Submit again although the same call was made before.</summary>
    public bool NewTake { get; init; }

    /// <summary>The token of a confirmation.</summary>
    public string? Confirm { get; init; }
}

/// <summary>The client at the other end.</summary>
/// <param name="ClientName">Its <c>clientInfo.name</c>.</param>
/// <param name="SendProgress">Sends one progress notification; null when the client asked for none.</param>
internal sealed record Caller(string? ClientName, Func<ProgressReport, CancellationToken, Task>? SendProgress)
{
    /// <summary>The tools that it may reach through other tools, such as <c>run_tool</c>.</summary>
    public ToolSelection Offer { get; init; } = ToolSelection.Nothing;

    /// <summary>Who calls; the same call of another caller is another call. Without authentication everybody is the same.</summary>
    public string Tag { get; init; } = "local";

    /// <summary>What the call answers, where that is known: the same words on another occasion are another wish.</summary>
    public string? Occasion { get; init; }

    /// <summary>The conversation that the budget of a session holds for, as the ledger keeps it.</summary>
    public string Session { get; init; } = "local";

    /// <summary>The client can ask the person a question by a form.</summary>
    public bool CanAnswerForms { get; init; }

    /// <summary>Takes work that is to be done once the result has gone out; null where a result is there as soon as the call returns.</summary>
    public Action<Func<Task>>? WhenSent { get; init; }

    /// <summary>When the call came, by the clock of <see cref="ToolServices"/>; null where that is when the handler begins.</summary>
    public long? ArrivedAt { get; init; }

    /// <summary>The client takes a task in place of a result.</summary>
    public bool TakesTasks { get; init; }

    /// <summary>The client can show the person a page to open.</summary>
    public bool CanOpenPages { get; init; }

    /// <summary>The answer with which a call goes on that asked the person; null at a call's beginning.</summary>
    public ElicitationAnswer? Answer { get; init; }

    /// <summary>Folders that the client works in (MCP's roots), asked for only when a call needs them.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<string>>> Roots { get; init; } = _ => Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>What a person answered to a call's <see cref="Results.Elicitation"/>.</summary>
/// <param name="Action"><see cref="Accept"/>, <see cref="Decline"/> or <c>cancel</c>.</param>
/// <param name="State">The question's state as the client gave it back.</param>
internal sealed record ElicitationAnswer(string Action, string State)
{
    public const string Accept = "accept";
    public const string Decline = "decline";

    /// <summary>Yes, to a question of yes or no: a form can also be sent off with the box left empty.</summary>
    public bool Agrees { get; init; }
}

/// <summary>One progress notification: a number out of 100 that rises within a call, and a line for a person.</summary>
internal readonly record struct ProgressReport(double Percent, string Message);

/// <summary>What a handler works with.</summary>
/// <param name="HeyGen">The way to HeyGen.</param>
/// <param name="JobReader">Looks at a job once.</param>
/// <param name="Jobs">Waits for jobs.</param>
/// <param name="WaitTime">How long a call waits.</param>
/// <param name="Time">The clock.</param>
internal sealed record ToolServices(HeyGenClient HeyGen, IJobReader JobReader, JobPoller Jobs, WaitTime WaitTime, TimeProvider Time)
{
    /// <summary>What was submitted.</summary>
    public required ILedger Ledger { get; init; }

    /// <summary>Sends creates once.</summary>
    public required Submitter Submitter { get; init; }

    /// <summary>What may be spent.</summary>
    public required SpendingLimits Limits { get; init; }

    /// <summary>What pays for calls.</summary>
    public required Billing Billing { get; init; }

    /// <summary>Signs what leaves the process and comes back.</summary>
    public required SigningKey SigningKey { get; init; }

    /// <summary>Reads texts that HeyGen's answers only link to.</summary>
    public required LinkedTextReader LinkedTexts { get; init; }

    /// <summary>Where to keep what must outlive the process.</summary>
    public required StateFolder State { get; init; }

    /// <summary>Calls another tool on a caller's behalf.</summary>
    public required CallPipeline Pipeline { get; init; }

    /// <summary>How many times faster than at HeyGen jobs run here; only the estimate of progress depends on it.</summary>
    public double JobSpeed { get; init; } = 1;

    /// <summary>Which files of this machine calls may touch.</summary>
    public required LocalFiles LocalFiles { get; init; }

    /// <summary>Sends files to HeyGen.</summary>
    public required AssetUploads Uploads { get; init; }

    /// <summary>Opens links.</summary>
    public required PublicWeb Web { get; init; }
}
