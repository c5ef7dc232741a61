using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Assets;

/// <summary>Searches the public pictures, or those that the caller uploaded, which have only a name to be found by.</summary>
internal static class AssetSearch
{
    public static ApiAnswer Search(ApiCall call)
    {
        var query = call.QueryValue("query")!;
        var candidates = call.QueryValue("scope") == "personal" ? Own(call) : Public(call);
        var found = candidates
            .Select(candidate => (candidate.Item, Score: WordOverlap.Score(query, candidate.Text)))
            .Where(match => match.Score > 0)
            .OrderByDescending(match => match.Score)
            .Select(match => match.Item)
            .ToArray();
        return call.AnswerPage(found, item => (string)item["id"]!, item => item);
    }

    private static IEnumerable<(JsonObject Item, string Text)> Public(ApiCall call) =>
        from picture in call.World.Catalogue.Pictures.Values
        where picture.Type == call.QueryValue("type")
        select (new JsonObject
        {
            ["type"] = picture.Type,
            ["id"] = picture.Id,
            ["url"] = call.Link(picture.Medium),
            ["width"] = picture.Width,
            ["height"] = picture.Height,
            ["orientation"] = picture.Orientation,
            ["is_transparent"] = false,
        }, picture.Description);

    /// <summary>The sandbox does not look into pictures, so their measures are unknown, and none is an icon.</summary>
    private static IEnumerable<(JsonObject Item, string Text)> Own(ApiCall call) =>
        from asset in call.Account.Assets.Values
        where asset.Type.Kind == call.QueryValue("type") && asset.Status(call.Now) == "completed"
        select (new JsonObject
        {
            ["type"] = asset.Type.Kind,
            ["id"] = asset.Id,
            ["url"] = call.Link(asset.Medium),
            ["width"] = null,
            ["height"] = null,
            ["orientation"] = null,
            ["is_transparent"] = null,
        }, asset.Name);
}
