namespace HeyGen.Sandbox.Avatars;

/// <summary>
/// Asks the person shown for consent. Without footage the answer is given on <see cref="ConsentPage"/>; footage is looked at for three seconds, and
/// then agreed to.
/// </summary>
internal static class AvatarConsent
{
    private const double ReviewSeconds = 3;

    public static ApiAnswer Create(ApiCall call)
    {
        var group = call.FoundOwn<AvatarGroup>();
        var reroute = call.Body.Text("reroute_url");
        AssetInput.CheckUrlField(call.Body, "reroute_url");
        if (call.Body.Field("consent_video") is { } video)
        {
            AssetInput.Check(call, video, "consent_video", "video");
            var terms = new JobTerms(ReviewSeconds).With(TestHooks.In(call.Body.Text("consent_text")));
            if (!group.HasConsent(call.Now))
            {
                group.Consent = new(call.Now) { Review = call.Account.StartJob(terms) };
            }
        }
        else if (group.Consent?.Status(call.Now) is not ("pending" or "approved"))
        {
            group.Consent = new(call.Now);
        }

        var consent = group.Consent!;
        consent.RerouteUrl = reroute ?? consent.RerouteUrl;
        var isOpen = consent.Review is null && consent.Status(call.Now) == "pending";
        return call.Answer(new JsonObject
        {
            ["avatar_group"] = group.Describe(call),
            ["url"] = isOpen ? new Uri(call.BaseAddress, $"{ConsentPage.Path}/{consent.Id}").AbsoluteUri : null,
        });
    }
}
