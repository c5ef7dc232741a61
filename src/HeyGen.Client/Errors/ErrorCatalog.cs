using static HeyGen.Client.FailureKind;

namespace HeyGen.Client;

/// <summary>What a code or status of HeyGen means for a caller.</summary>
/// <param name="IsTransient">The same request may succeed shortly.</param>
internal sealed record CatalogEntry(FailureKind Kind, string Hint, bool IsTransient = false);

/// <summary>Every error code that HeyGen's reference lists. HeyGen writes some in upper case, so case does not count.</summary>
internal static class ErrorCatalog
{
    private static readonly Dictionary<string, CatalogEntry> entries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unauthorized"] = new(Credentials, "Check the API key or sign in again; HeyGen does not say whether the key is missing, wrong or switched off."),
        ["authentication_failed"] = new(Credentials, "Check the API key or sign in again."),

        ["forbidden"] = new(Permission, "Use a credential that is allowed to do this."),
        ["resource_access_denied"] = new(Permission, "Use something of this account; what was named belongs to another or is not shared."),
        ["ai_vendor_access_restricted"] = new(Permission, "Ask the workspace's administrator to allow the AI vendor behind this feature."),
        ["insufficient_api_key_scope"] = new(Permission, "Give the API key the scope of this operation in HeyGen's settings, or use another key."),
        ["voice_not_usable"] = new(Permission, "Choose another voice; this account may not use the one named."),
        ["api_key_required"] = new(Permission, "Use an API key; HeyGen does not take a sign-in for this."),
        ["phone_verification_required"] = new(Permission, "Verify a phone number in HeyGen's settings, then try again."),
        ["ephemeral_upload_disabled"] = new(Permission, "Upload the file as an ordinary asset; this way of uploading is switched off."),

        ["insufficient_credit"] = new(
            Payment, "Top up what pays for this credential (get_current_user shows it): the API wallet at app.heygen.com under Settings, API; "
            + "a plan's credits with the plan."),
        ["trial_limit_exceeded"] = new(Payment, "The trial is used up; choose a plan or top up the API wallet."),
        ["plan_upgrade_required"] = new(Payment, "Do without this feature, or move to a plan that has it."),

        ["rate_limit_exceeded"] = new(RateLimited, "Wait as long as HeyGen asks, or until running jobs are done, then try again.", IsTransient: true),
        ["rate_limited"] = new(RateLimited, "Wait as long as HeyGen asks, or until running jobs are done, then try again.", IsTransient: true),
        ["quota_exceeded"] = new(RateLimited, "Wait until the quota is renewed; trying again before that is useless."),

        ["not_found"] = new(NotFound, "Check the id, and that it belongs to this account."),
        ["resource_not_found"] = new(NotFound, "Check the id, and that it belongs to this account."),
        ["video_not_found"] = new(NotFound, "Check the video's id with list_videos; it may have been deleted."),
        ["avatar_not_found"] = new(NotFound, "Take a look's id from list_avatar_looks; the id of a group is not one."),
        ["avatar_group_not_found"] = new(NotFound, "Take a group's id from list_avatar_groups."),
        ["voice_not_found"] = new(NotFound, "Take a voice's id from list_voices; after a delete this means that the voice is gone."),
        ["template_not_found"] = new(NotFound, "Take a template's id from list_templates."),
        ["asset_not_found"] = new(NotFound, "Upload the file again and use the new asset's id; a finished job is named as video:ID."),
        ["asset_not_available"] = new(NotFound, "The asset is still being processed or was deleted: try again shortly, or upload it anew."),
        ["hyperframes_render_not_found"] = new(NotFound, "Check the render's id; it may have been deleted."),
        ["webhook_not_found"] = new(NotFound, "Take the endpoint's id from list_webhook_endpoints."),

        ["invalid_parameter"] = new(InvalidRequest, "Correct the field that the error names and send the request again."),
        ["validation_error"] = new(InvalidRequest, "Correct the request; a field is missing, unknown or has a value that is no longer taken."),
        ["download_failed"] = new(InvalidRequest, "Give an address that anyone can fetch directly, without a login page, or upload the file first."),
        ["resource_limit_reached"] = new(InvalidRequest, "Delete what is no longer needed, or ask HeyGen for a higher limit."),
        ["resource_limit_exceeded"] = new(InvalidRequest, "Delete what is no longer needed, or wait until the limit is reset."),
        ["content_policy_violation"] = new(InvalidRequest, "Change the text, picture or recording; HeyGen's moderation refused it."),
        ["avatar_consent_required"] = new(InvalidRequest, "Have the person give consent for the avatar first."),
        ["unlimited_mode_disabled"] = new(InvalidRequest, "Choose another avatar or leave unlimited mode off."),
        ["voice_unavailable"] = new(InvalidRequest, "Choose another voice or clone it again; this clone failed or has expired."),
        ["voice_expired"] = new(InvalidRequest, "Delete professional voices or buy slots; the workspace has more of them than it has slots for."),
        ["video_too_long"] = new(InvalidRequest, "Give a shorter video; filler words are removed from at most two hours."),
        ["no_audio_track"] = new(InvalidRequest, "Give a video with sound; this one has no audio track."),
        ["script_too_short"] = new(InvalidRequest, "Write a longer script."),
        ["tts_text_invalid"] = new(InvalidRequest, "Give text that can be spoken, not only symbols."),
        ["hyperframes_project_invalid"] = new(InvalidRequest, "Send a zip with index.html at its top."),
        ["hyperframes_project_too_large"] = new(InvalidRequest, "Make the zip smaller, or upload it directly as an asset."),
        ["payload_too_large"] = new(InvalidRequest, "Send a smaller file, or upload it directly as an asset and use its id."),
        ["graph_invalid"] = new(InvalidRequest, "Correct the workflow's nodes and connections as the error says; get_workflow_node_types lists what there is."),

        ["conflict"] = new(Conflict, "Read the present state first: a name may be taken, the request made before, or an upload's bytes not there yet."),
        ["request_in_progress"] = new(Conflict, "The first request with this key still runs: ask again shortly with the same key.", IsTransient: true),
        ["resource_not_ready"] = new(Conflict, "What was named is still being prepared: try again shortly.", IsTransient: true),
        ["voice_not_ready"] = new(Conflict, "The voice is still being trained: try again once get_model_audio_voice shows ACTIVE.", IsTransient: true),
        ["voice_training_failed"] = new(Conflict, "Choose another voice or train this one anew; its training has failed."),
        ["brand_kit_not_ready"] = new(Conflict, "Wait until get_brand_kit shows the kit ready, then change its roles.", IsTransient: true),
        ["stale_workflow_draft"] = new(Conflict, "Read get_workflow again, and send the change with its draft_revision."),
        ["workflow_archived"] = new(Conflict, "Use another workflow; this one is archived and takes no change, version or run."),
        ["workflow_run_admission_refused"] = new(Conflict, "Change the inputs; HeyGen refuses these for good."),
        ["gone"] = new(Conflict, "The session takes no more input; start another."),

        ["internal_error"] = new(ServerFault, "Try again later; if it stays so, tell HeyGen the request id.", IsTransient: true),
        ["service_unavailable"] = new(ServerFault, "HeyGen did not finish the request: try again shortly.", IsTransient: true),
        ["video_delete_failed"] = new(ServerFault, "Try to delete the video again later.", IsTransient: true),
        ["gateway_timeout"] = new(ServerFault, "Something that the request refers to could not be fetched in time: try again later.", IsTransient: true),
        ["server_error"] = new(ServerFault, "Try again later; the fault is on HeyGen's side or in between.", IsTransient: true),

        // An error in the body of an answer whose status says success, without a code that is known.
        ["refused_with_success"] = new(InvalidRequest, "Act on HeyGen's words; check first whether the work was begun before sending again."),

        ["request_timeout"] = new(FailureKind.Timeout, "Check first whether the work was begun, then try again.", IsTransient: true),
        ["unexpected_redirect"] = new(
            UnreadableAnswer, "Check HeyGen's address in the settings; redirects are not followed, for they would carry the credential along."),
    };

    public static CatalogEntry? Find(string code) => entries.GetValueOrDefault(code);

    /// <summary>The code that stands for a status where HeyGen sent none that says anything.</summary>
    public static string CodeOf(int status) => status switch
    {
        401 => "unauthorized",
        402 => "insufficient_credit",
        403 => "forbidden",
        404 => "not_found",
        408 => "request_timeout",
        409 => "conflict",
        410 => "gone",
        413 => "payload_too_large",
        429 => "rate_limit_exceeded",
        504 => "gateway_timeout",
        >= 200 and < 300 => "refused_with_success",
        >= 300 and < 400 => "unexpected_redirect",
        >= 400 and < 500 => "validation_error",
        _ => "server_error",
    };
}
