using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.Avatars;

/// <summary>The API's <c>avatar</c> group.</summary>
internal sealed class AvatarOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<AvatarGroup>("/v3/avatars");
        operations.Stores<AvatarLook>("/v3/avatars/looks");
        operations["update_avatar_group"] = UpdateGroup;
        operations["update_avatar_look"] = UpdateLook;
        operations["create_avatar"] = AvatarCreation.Create;
        operations["create_avatar_consent"] = AvatarConsent.Create;
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
}
