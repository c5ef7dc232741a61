using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace HeyGen.Client;

/// <summary>
/// Parses what HeyGen answered into JSON that no later step fails on. .NET parses repeated names, invalid UTF-8 and halves of surrogate pairs, and throws
/// only when the object or the text is read: after a create that would be an error of ours about work that HeyGen has accepted.
/// </summary>
internal static class AnswerJson
{
    private const int EscapeLength = 6;

    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    /// <summary>The JSON value; null where the bytes are none. Of a repeated name the last value counts that is not null.</summary>
    /// <param name="bytes">The body; may be changed.</param>
    public static JsonElement? Parse(byte[] bytes)
    {
        var json = bytes.AsSpan();
        if (json.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];

        if (!Utf8.IsValid(json))
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));

        if (json.IsEmpty)
            return null;

        ReplaceLoneSurrogates(json);
        try
        {
            return JsonElement.Parse(json, strict);
        }
        catch (JsonException)
        {
            return ParseWithRepeatedNames(json);
        }
    }

    private static JsonElement? ParseWithRepeatedNames(ReadOnlySpan<byte> json)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(json.Length);
            using (var writer = new Utf8JsonWriter(buffer))
            {
                Copy(JsonElement.Parse(json), writer);
            }

            return JsonElement.Parse(buffer.WrittenSpan);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, value) in LastValues(element))
                {
                    writer.WritePropertyName(name);
                    Copy(value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Copy(item, writer);

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static OrderedDictionary<string, JsonElement> LastValues(JsonElement element)
    {
        var values = new OrderedDictionary<string, JsonElement>();
        foreach (var property in element.EnumerateObject())
        {
            // A null must not hide the id of work that is paid for.
            if (property.Value.ValueKind != JsonValueKind.Null || !values.ContainsKey(property.Name))
                values[property.Name] = property.Value;
        }

        return values;
    }

    private static void ReplaceLoneSurrogates(Span<byte> json)
    {
        for (var rest = json; rest.IndexOf((byte)'\\') is >= 0 and var found;)
        {
            rest = rest[found..];
            if (!TryReadEscape(rest, out var character))
            {
                rest = rest[Math.Min(2, rest.Length)..];
            }
            else if (char.IsHighSurrogate(character) && TryReadEscape(rest[EscapeLength..], out var next) && char.IsLowSurrogate(next))
            {
                rest = rest[(2 * EscapeLength)..];
            }
            else
            {
                if (char.IsSurrogate(character))
                    "fffd"u8.CopyTo(rest[2..]);

                rest = rest[EscapeLength..];
            }
        }
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> json, out char character)
    {
        ushort unit = 0;
        var isEscape = json.Length >= EscapeLength
            && json.StartsWith("\\u"u8)
            && Utf8Parser.TryParse(json[2..EscapeLength], out unit, out var digits, 'x')
            && digits == EscapeLength - 2;
        character = (char)unit;
        return isEscape;
    }
}
