using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Voices;

/// <summary>A voice: public, or a clone of the account's own.</summary>
internal sealed record Voice(string Id, string Name, string Language, string Gender, string Description)
{
    /// <summary>The engines it works with; speech synthesis wants <c>starfish</c>.</summary>
    public IReadOnlyList<string> Engines { get; init; } = ["starfish"];

    public bool SupportsPause { get; init; } = true;

    public bool SupportsLocale { get; init; }

    public long? CreatedAt { get; init; }

    /// <summary>The cloning, for a clone.</summary>
    public Job? Cloning { get; init; }

    public bool IsPrivate => Cloning is not null;

    public string PreviewMedium => $"voices/{Id}.wav";

    public bool IsReady(DateTimeOffset now) => Cloning is null || Cloning.State(now) == JobState.Succeeded;

    /// <summary>The public or own voice with this id, ready to speak.</summary>
    /// <exception cref="ApiException">404 when there is none, 409 while it is being cloned, 400 when the cloning failed.</exception>
    public static Voice Find(ApiCall call, string id, string? parameter)
    {
        var voice = Look(call, id) ?? throw ApiException.NotFound("voice_not_found", "Voice", id, parameter);
        return voice.Cloning?.State(call.Now) switch
        {
            JobState.Running => throw new ApiException(409, "resource_not_ready", $"Voice {id} is still being cloned.", parameter),
            JobState.Failed => throw new ApiException(400, "voice_unavailable", $"The cloning of voice {id} has failed.", parameter),
            _ => voice,
        };
    }

    /// <summary>The public or own voice with this id, in whatever state.</summary>
    public static Voice? Look(ApiCall call, string id) =>
        call.Account.Voices.GetValueOrDefault(id) ?? call.World.Catalogue.Voices.GetValueOrDefault(id);
}
