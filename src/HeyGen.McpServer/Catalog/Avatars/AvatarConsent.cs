using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>
/// Asks for consent, which only the person shown can give, on a page of HeyGen's. A client that can open pages shows it, and the call goes on when the
/// person has answered; any other gets the link at once, for nobody could follow it while the call waits.
/// </summary>
internal static class AvatarConsent
{
    private const string GroupId = "group_id";

    private const string Message =
        "HeyGen asks the person whom this avatar shows for consent, on a page of its own. Open it to read and answer; without consent the avatar is of no use.";

    private static readonly JobKind kind = AvatarKinds.AvatarConsent;

    public static async Task<ToolResult> RunAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var groupId = call.Arguments[GroupId]!.GetValue<string>();
        if (call.Caller.Answer is not { } answer)
        {
            return await AskAsync(groupId, call, services, cancellationToken);
        }

        var token = await CallToken.ReadAsync(TokenPurpose.Page, answer.State, call, services, cancellationToken);
        var problem = token.Problem ?? (await CallToken.UseUpAsync(token, services, cancellationToken) ? null : TokenProblem.Used);
        return problem is { } wrong
            ? FailureFormatter.From(wrong, TokenPurpose.Page, call.Tool)
            : await GoOnAsync(groupId, answer, call, services, cancellationToken);
    }

    /// <summary>
    /// The page's address, when it can be shown as a link: encrypted, or this machine's own sandbox, and without a user name that pretends to be a host.
    /// </summary>
    public static Uri? Openable(string? address, Uri heyGen) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page)
        && page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && page.IsLoopback && page.Authority == heyGen.Authority))
            ? page
            : null;

    private static async Task<ToolResult> AskAsync(string groupId, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var answer = await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken);
        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var start = JobReader.Snapshot(kind, groupId, fields.Count > 0 && answer.Data.TryGetProperty("avatar_group", out var group) ? group : default);
        if (start.State.EndsTheWait())
        {
            return JobFormatter.Outcome(kind, start);
        }

        if (JsonText.At(fields, "url") is not { } address)
        {
            // Footage was handed in: HeyGen looks at it, and there is nothing to open.
            return await WaitAsync(start, call, services, cancellationToken);
        }

        if (Openable(address, services.HeyGen.BaseAddress) is not { } page)
        {
            return Awaited(start, "HeyGen's answer names no page that is safe to open. Ask for the consent on the avatar's page in the HeyGen app.");
        }

        var next = $"Show the person links.url: only they can agree, on that page, within 24 hours. Then call wait_for_job with job_ids [\"{start.Id}\"].";
        var awaited = Awaited(start, next, page);
        if (!call.Caller.CanOpenPages)
        {
            return awaited;
        }

        var state = await CallToken.IssueAsync(TokenPurpose.Page, call, services, cancellationToken);
        return awaited with { Elicitation = new UrlElicitation(page, Message, state.Text) };
    }

    private static async Task<ToolResult> GoOnAsync(string groupId, ElicitationAnswer answer, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var now = await services.JobReader.ReadAsync(kind, groupId, cancellationToken);
        if (now.State.EndsTheWait())
        {
            return JobFormatter.Outcome(kind, now);
        }

        return answer.Action switch
        {
            ElicitationAnswer.Accept => await WaitAsync(now, call, services, cancellationToken),
            ElicitationAnswer.Decline => Awaited(
                now, "The person does not want to open the consent page. Ask them before calling this again; without consent the avatar is of no use."),
            _ => Awaited(now, "The person closed the question without an answer. create_avatar_consent asks again."),
        };
    }

    private static async Task<ToolResult> WaitAsync(JobSnapshot start, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        await using var progress = CallProgress.Start(call.Caller, services, cancellationToken);
        progress?.Show(kind, start);
        var wait = services.WaitTime.For(call.Options, call.Caller);
        return JobFormatter.Outcome(kind, await services.Jobs.WaitAsync(kind, start, wait, snapshot => progress?.Show(kind, snapshot), cancellationToken));
    }

    /// <summary>A consent that is still awaited, and what to do about it.</summary>
    private static ToolResult Awaited(JobSnapshot awaited, string next, Uri? page = null)
    {
        var shaped = JobFormatter.Shape(kind, awaited);
        shaped.Remove("next");
        if (page is not null)
        {
            shaped["links"] = new JsonObject { ["url"] = page.AbsoluteUri };
        }

        shaped["next"] = next;
        // With a page somebody has yet to answer; without one nothing is waited for.
        return ToolResult.From(shaped, page is null ? ResultKind.Done : ResultKind.StillRunning);
    }
}
