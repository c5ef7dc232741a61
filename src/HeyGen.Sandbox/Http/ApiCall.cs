namespace HeyGen.Sandbox.Http;

internal sealed record UploadedFile(string Name, byte[] Content);

internal sealed class ApiCall
{
    public required Operation Operation { get; init; }

    public required World World { get; init; }

    public required Account Account { get; init; }

    /// <summary>How the caller reached us; links in answers begin with it.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>In the order of the path.</summary>
    public required OrderedDictionary<string, string> PathValues { get; init; }

    /// <summary>Query values, with the contract's defaults filled in.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The JSON body; an empty object when the request had none.</summary>
    public JsonElement Body { get; init; }

    public UploadedFile? File { get; init; }

    public DateTimeOffset Now => World.Clock.Now;

    public string PathValue(string name) => PathValues[name];

    public string? QueryValue(string name) => Query.GetValueOrDefault(name);

    /// <summary>Whether a value is the one that the query asks for, or it asks for none.</summary>
    public bool IsAskedFor(string name, string? value) => QueryValue(name) is not { } asked || asked == value;

    public string[] QueryList(string name) => QueryValue(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public string Link(string medium) => World.Media.Link(BaseAddress, medium);

    /// <summary>What is known of the film or sound that a field names by its link; null for one that was not made here, for a sandbox fetches nothing.</summary>
    public Footage? FootageOf(JsonElement body, string field) =>
        body.Field(field)?.Text("url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.AbsolutePath.StartsWith(MediaLibrary.PathPrefix, StringComparison.Ordinal)
            ? World.Media.Find(address.AbsolutePath[MediaLibrary.PathPrefix.Length..])?.Footage
            : null;

    /// <summary>Keeps a new resource, and makes its files ready for when it is done.</summary>
    public T Keep<T>(T resource)
        where T : class, IResource
    {
        Account.Made<T>().Add(resource.Id, resource);
        World.Media.Publish(resource.Media);
        return resource;
    }

    public void Remove<T>(T resource)
        where T : class, IResource
    {
        Account.Made<T>().Remove(resource.Id);
        World.Media.Withdraw(resource.Media);
    }

    /// <summary>The caller's own or a public resource, in whatever state; null when there is none.</summary>
    public T? TryFind<T>(string id)
        where T : class, IResource
    {
        var found = Account.Made<T>().GetValueOrDefault(id) ?? World.Catalogue.Of<T>().GetValueOrDefault(id);
        return found?.Exists(this) == true ? found : null;
    }

    /// <param name="parameter">The field that names it; null for the path.</param>
    public T Find<T>(string id, string? parameter = null)
        where T : class, IResource => TryFind<T>(id) ?? throw ApiException.NotFound(T.NotFoundCode, T.Noun, id, parameter);

    /// <exception cref="ApiException">404 when there is none, or what it says itself when it is not ready.</exception>
    public T FindReady<T>(string id, string? parameter = null)
        where T : class, IResource
    {
        var found = Find<T>(id, parameter);
        return found.NotReady(this, parameter) is { } refusal ? throw refusal : found;
    }

    /// <summary>Checks that what a field of the body names can be used, where the field is there.</summary>
    public void CheckNamed<T>(JsonElement body, string field)
        where T : class, IResource
    {
        if (body.Text(field) is { } id)
            FindReady<T>(id, field);
    }

    public T Found<T>()
        where T : class, IResource => Find<T>(PathValues.GetAt(0).Value);

    public T FoundReady<T>()
        where T : class, IResource => FindReady<T>(PathValues.GetAt(0).Value);

    /// <summary>The resource that the path names, to be changed.</summary>
    /// <exception cref="ApiException">404 when there is none; a public one may answer otherwise.</exception>
    public T FoundOwn<T>()
        where T : class, IResource
    {
        var found = Found<T>();
        return Account.Made<T>().ContainsKey(found.Id) ? found : throw found.Protection ?? ApiException.NotFound(T.NotFoundCode, T.Noun, found.Id);
    }

    /// <summary>A success as HeyGen writes it: the content under <c>data</c>, with the fields that the contract lists.</summary>
    /// <param name="status">Another success than the operation's usual one.</param>
    public ApiAnswer Answer(JsonNode data, int? status = null) =>
        ApiAnswer.From(status ?? Operation.SuccessStatus, new JsonObject { ["data"] = Operation.Shape(data) });

    /// <summary>What the caller made, newest first, and then what is public.</summary>
    public ApiAnswer AnswerList<T>()
        where T : class, IResource
    {
        var all = Account.Made<T>().Values.Reverse().Concat(World.Catalogue.Of<T>().Values);
        return AnswerPage([.. all.Where(item => item.Exists(this) && item.IsListed(this))], item => item.Id, item => item.Describe(this));
    }

    /// <summary>Deletes the resource that the path names, and answers with the fields that the contract has for it.</summary>
    public ApiAnswer AnswerDelete<T>()
        where T : class, IResource
    {
        var found = FoundOwn<T>();
        if (found.OnDelete(this))
            Account.Made<T>().Remove(found.Id);
        World.Media.Withdraw(found.Media);
        return Answer(new JsonObject(Operation.AnswerFields.Select(field => KeyValuePair.Create(field.Name, field.Value.Field("const") is { } only
            ? JsonValue.Create(only)
            : field.Value.Text("type") == "boolean" ? true : (JsonNode?)found.Id))));
    }

    /// <summary>One page of a list, cut by <c>limit</c> and <c>token</c>, with <c>has_more</c> and <c>next_token</c> beside <c>data</c>.</summary>
    /// <param name="key">What an item is found again by when the list has grown in the meantime.</param>
    public ApiAnswer AnswerPage<T>(IReadOnlyList<T> items, Func<T, string> key, Func<T, JsonNode> describe)
    {
        var (page, next) = Page(items, key);
        return ApiAnswer.From(Operation.SuccessStatus, new JsonObject
        {
            ["data"] = Operation.Shape(page.Select(describe).ToJson()),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        });
    }

    /// <summary>The items that <c>limit</c> and <c>token</c> cut out, and the token of those that follow.</summary>
    public (T[] Items, string? NextToken) Page<T>(IReadOnlyList<T> items, Func<T, string> key)
    {
        var limit = QueryValue("limit") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : items.Count;
        var start = QueryValue("token") is { } token ? PageToken.Read(token, Operation.Id).Resume(items, key) : 0;
        var page = items.Skip(start).Take(limit).ToArray();
        var end = start + page.Length;
        return (page, end < items.Count ? new PageToken(Operation.Id, end, key(page[^1])).ToString() : null);
    }
}
