using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Contract;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Http;

/// <summary>Does the work of one operation. Runs under the account's lock, after the request was checked against the contract.</summary>
internal delegate ApiAnswer OperationHandler(ApiCall call);

/// <summary>A file that came as a multipart part.</summary>
internal sealed record UploadedFile(string Name, byte[] Content);

/// <summary>One checked request.</summary>
internal sealed class ApiCall
{
    public required Operation Operation { get; init; }

    public required World World { get; init; }

    public required Account Account { get; init; }

    /// <summary>How the caller reached us; links in answers begin with it.</summary>
    public required Uri BaseAddress { get; init; }

    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    /// <summary>Query values, with the contract's defaults filled in.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The JSON body; an empty object when the request had none.</summary>
    public JsonElement Body { get; init; }

    public UploadedFile? File { get; init; }

    public DateTimeOffset Now => World.Clock.Now;

    public string PathValue(string name) => PathValues[name];

    public string? QueryValue(string name) => Query.GetValueOrDefault(name);

    /// <summary>A signed link to a published medium.</summary>
    public string Link(string medium) => World.Media.Link(BaseAddress, medium);

    public ApiAnswer Answer(JsonNode data) => ApiAnswer.Data(Operation.SuccessStatus, data);

    /// <summary>One page of a list, cut by <c>limit</c> and <c>token</c>, with <c>has_more</c> and <c>next_token</c> beside <c>data</c>.</summary>
    /// <param name="items">All items, in the order of the list.</param>
    /// <param name="key">What an item is found again by when the list has grown in the meantime.</param>
    /// <param name="describe">The item as the API shows it.</param>
    public ApiAnswer AnswerPage<T>(IReadOnlyList<T> items, Func<T, string> key, Func<T, JsonNode> describe)
    {
        var (page, next) = Page(items, key);
        return ApiAnswer.From(Operation.SuccessStatus, new JsonObject
        {
            ["data"] = new JsonArray([.. page.Select(describe)]),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        });
    }

    /// <summary>The items that <c>limit</c> and <c>token</c> cut out, and the token of those that follow.</summary>
    public (T[] Items, string? NextToken) Page<T>(IReadOnlyList<T> items, Func<T, string> key)
    {
        var limit = QueryValue("limit") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : items.Count;
        var start = QueryValue("token") is { } token ? PageToken.Read(token, Operation.Id).Resume(items, key) : 0;
        var page = items.Skip(start).Take(limit).ToArray();
        var end = start + page.Length;
        return (page, end < items.Count ? new PageToken(Operation.Id, end, key(page[^1])).ToString() : null);
    }
}
