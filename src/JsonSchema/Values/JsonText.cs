using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace JsonSchema.Values;

/// <summary>What JSON strings hold.</summary>
internal static class JsonText
{
    /// <summary>The length of a string in Unicode code points, which is what <c>minLength</c> and <c>maxLength</c> count (validation 6.3).</summary>
    public static long CodePoints(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text);
        if (raw.Contains((byte)'\\'))
            return text.GetString()!.EnumerateRunes().LongCount();
        var count = -2L; // the quotes
        foreach (var octet in raw)
        {
            // All bytes of UTF-8 but those that continue a code point.
            if ((octet & 0xC0) != 0x80)
                count++;
        }
        return count;
    }

    /// <summary>
    /// Whether the value holds text that cannot be read. JSON's grammar lets a string hold one half of a surrogate pair as an escape;
    /// System.Text.Json accepts it when it parses and throws when the string is read.
    /// </summary>
    public static bool IsUnreadable(JsonElement value) => !RuntimeHelpers.TryEnsureSufficientExecutionStack() || value.ValueKind switch
    {
        JsonValueKind.String => Throws(() => value.GetString()),
        JsonValueKind.Array => value.EnumerateArray().Any(IsUnreadable),
        JsonValueKind.Object => value.EnumerateObject().Any(property => Throws(() => property.Name) || IsUnreadable(property.Value)),
        _ => false,
    };

    private static bool Throws(Func<string?> read)
    {
        try
        {
            read();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
