using System.Security.Cryptography;

namespace HeyGen.McpServer.Catalog.Webhooks;

/// <summary>
/// Keeps an endpoint's signing secret out of the conversation, which a host may log, send on or show. HeyGen tells it once, so it goes into the state
/// folder, and the result says where.
/// </summary>
internal sealed class WebhookSecretHandler(HeyGenClient heyGen, StateFolder state, TimeProvider time) : IToolHandler
{
    private const string Folder = "webhooks";
    private const string Field = "secret";
    private const string EndpointId = "endpoint_id";
    private const int LongestFileName = 100;

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            state.RequireWritable(Folder);
        }
        catch (StateFolderException problem)
        {
            return new ToolResult
            {
                Kind = ResultKind.Failed,
                Text = $"{problem.Message}\nNothing was sent to HeyGen: it tells the secret only once, and there would be no place to keep it.",
            };
        }

        cancellationToken.ThrowIfCancellationRequested();
        // Not cancelled with the caller: the secret of an answer that nobody reads would be lost.
        var answer = await heyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, CancellationToken.None);
        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var secret = JsonText.At(fields, Field);
        fields.Remove(Field);
        var shaped = UntrustedText.Clean(fields);
        Keep(secret, JsonText.At(fields, EndpointId), shaped);
        return ToolResult.From(shaped);
    }

    private void Keep(string? secret, string? endpointId, JsonObject result)
    {
        if (secret is null || endpointId is null)
        {
            result["next"] = "HeyGen's answer holds no secret. rotate_webhook_endpoint_secret makes a new one; list_webhook_endpoints has the endpoint's id.";
            return;
        }

        try
        {
            result["secret_file"] = state.Write(Folder, FileName(endpointId), new JsonObject
            {
                [EndpointId] = endpointId,
                [Field] = secret,
                ["saved_at"] = time.GetUtcNow().ToString("O"),
            });
            result["next"] = state.IsTemporary
                ? "The secret that events are signed with is in secret_file, which ends with the sandbox."
                : "The secret that events are signed with is in secret_file, on the machine that this server runs on. Do not read it into the conversation.";
        }
        catch (StateFolderException problem)
        {
            result["next"] =
                $"The secret is lost: {problem.Message} Once that is mended, rotate_webhook_endpoint_secret with this endpoint_id makes a new one.";
        }
    }

    /// <summary>The id comes from outside: one that would be no plain file name is told by its digest.</summary>
    private static string FileName(string endpointId)
    {
        var isPlain = endpointId.Length <= LongestFileName && endpointId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
        return $"{(isPlain ? endpointId : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpointId))))}.json";
    }
}
