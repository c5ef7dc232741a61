using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>Where HeyGen recognises a create that it has had before, so that sending it again starts nothing new.</summary>
internal static class Idempotency
{
    /// <summary>Background removals ignore the header: there it is a field of the body.</summary>
    private static readonly Dictionary<string, string> bodyFields = new() { ["create_background_removal"] = "request_id" };

    /// <summary>True where HeyGen's reference promises that the same key stands for the same work.</summary>
    public static bool IsPromised(ToolDefinition tool) => tool.Operation is { } operation && (operation.TakesIdempotencyKey || bodyFields.ContainsKey(operation.Id));

    /// <summary>HeyGen still knows the row's key.</summary>
    public static bool Holds(Submission row, ToolDefinition tool, DateTimeOffset now) => IsPromised(tool) && now - row.CreatedAt < Submission.KeyLifetime;

    /// <summary>Puts the key into the body where HeyGen looks for it there, unless the caller has a mark of his own.</summary>
    public static void Put(string key, ToolDefinition tool, JsonObject body)
    {
        if (bodyFields.TryGetValue(tool.Operation!.Id, out var field) && body[field] is null)
        {
            body[field] = key;
        }
    }
}
