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
        from picture in call.World.Catalogue.Pictures
        where picture.Type == call.QueryValue("type")
        select (Describe(call, picture.Type, picture.Id, picture.Medium, picture), picture.Description);

    private static IEnumerable<(JsonObject Item, string Text)> Own(ApiCall call) =>
        from asset in call.Account.Made<Asset>().Values
        where asset.Type.Kind == call.QueryValue("type") && asset.Status(call.Now) == "completed"
        select (Describe(call, asset.Type.Kind, asset.Id, asset.Medium, picture: null), asset.Name);

    /// <summary>The sandbox does not look into files of the caller, so their measures are unknown, and none is an icon.</summary>
    private static JsonObject Describe(ApiCall call, string type, string id, string medium, StockPicture? picture) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["url"] = call.Link(medium),
        ["width"] = picture?.Width,
        ["height"] = picture?.Height,
        ["orientation"] = picture?.Orientation,
        ["is_transparent"] = picture is null ? null : false,
    };
}
