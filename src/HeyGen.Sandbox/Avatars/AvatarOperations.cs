namespace HeyGen.Sandbox.Avatars;

internal sealed class AvatarOperations : IOperationGroup
{
    private const double ReviewSeconds = 3;

    public void Register(OperationTable operations)
    {
        operations.Stores<AvatarGroup>("/v3/avatars");
        operations.Stores<AvatarLook>("/v3/avatars/looks");
        operations["create_avatar"] = Create;
        operations["update_avatar_group"] = UpdateGroup;
        operations["update_avatar_look"] = UpdateLook;
        operations["create_avatar_consent"] = AskForConsent;
    }

    /// <summary>Makes a look from a photo, a text or footage, in a new group or in one the account has.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var (type, name) = (call.Body.Text("type")!, call.Body.Text("name")!);
        var group = call.Body.Text("avatar_group_id") is { } id ? FindGroup(call, id) : null;
        CheckSource(call, type, group);
        var terms = new JobTerms(type == "photo" ? 4 : 6, Prices.Avatar).With(TestHooks.In(name, call.Body.Text("prompt")));
        var job = call.Account.StartJob(terms);
        group ??= call.Keep(new AvatarGroup(Ids.New(), name, Gender: null, call.Now.ToUnixTimeSeconds()) { IsPrivate = true });
        var look = call.Keep(type == "digital_twin"
            ? new AvatarLook(Ids.New(), group, AvatarLook.DigitalTwin, ["avatar_v", "avatar_iv", "avatar_iii"]) { Name = name, Training = job }
            : new AvatarLook(Ids.New(), group, AvatarLook.Photo, ["avatar_iv", "avatar_iii"]) { Name = name, Training = job });
        return call.Answer(new JsonObject { ["avatar_item"] = look.Describe(call), ["avatar_group"] = group.Describe(call) });
    }

    private static AvatarGroup FindGroup(ApiCall call, string id) =>
        call.Account.Made<AvatarGroup>().GetValueOrDefault(id)
        ?? throw ApiException.NotFound(AvatarGroup.NotFoundCode, "Own avatar group", id, "avatar_group_id");

    private static void CheckSource(ApiCall call, string type, AvatarGroup? group)
    {
        AssetInput.CheckField(call, call.Body, "file", type == "photo" ? "image" : "video");
        AssetInput.CheckAll(call, call.Body, "reference_images", "image");
        if (type is "photo" or "digital_twin" || call.Body.Text("avatar_id") is not { } id)
            return;
        // The API writes these two codes in capitals, unlike all others.
        var look = call.TryFind<AvatarLook>(id) ?? throw ApiException.NotFound("AVATAR_NOT_FOUND", "Avatar look", id, "avatar_id");
        ApiException.ThrowIf(
            look.Status(call.Now) is "processing" or "failed" || (group is not null && look.Group != group),
            400, "INVALID_PARAMETER", "avatar_id: this look has no usable image or is outside the given group.", "avatar_id");
    }

    private static ApiAnswer UpdateGroup(ApiCall call)
    {
        var group = call.FoundOwn<AvatarGroup>();
        call.CheckNamed<Voice>(call.Body, "default_voice_id");
        group.DefaultVoiceId = call.Body.Text("default_voice_id") ?? group.DefaultVoiceId;
        return call.Answer(group.Describe(call));
    }

    private static ApiAnswer UpdateLook(ApiCall call)
    {
        var look = call.FoundOwn<AvatarLook>();
        look.Name = call.Body.Text("name") ?? look.Name;
        return call.Answer(look.Describe(call));
    }

    /// <summary>
    /// Asks the person shown for consent. Without footage the answer is given on <see cref="ConsentPage"/>; footage is looked at for three seconds,
    /// and then agreed to.
    /// </summary>
    private static ApiAnswer AskForConsent(ApiCall call)
    {
        var group = call.FoundOwn<AvatarGroup>();
        AssetInput.CheckUrlField(call.Body, "reroute_url");
        if (call.Body.Field("consent_video") is { } video)
        {
            AssetInput.Check(call, video, "consent_video", "video");
            if (!group.HasConsent(call.Now))
            {
                var terms = new JobTerms(ReviewSeconds).With(TestHooks.In(call.Body.Text("consent_text")));
                group.Consent = new(call.Now) { Review = call.Account.StartJob(terms) };
            }
        }
        else if (group.Consent?.Status(call.Now) is not ("pending" or "approved"))
        {
            group.Consent = new(call.Now);
        }
        var consent = group.Consent!;
        consent.RerouteUrl = call.Body.Text("reroute_url") ?? consent.RerouteUrl;
        var isOpen = consent.Review is null && consent.Status(call.Now) == "pending";
        return call.Answer(new JsonObject
        {
            ["avatar_group"] = group.Describe(call),
            ["url"] = isOpen ? new Uri(call.BaseAddress, $"{ConsentPage.Path}/{consent.Id}").AbsoluteUri : null,
        });
    }
}
