using System.Buffers;
using System.Net.Http.Headers;

namespace HeyGen.Client;

internal static class RequestComposer
{
    /// <summary>Sorts the arguments once; the request that comes out can be made again for each attempt.</summary>
    public static RequestTemplate Compose(Uri baseAddress, Operation operation, JsonObject arguments)
    {
        var takesBody = operation.Method != HttpMethod.Get && operation.Method != HttpMethod.Delete;
        var (path, others) = FillPath(operation, arguments);
        var address = new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + path + (takesBody ? "" : Query(others)));
        var body = takesBody ? Body(operation, others) : null;

        return new RequestTemplate(() =>
        {
            var request = new HttpRequestMessage(operation.Method, address);
            if (operation.StreamsEvents)
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStream.MediaType));

            if (body is not null)
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

            return request;
        });
    }

    private static (string Path, List<KeyValuePair<string, JsonNode>> Others) FillPath(Operation operation, JsonObject arguments)
    {
        var path = operation.Path;
        var others = new List<KeyValuePair<string, JsonNode>>();
        foreach (var (name, value) in arguments)
        {
            var placeholder = $"{{{name}}}";
            if (path.Contains(placeholder, StringComparison.Ordinal))
            {
                path = path.Replace(placeholder, Segment(name, value), StringComparison.Ordinal);
            }
            else if (value is not null)
            {
                others.Add(new(name, value));
            }
        }

        var open = path.IndexOf('{', StringComparison.Ordinal);
        if (open >= 0)
            throw BadSegment(path[(open + 1)..path.IndexOf('}', open)]);

        return (path, others);
    }

    /// <summary>An empty or dotted segment would change which operation the address names, so it is refused.</summary>
    private static string Segment(string name, JsonNode? value) =>
        value is null || Text(value) is not { } text || string.IsNullOrWhiteSpace(text) || text is "." or ".."
            ? throw BadSegment(name)
            : Uri.EscapeDataString(text);

    private static HeyGenException BadSegment(string name) =>
        Failures.Unsendable("invalid_parameter", name, $"{name} is missing or is no id.", $"Give {name} an id.");

    private static string Query(List<KeyValuePair<string, JsonNode>> others)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in others)
            query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(Text(value)));

        return query.ToString();
    }

    /// <summary>HeyGen takes a list in a query as one value, joined by commas.</summary>
    private static string Text(JsonNode value) => value switch
    {
        JsonArray items => string.Join(',', items.Select(item => item is null ? "" : Text(item))),
        JsonValue single when single.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    /// <summary>
    /// Never absent, even when there is nothing to say: the HTTP handler resends a request without content by itself when a connection
    /// breaks, and that is right for a read only.
    /// </summary>
    private static byte[] Body(Operation operation, List<KeyValuePair<string, JsonNode>> others)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in operation.FixedFields)
                writer.WriteString(name, value);

            foreach (var (name, value) in others)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
