using System.Text.Encodings.Web;

namespace HeyGen.Sandbox.Http;

/// <summary>What a request is answered with: a status and a JSON body.</summary>
internal sealed record ApiAnswer(int Status, byte[] Body)
{
    /// <summary>Leaves the ampersands of links as they are, for people who read answers.</summary>
    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON everywhere but in streams of events.</summary>
    public string ContentType { get; init; } = "application/json";

    public static ApiAnswer Error(int status, string code, string message, string? parameter = null) =>
        From(status, new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["param"] = parameter, ["doc_url"] = null },
        });

    /// <summary>
    /// Server-sent events. They are sent whole: what has happened by now, and no waiting for what is still to come, so that a test clock decides
    /// what a stream holds.
    /// </summary>
    public static ApiAnswer Events(int status, IEnumerable<ServerEvent> events)
    {
        var text = string.Concat(events.Select(sent => $"{(sent.Name is null ? "" : $"event: {sent.Name}\n")}data: {sent.Data.ToJsonString()}\n\n"));
        return new(status, Encoding.UTF8.GetBytes(text)) { ContentType = "text/event-stream" };
    }

    public static ApiAnswer From(int status, JsonNode body)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, plain))
        {
            body.WriteTo(writer);
        }
        return new(status, bytes.ToArray());
    }

    public async Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = Body.Length;
        await context.Response.Body.WriteAsync(Body, context.RequestAborted);
    }
}

/// <param name="Name">What kind of event it is; null leaves it unsaid.</param>
internal sealed record ServerEvent(string? Name, JsonNode Data);
