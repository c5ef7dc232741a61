using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>
/// Asks for consent, which only the person shown can give, on a page of HeyGen's. A client that can open pages shows it, and the call goes on when the
/// person has answered; any other gets the link at once, for nobody could follow it while the call waits.
/// </summary>
internal sealed class AvatarConsentHandler(
    HeyGenClient heyGen, IJobReader jobs, WaitingStage waiting, CallTimers timers, CallTokens tokens, ILedger ledger) : IToolHandler
{
    private const string GroupId = "group_id";

    private const string Message =
        "HeyGen asks the person whom this avatar shows for consent, on a page of its own. Open it to read and answer; without consent the avatar is of no use.";

    private static readonly JobKind kind = AvatarKinds.AvatarConsent;

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var groupId = call.Read(AvatarsJson.Default.CreateAvatarConsent).GroupId;
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var subject = new TokenSubject(Fingerprint.Of(call.Tool, call.Arguments, []), account, call.Caller);
        if (call.Caller.Answer is not { } answer)
            return await AskAsync(groupId, call, subject, cancellationToken);

        var nonce = await tokens.ReadAsync(TokenPurpose.Page, answer.State, subject, cancellationToken);
        return await ledger.UseOnceAsync(nonce, ILedger.NonceLifetime, cancellationToken)
            ? await GoOnAsync(groupId, answer, call, cancellationToken)
            : throw new TokenRefusedException(TokenProblem.Used, TokenPurpose.Page);
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

    private async Task<ToolResult> AskAsync(string groupId, ToolCall call, TokenSubject subject, CancellationToken cancellationToken)
    {
        // Before anything is sent: a token that cannot be made must not follow a request that HeyGen has acted on.
        var state = call.Caller.CanOpenPages ? await tokens.IssueAsync(TokenPurpose.Page, subject, cancellationToken) : null;
        var answer = await heyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken);
        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var start = JobReader.Snapshot(kind, groupId, fields.Count > 0 && answer.Data.TryGetProperty("avatar_group", out var group) ? group : default);
        if (start.State.EndsTheWait())
            return JobFormatter.Format(kind, start);

        if (JsonText.At(fields, "url") is not { } address)
        {
            // Footage was handed in: HeyGen looks at it, and there is nothing to open.
            return await WaitAsync(start, call, cancellationToken);
        }

        if (Openable(address, heyGen.BaseAddress) is not { } page)
            return Awaited(start, "HeyGen's answer names no page that is safe to open. Ask for the consent on the avatar's page in the HeyGen app.");

        var next = $"Show the person links.url: only they can agree, on that page, within 24 hours. Then call wait_for_job with job_ids [\"{start.Id}\"].";
        var awaited = Awaited(start, next, page);
        return state is null ? awaited : awaited with { Elicitation = new UrlElicitation(page, Message, state.Text) };
    }

    private async Task<ToolResult> GoOnAsync(string groupId, ElicitationAnswer answer, ToolCall call, CancellationToken cancellationToken)
    {
        var now = await jobs.ReadAsync(kind, groupId, cancellationToken);
        if (now.State.EndsTheWait())
            return JobFormatter.Format(kind, now);

        return answer.Action switch
        {
            ElicitationAnswer.Accept => await WaitAsync(now, call, cancellationToken),
            ElicitationAnswer.Decline => Awaited(
                now, "The person does not want to open the consent page. Ask them before calling this again; without consent the avatar is of no use."),
            _ => Awaited(now, "The person closed the question without an answer. create_avatar_consent asks again."),
        };
    }

    private async Task<ToolResult> WaitAsync(JobSnapshot start, ToolCall call, CancellationToken cancellationToken)
    {
        await using var timer = timers.Start(call, cancellationToken);
        var finished = await waiting.WaitAsync([new AwaitedJob(kind, start.Id.Id, start)], timer, cancellationToken);
        return JobFormatter.Format(kind, finished[0].Last.Require());
    }

    /// <summary>A consent that is still awaited, and what to do about it.</summary>
    private static ToolResult Awaited(JobSnapshot awaited, string next, Uri? page = null)
    {
        var shown = JobFormatter.Show(kind, awaited);
        shown.Remove("next");
        if (page is not null)
            shown["links"] = new JsonObject { ["url"] = page.AbsoluteUri };

        shown["next"] = next;
        // With a page somebody has yet to answer; without one nothing is waited for.
        return ToolResult.From(shown, page is null ? ResultKind.Done : ResultKind.StillRunning);
    }
}
