using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Models;

/// <summary>A voice of the speech model.</summary>
internal sealed class ModelVoice(string id, string mode, long createdAt)
{
    public string Id { get; } = id;

    /// <summary><c>instant</c> or <c>professional</c>.</summary>
    public string Mode { get; } = mode;

    public long CreatedAt { get; } = createdAt;

    public required string Name { get; set; }

    public required string Language { get; set; }

    /// <summary>The cloning or training; a professional voice can be trained anew.</summary>
    public required Job Training { get; set; }

    public string Status(DateTimeOffset now) => Training.State(now) switch
    {
        JobState.Running => "PENDING",
        JobState.Succeeded => "ACTIVE",
        _ => "FAILED",
    };

    /// <exception cref="ApiException">404 when the account has no such voice.</exception>
    public static ModelVoice Find(ApiCall call, string id, string? parameter) =>
        call.Account.Made<ModelVoice>().GetValueOrDefault(id) ?? throw ApiException.NotFound("voice_not_found", "HeyGen Voice", id, parameter);

    /// <exception cref="ApiException">404 when there is none, 409 while it is being made, 400 when that failed.</exception>
    public static ModelVoice FindReady(ApiCall call, string id, string parameter)
    {
        var voice = Find(call, id, parameter);
        return voice.Status(call.Now) switch
        {
            "PENDING" => throw new ApiException(409, "resource_not_ready", $"HeyGen Voice {id} is still being made.", parameter),
            "FAILED" => throw new ApiException(400, "voice_unavailable", $"The making of HeyGen Voice {id} has failed.", parameter),
            _ => voice,
        };
    }
}
