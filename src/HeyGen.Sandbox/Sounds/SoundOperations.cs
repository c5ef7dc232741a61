using System.Globalization;

namespace HeyGen.Sandbox.Sounds;

/// <summary>The API's <c>audio</c> group.</summary>
internal sealed class SoundOperations : IOperationGroup
{
    public void Register(OperationTable operations) => operations["search_audio_sounds"] = Search;

    private static ApiAnswer Search(ApiCall call)
    {
        var query = call.QueryValue("query")!;
        var leastScore = double.Parse(call.QueryValue("min_score")!, CultureInfo.InvariantCulture);
        var found = call.World.Catalogue.Sounds
            .Where(sound => sound.Type == call.QueryValue("type"))
            .Select(sound => (Sound: sound, Score: WordOverlap.Score(query, $"{sound.Name} {sound.Description}")))
            .Where(match => match.Score >= leastScore)
            .OrderByDescending(match => match.Score)
            .ToArray();
        return call.AnswerPage(found, match => match.Sound.Id, match => Describe(call, match.Sound, match.Score));
    }

    private static JsonObject Describe(ApiCall call, Sound sound, double score) => new()
    {
        ["id"] = sound.Id,
        ["name"] = sound.Name,
        ["description"] = sound.Description,
        ["type"] = sound.Type,
        ["audio_url"] = call.Link(sound.Medium),
        ["duration"] = sound.Seconds,
        ["score"] = score,
    };
}
