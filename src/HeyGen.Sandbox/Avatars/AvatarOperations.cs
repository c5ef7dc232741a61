using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.Avatars;

/// <summary>The API's <c>avatar</c> group.</summary>
internal sealed class AvatarOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["list_avatar_groups"] = ListGroups,
        ["get_avatar_group"] = call => call.Answer(FindGroup(call).Describe(call)),
        ["update_avatar_group"] = UpdateGroup,
        ["delete_avatar_group"] = DeleteGroup,
        ["list_avatar_looks"] = ListLooks,
        ["get_avatar_look"] = call => call.Answer(AvatarLook.Find(call, call.PathValue("look_id"), null).Describe(call)),
        ["update_avatar_look"] = UpdateLook,
        ["delete_avatar_look"] = DeleteLook,
        ["create_avatar"] = AvatarCreation.Create,
        ["create_avatar_consent"] = AvatarConsent.Create,
    };

    public static AvatarGroup FindGroup(ApiCall call)
    {
        var id = call.PathValue("group_id");
        return call.Account.AvatarGroups.GetValueOrDefault(id) ?? call.World.Catalogue.AvatarGroups.GetValueOrDefault(id)
            ?? throw ApiException.NotFound("avatar_group_not_found", "Avatar group", id);
    }

    /// <exception cref="ApiException">403 for a public group, which nobody can change.</exception>
    public static AvatarGroup FindOwnGroup(ApiCall call)
    {
        var group = FindGroup(call);
        return group.IsPrivate ? group : throw PublicAvatar(group.Id);
    }

    private static ApiAnswer ListGroups(ApiCall call) =>
        call.AnswerPage(Owned(call, call.Account.AvatarGroups, call.World.Catalogue.AvatarGroups), group => group.Id, group => group.Describe(call));

    private static ApiAnswer ListLooks(ApiCall call)
    {
        var looks = Owned(call, call.Account.Looks, call.World.Catalogue.Looks)
            .Where(look => call.QueryValue("group_id") is not { } group || look.Group.Id == group)
            .Where(look => call.QueryValue("avatar_type") is not { } type || look.AvatarType == type);
        return call.AnswerPage([.. looks], look => look.Id, look => look.Describe(call));
    }

    private static T[] Owned<T>(ApiCall call, OrderedDictionary<string, T> own, OrderedDictionary<string, T> preset) => call.QueryValue("ownership") switch
    {
        "private" => own.NewestFirst(),
        "public" => [.. preset.Values],
        _ => [.. own.NewestFirst(), .. preset.Values],
    };

    private static ApiAnswer UpdateGroup(ApiCall call)
    {
        var group = FindOwnGroup(call);
        if (call.Body.Text("default_voice_id") is { } voice)
            group.DefaultVoiceId = Voice.Find(call, voice, "default_voice_id").Id;
        return call.Answer(group.Describe(call));
    }

    private static ApiAnswer UpdateLook(ApiCall call)
    {
        var look = FindOwnLook(call);
        look.Name = call.Body.Text("name") ?? look.Name;
        return call.Answer(look.Describe(call));
    }

    private static ApiAnswer DeleteGroup(ApiCall call)
    {
        var group = FindOwnGroup(call);
        foreach (var look in call.Account.Looks.Values.Where(look => look.Group == group).ToArray())
            Remove(call, look);
        call.Account.AvatarGroups.Remove(group.Id);
        return call.Answer(new JsonObject { ["id"] = group.Id });
    }

    /// <summary>The last look takes its group with it.</summary>
    private static ApiAnswer DeleteLook(ApiCall call)
    {
        var look = FindOwnLook(call);
        Remove(call, look);
        if (!call.Account.Looks.Values.Any(other => other.Group == look.Group))
            call.Account.AvatarGroups.Remove(look.Group.Id);
        return call.Answer(new JsonObject { ["id"] = look.Id });
    }

    private static void Remove(ApiCall call, AvatarLook look)
    {
        call.Account.Looks.Remove(look.Id);
        call.World.Media.Withdraw(look.PreviewMedium);
    }

    private static AvatarLook FindOwnLook(ApiCall call)
    {
        var look = AvatarLook.Find(call, call.PathValue("look_id"), null);
        return look.Group.IsPrivate ? look : throw PublicAvatar(look.Id);
    }

    private static ApiException PublicAvatar(string id) => new(403, "resource_access_denied", $"{id} is a public avatar and cannot be changed.");
}
