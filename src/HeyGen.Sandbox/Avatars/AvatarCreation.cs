namespace HeyGen.Sandbox.Avatars;

/// <summary>Makes a look from a photo, a text or footage, in a new group or in one the account has.</summary>
internal static class AvatarCreation
{
    private const double PhotoSeconds = 4;
    private const double PromptSeconds = 6;
    private const double TwinSeconds = 6;

    public static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        var type = body.Text("type")!;
        var name = body.Text("name")!;
        var group = body.Text("avatar_group_id") is { } groupId ? FindGroup(call, groupId) : null;
        var seconds = CheckSource(call, type, group);

        var job = call.Account.StartJob(new JobTerms(seconds, Prices.Avatar).With(TestHooks.In(name, body.Text("prompt"))));
        if (group is null)
        {
            group = call.Keep(new AvatarGroup(Ids.New(), name, null, call.Now.ToUnixTimeSeconds()) { IsPrivate = true });
        }

        var look = call.Keep(CreateLook(group, type, name, job));
        return call.Answer(new JsonObject { ["avatar_item"] = look.Describe(call), ["avatar_group"] = group.Describe(call) });
    }

    private static AvatarLook CreateLook(AvatarGroup group, string type, string name, Job job) =>
        type == "digital_twin"
            ? new(Ids.New(), group, name, AvatarLook.DigitalTwin) { Training = job, Engines = ["avatar_v", "avatar_iv", "avatar_iii"] }
            : new(Ids.New(), group, name, AvatarLook.Photo) { Training = job, Engines = ["avatar_iv", "avatar_iii"], ImageWidth = 360, ImageHeight = 640 };

    private static AvatarGroup FindGroup(ApiCall call, string id) =>
        call.Account.Made<AvatarGroup>().GetValueOrDefault(id)
        ?? throw ApiException.NotFound(AvatarGroup.NotFoundCode, "Own avatar group", id, "avatar_group_id");

    /// <summary>Checks what the look is to be made from, and returns how long that takes.</summary>
    private static double CheckSource(ApiCall call, string type, AvatarGroup? group)
    {
        switch (type)
        {
            case "photo":
                AssetInput.CheckField(call, call.Body, "file", "image");
                return PhotoSeconds;
            case "digital_twin":
                AssetInput.CheckField(call, call.Body, "file", "video");
                return TwinSeconds;
            default:
                CheckPrompt(call, group);
                return PromptSeconds;
        }
    }

    private static void CheckPrompt(ApiCall call, AvatarGroup? group)
    {
        AssetInput.CheckAll(call, call.Body, "reference_images", "image");
        if (call.Body.Text("avatar_id") is not { } id)
        {
            return;
        }

        // The API writes these two codes in capitals, unlike all others.
        var look = call.TryFind<AvatarLook>(id) ?? throw ApiException.NotFound("AVATAR_NOT_FOUND", "Avatar look", id, "avatar_id");
        if (look.Status(call.Now) is "processing" or "failed" || (group is not null && look.Group != group))
        {
            throw new ApiException(400, "INVALID_PARAMETER", "avatar_id: this look has no usable image or is outside the given group.", "avatar_id");
        }
    }
}
