using System.Buffers;
using System.Runtime.InteropServices;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// The part of a value that is evaluated: of long lists a stretch, of unknown fields a few. Numbers that the evaluator cannot bear are
/// replaced by some that every schema judges alike: <c>multipleOf</c> puts all digits of 1e1000000000 on the stack.
/// </summary>
internal sealed class ArgumentExcerpt
{
    /// <summary>One more than any list of HeyGen's may hold, so that a list that is too long stays so.</summary>
    public const int MostItems = 101;

    // No schema reaches so deep, so what lies below is judged by nobody; JSON of more than 64 levels is not read.
    private const int MostLevels = 60;

    // Such numbers are judged exactly; of a longer fraction the evaluator sees what a double holds.
    private const int LongestWholeNumber = 28;
    private const int LongestFraction = 16;

    // Above every limit of a schema, and small enough that a double holds a half beside it.
    private const decimal LargestNumber = 1e15m;

    private readonly IReadOnlySet<string> names;
    private readonly int start;
    private readonly int items;
    private readonly int nestedItems;
    private bool isRewritten;

    /// <param name="original">The whole value.</param>
    /// <param name="names">Fields that are always kept.</param>
    /// <param name="start">Where the stretch of a list begins; a list that ends before it begins at 0.</param>
    /// <param name="items">How many items a stretch has.</param>
    /// <param name="nestedItems">How many items are kept of a list in a list, always the first.</param>
    public ArgumentExcerpt(JsonElement original, IReadOnlySet<string> names, int start, int items, int nestedItems)
    {
        (Original, this.names, this.start, this.items, this.nestedItems) = (original, names, start, items, nestedItems);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, original, level: 0, isNested: false);
        }

        Value = IsCut || isRewritten ? JsonElement.Parse(buffer.WrittenSpan) : original;
    }

    public JsonElement Original { get; }

    public JsonElement Value { get; }

    public bool IsCut { get; private set; }

    /// <summary>The length of the longest list that stands in no other list.</summary>
    public int Longest { get; private set; }

    /// <summary>Where the stretch of a list begins.</summary>
    public int StartOf(JsonElement list, bool isNested) => Stretch(list.GetArrayLength(), isNested).Start;

    private (int Start, int Count) Stretch(int length, bool isNested) => isNested ? (0, nestedItems) : length > start ? (start, items) : (0, MostItems);

    private void Write(Utf8JsonWriter writer, JsonElement value, int level, bool isNested)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteFields(writer, value, level, isNested);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                WriteItems(writer, value, level, isNested);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when Replacement(JsonMarshal.GetRawUtf8Value(value)) is { } number:
                isRewritten = true;
                writer.WriteNumberValue(number);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteItems(Utf8JsonWriter writer, JsonElement list, int level, bool isNested)
    {
        var length = list.GetArrayLength();
        var (first, count) = level < MostLevels ? Stretch(length, isNested) : (0, 0);
        Longest = isNested ? Longest : Math.Max(Longest, length);
        IsCut |= first > 0 || length > count;
        foreach (var item in list.EnumerateArray().Skip(first).Take(count))
            Write(writer, item, level + 1, isNested: true);
    }

    private void WriteFields(Utf8JsonWriter writer, JsonElement fields, int level, bool isNested)
    {
        var others = fields.GetPropertyCount();
        others = others <= nestedItems ? others : fields.EnumerateObject().Count(field => !names.Contains(field.Name));
        var (first, count) = level < MostLevels ? Stretch(others, isNested) : (0, 0);
        Longest = isNested ? Longest : Math.Max(Longest, others);
        var position = 0;
        foreach (var field in fields.EnumerateObject())
        {
            if (level >= MostLevels || (!names.Contains(field.Name) && (position++ < first || position > first + (long)count)))
            {
                IsCut = true;
                continue;
            }

            writer.WritePropertyName(field.Name);
            Write(writer, field.Value, level + 1, isNested);
        }
    }

    /// <summary>Of the same sign, on the same side of every limit, and whole if the other is; null for one that needs no replacement.</summary>
    private static decimal? Replacement(ReadOnlySpan<byte> json)
    {
        if (json.Length <= (json.Contains((byte)'.') ? LongestFraction : LongestWholeNumber) && !json.ContainsAny((byte)'e', (byte)'E'))
            return null;

        var text = Encoding.ASCII.GetString(json);
        var sign = text[0] == '-' ? -1 : 1;
        var isTiny = text.Contains("e-", StringComparison.OrdinalIgnoreCase);
        var size = decimal.TryParse(text.AsSpan(sign < 0 ? 1 : 0), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && exact <= LargestNumber
            ? exact
            : isTiny ? 0 : LargestNumber;
        if (!IsWhole(text) && double.IsInteger((double)size))
            size = size == 0 ? 1e-20m : decimal.Truncate(size) + 0.5m;

        return sign * size;
    }

    private static bool IsWhole(string text)
    {
        var parts = text.Split('e', 'E');
        var digits = parts[0].TrimStart('-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? "" : digits[(point + 1)..].TrimEnd('0');
        var zeros = fraction.Length > 0 ? 0 : (point < 0 ? digits : digits[..point]).Reverse().TakeWhile(digit => digit == '0').Count();
        var exponent = parts.Length < 2 ? 0
            : long.TryParse(parts[1], CultureInfo.InvariantCulture, out var value) ? value
            : parts[1][0] == '-' ? int.MinValue : int.MaxValue;
        return exponent + zeros >= fraction.Length || digits.All(digit => digit is '0' or '.');
    }
}
