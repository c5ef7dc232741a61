using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Jobs;

/// <summary>What a job that talks with its user said last, and may wait for an answer to.</summary>
/// <param name="Key">Tells one question from the next. What the user says does not change it, so that it names the question that a message answers also after the message was sent.</param>
/// <param name="Text">HeyGen's words.</param>
internal sealed record JobQuestion(string Key, string Text)
{
    private const int KeyBytes = 8;

    /// <summary>Null for a kind without messages.</summary>
    public static JobQuestion? Of(JobKind kind, JobSnapshot snapshot)
    {
        if (kind.MessagesField is not { } field)
        {
            return null;
        }

        List<JsonObject> said = [.. (snapshot.Fields[field] as JsonArray ?? []).OfType<JsonObject>().Where(IsSaid)];
        var text = said.Count == 0 ? "" : JsonText.At(said[0], "content") ?? "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{snapshot.Id}\n{said.Count}\n{text}"));
        return new JobQuestion(Convert.ToHexStringLower(hash.AsSpan(0, KeyBytes)), text);
    }

    /// <summary>A resource, as a storyboard is, comes while the agent works, and asks nothing.</summary>
    private static bool IsSaid(JsonObject message) => JsonText.At(message, "role") != "user" && JsonText.At(message, "type") != "resource";
}
