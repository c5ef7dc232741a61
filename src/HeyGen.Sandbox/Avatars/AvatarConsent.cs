using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Avatars;

/// <summary>Consent of the person shown. Nobody opens a page here, so it is given by itself, three seconds after it was asked for.</summary>
internal static class AvatarConsent
{
    private const double ConsentSeconds = 3;

    public static ApiAnswer Create(ApiCall call)
    {
        var group = AvatarOperations.FindOwnGroup(call);
        if (call.Body.Field("consent_video") is { } video)
            AssetInput.Check(call, video, "consent_video", "video");
        if (group.Consent?.State(call.Now) is not (JobState.Running or JobState.Succeeded))
            group.Consent = call.Account.StartJob(new JobTerms(ConsentSeconds).With(TestHooks.In(call.Body.Text("consent_text"))));
        return call.Answer(new JsonObject
        {
            ["avatar_group"] = group.Describe(call),
            ["url"] = new Uri(call.BaseAddress, $"/consent/{group.Id}").AbsoluteUri,
        });
    }
}
