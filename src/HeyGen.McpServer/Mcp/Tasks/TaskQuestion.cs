namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>A Video Agent's question, which a form can answer. A consent is given on a page that create_avatar_consent makes instead.</summary>
/// <param name="Key">Names the question within its task; made of the agent's words and their place, so that the next question has another.</param>
internal sealed record TaskQuestion(string Key, string SessionId, string Words)
{
    public const string Field = "message";

    /// <summary>The question that a job waits with; null when it waits with none.</summary>
    public static TaskQuestion? Of(JobKind kind, JobSnapshot snapshot)
    {
        return snapshot.State is JobState.NeedsInput && JobQuestion.Of(kind, snapshot) is { } question
            ? new TaskQuestion($"answer-{question.Key}", snapshot.Id.Id, UntrustedText.Clean(question.Text))
            : null;
    }

    public JsonObject Request() => new()
    {
        ["method"] = "elicitation/create",
        ["params"] = new JsonObject
        {
            ["mode"] = "form",
            ["message"] = Words.Length == 0 ? "HeyGen's Video Agent waits for an answer." : $"HeyGen's Video Agent asks: {Words}",
            ["requestedSchema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    [Field] = new JsonObject
                    {
                        ["type"] = "string",
                        ["title"] = "Answer",
                        ["description"] = "Your answer to the Video Agent. What it renders then costs money.",
                    },
                },
                ["required"] = new JsonArray((JsonNode)Field),
            },
        },
    };
}
