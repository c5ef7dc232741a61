namespace HeyGen.Client.Tests.Errors;

public sealed class ErrorCatalogTests
{
    /// <summary>The codes of HeyGen's reference, and an older spelling that it names.</summary>
    public static TheoryData<string> Codes =>
    [
        "unauthorized", "authentication_failed", "forbidden", "resource_access_denied", "ai_vendor_access_restricted", "insufficient_api_key_scope",
        "voice_not_usable", "phone_verification_required", "insufficient_credit", "trial_limit_exceeded", "plan_upgrade_required",
        "rate_limit_exceeded", "rate_limited", "quota_exceeded", "not_found", "resource_not_found", "video_not_found", "avatar_not_found",
        "voice_not_found", "template_not_found", "asset_not_found", "hyperframes_render_not_found", "avatar_group_not_found", "webhook_not_found",
        "invalid_parameter", "download_failed", "resource_limit_reached", "resource_limit_exceeded", "content_policy_violation",
        "avatar_consent_required", "unlimited_mode_disabled", "voice_unavailable", "script_too_short", "tts_text_invalid",
        "hyperframes_project_invalid", "hyperframes_project_too_large", "payload_too_large", "ephemeral_upload_disabled", "asset_not_available",
        "conflict", "graph_invalid", "request_in_progress", "resource_not_ready", "validation_error", "gone", "internal_error",
        "video_delete_failed", "gateway_timeout", "api_key_required", "voice_expired", "video_too_long", "no_audio_track", "voice_not_ready",
        "voice_training_failed", "brand_kit_not_ready", "stale_workflow_draft", "workflow_archived", "workflow_run_admission_refused",
        "service_unavailable",
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Find_CodeOfTheReference_HasOneSentenceOfAdvice(string code)
    {
        var entry = ErrorCatalog.Find(code.ToUpperInvariant());

        Assert.NotNull(entry);
        Assert.EndsWith(".", entry.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void CodeOf_AnyStatus_IsInTheCatalog()
    {
        for (var status = 200; status < 600; status++)
            Assert.NotNull(ErrorCatalog.Find(ErrorCatalog.CodeOf(status)));
    }
}
