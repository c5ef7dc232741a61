namespace HeyGen.McpServer.Model;

/// <summary>The client at the other end.</summary>
/// <param name="ClientName">Its <c>clientInfo.name</c>.</param>
/// <param name="SendProgress">Sends one progress notification; null when the client asked for none.</param>
internal sealed record Caller(string? ClientName, Func<ProgressReport, CancellationToken, Task>? SendProgress)
{
    /// <summary>The name under which this program's own <c>call</c> command calls.</summary>
    public const string Terminal = "heygen-mcp-call";

    /// <summary>The tag of every caller where nobody is asked who they are.</summary>
    public const string Anyone = "local";

    /// <summary>The tools that it may reach through other tools, such as <c>run_tool</c>.</summary>
    public ToolSelection Tools { get; init; } = ToolSelection.Nothing;

    /// <summary>Who calls; the same call of another caller is another call. Without authentication everybody is the same.</summary>
    public string Tag { get; init; } = Anyone;

    /// <summary>Whether a submission may be shown to it: with authentication, only its own.</summary>
    public bool MaySee(Submission row) => Tag == Anyone || row.Caller == Tag;

    /// <summary>The conversation that the budget of a session holds for, as the ledger keeps it.</summary>
    public string Session { get; init; } = "local";

    /// <summary>The client can ask the person a question by a form.</summary>
    public bool CanAnswerForms { get; init; }

    /// <summary>The client shows a page with the result, on which the person can agree to an order.</summary>
    public bool ShowsOrders { get; init; }

    /// <summary>The client closed a question of this call without asking anybody.</summary>
    public bool AnsweredItself { get; init; }

    /// <summary>When the call came, as a timestamp of the server's clock; null where that is when its work begins.</summary>
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

/// <summary>One progress notification: a number out of 100 that rises within a call, and a line for a person.</summary>
internal readonly record struct ProgressReport(double Percent, string Message);
