using System.Text.Json.Serialization.Metadata;

namespace HeyGen.Client;

/// <summary>One method and path of HeyGen's v3 API, and what the send path must know of it.</summary>
/// <param name="Id">The operation's name in HeyGen's reference, such as <c>get_video</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with parameters in braces: <c>/v3/videos/{video_id}</c>.</param>
/// <param name="Class">What the operation does, which decides its time limits.</param>
public record Operation(string Id, HttpMethod Method, string Path, OperationClass Class)
{
    /// <summary>
    /// HeyGen's reference promises that a repeat with the same Idempotency-Key replays the first answer. Only then is a create sent again
    /// after an unclear failure.
    /// </summary>
    public bool TakesIdempotencyKey { get; init; }

    /// <summary>Body fields that one variant of a union body fixes, such as <c>type=avatar</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> FixedFields { get; init; } = [];

    /// <summary>The answer is one page of a list, with <c>has_more</c> and <c>next_token</c>.</summary>
    public bool IsList { get; init; }

    /// <summary>The answer is a stream of server-sent events; it is read into a list of what they carry.</summary>
    public bool StreamsEvents { get; init; }

    /// <summary>The request record's metadata, with the attributes that state the contract; null where there is no record.</summary>
    public virtual JsonTypeInfo? RequestTypeInfo => null;

    /// <summary>
    /// Passes arguments through the request record, so that what is sent has HeyGen's own shape (an asset written as a string becomes
    /// an object) and nothing that the record does not know.
    /// </summary>
    /// <exception cref="JsonException">An argument is missing or does not fit its field.</exception>
    public virtual JsonObject Bind(JsonObject arguments) => arguments;

    /// <summary>Reads something.</summary>
    public static Operation<TRequest> Get<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        new(id, HttpMethod.Get, path, OperationClass.Read, request);

    /// <summary>Reads one page of a list.</summary>
    public static Operation<TRequest> List<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        Get(id, path, request) with { IsList = true };

    /// <summary>Starts paid or lasting work.</summary>
    public static Operation<TRequest> Create<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        new(id, HttpMethod.Post, path, OperationClass.Create, request);

    /// <summary>Posts what starts no paid or lasting work.</summary>
    public static Operation<TRequest> Post<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        new(id, HttpMethod.Post, path, OperationClass.Write, request);

    /// <summary>Replaces something.</summary>
    public static Operation<TRequest> Put<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        new(id, HttpMethod.Put, path, OperationClass.Write, request);

    /// <summary>Changes something.</summary>
    public static Operation<TRequest> Patch<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        new(id, HttpMethod.Patch, path, OperationClass.Write, request);

    /// <summary>Deletes something.</summary>
    public static Operation<TRequest> Delete<TRequest>(string id, string path, Func<JsonTypeInfo<TRequest>> request) =>
        new(id, HttpMethod.Delete, path, OperationClass.Write, request);

    /// <summary>A call that may be sent twice without a second effect, by HTTP's own rules or by an idempotency key that HeyGen honours.</summary>
    internal bool IsRepeatable =>
        TakesIdempotencyKey || Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete;
}

/// <summary>An operation with its request record. Metadata is made at first use, because a program that lists operations never needs all of it.</summary>
/// <param name="Id">The operation's name in HeyGen's reference.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with parameters in braces.</param>
/// <param name="Class">What the operation does.</param>
/// <param name="Request">Gets the request record's metadata.</param>
public sealed record Operation<TRequest>(string Id, HttpMethod Method, string Path, OperationClass Class, Func<JsonTypeInfo<TRequest>> Request)
    : Operation(Id, Method, Path, Class)
{
    /// <inheritdoc/>
    public override JsonTypeInfo RequestTypeInfo => Request();

    /// <inheritdoc/>
    public override JsonObject Bind(JsonObject arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            var request = arguments.Deserialize(Request()) ?? throw new JsonException($"The arguments of {Id} are null.");
            return JsonSerializer.SerializeToNode(request, Request())!.AsObject();
        }
        catch (NotSupportedException exception)
        {
            // What the serializer throws where a union's discriminator is missing.
            throw new JsonException($"The arguments of {Id} leave the kind of a union open.", exception);
        }
    }
}

/// <summary>What an operation does, which decides its time limits and what an unclear failure means.</summary>
public enum OperationClass
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Changes something, and starts no paid or lasting work.</summary>
    Write,

    /// <summary>Starts paid or lasting work.</summary>
    Create,

    /// <summary>Carries a file.</summary>
    Upload,
}
