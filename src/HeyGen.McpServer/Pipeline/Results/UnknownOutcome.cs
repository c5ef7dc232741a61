using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Words for a call of which it is unknown whether HeyGen began the work.</summary>
internal static class UnknownOutcome
{
    /// <summary>What to do about a call of which it is unknown whether HeyGen began the work.</summary>
    public static string Advice(ToolDefinition tool)
    {
        var look = tool.LookForWorkWith is { } list ? $"Look with {list}" : "Look at HeyGen";
        const string anew = "new_take: true submits anew, and may be paid twice.";
        return tool switch
        {
            { Submits: false } => $"It is unknown whether HeyGen started the work. {look} before calling {tool.Name} again: a second submission may be paid twice.",
            _ when tool.HasIdempotencyKey =>
                $"It is unknown whether HeyGen started the work. {tool.Name} again with the same arguments goes on with this submission and pays once. {look} for what was started; {anew}",
            _ => $"It is unknown whether HeyGen started the work, and HeyGen does not recognise a repeat of it: {tool.Name} again with the same arguments looks for it and does not send it again. {look}; {anew}",
        };
    }
}
