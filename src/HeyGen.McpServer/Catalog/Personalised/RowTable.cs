using HeyGen.McpServer.Files;
using nietras.SeparatedValues;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>What is filled in, row by row: the columns in their order, and each row's texts by column. Names are compared without case.</summary>
internal sealed record RowTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    /// <summary>Ten batches.</summary>
    public const int MostRows = 1000;

    /// <param name="file">What the caller wrote, for a refusal.</param>
    /// <exception cref="FileRefusedException">It is no table.</exception>
    public static RowTable Of(string file, byte[] bytes)
    {
        try
        {
            var text = Decode(bytes);
            var table = text.TrimStart().StartsWith('[') ? OfJson(text) : OfCsv(text);
            return table.Rows.Count is > 0 and <= MostRows ? table : throw new FormatException($"it has {table.Rows.Count} rows, and 1 to {MostRows} are taken");
        }
        catch (Exception fault) when (fault is FormatException or JsonException or DecoderFallbackException)
        {
            throw new FileRefusedException(
                FileRefusal.Unusable,
                $"rows_file: {FileName.Safe(Path.GetFileName(file))} is no table of rows: {fault.Message.TrimEnd('.')}. "
                    + "Give CSV with a line of headings, or a JSON list of objects, as UTF-8 or UTF-16.",
                fault);
        }
    }

    /// <exception cref="FormatException">The rows are no table.</exception>
    public static RowTable Of(IEnumerable<JsonNode?> rows)
    {
        var table = rows.Select((row, index) => row is JsonObject fields
            ? Row(fields.Select(field => KeyValuePair.Create(field.Key.Trim(), Text(field.Value, index + 1, field.Key))))
            : throw new FormatException($"row {index + 1} is no object")).ToList();
        return new RowTable([.. table.SelectMany(row => row.Keys).Distinct(StringComparer.OrdinalIgnoreCase)], table);
    }

    private static RowTable OfJson(string text)
    {
        // Of a name that is given twice one value would be lost without a word.
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return Of(JsonArray.Create(document.RootElement)!);
    }

    private static RowTable OfCsv(string text)
    {
        using var reader = Sep.Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(text);
        List<string[]> lines = [];
        foreach (var line in reader)
        {
            var cells = Cells(line);
            if (Array.Exists(cells, cell => cell.Length > 0))
                lines.Add(cells);
        }

        if (lines.Count == 0)
            throw new FormatException("it is empty");

        var columns = lines[0];
        if (columns.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1 && group.Key.Length > 0) is { } twice)
            throw new FormatException($"the heading {twice.Key} stands twice");

        return new RowTable([.. columns.Where(name => name.Length > 0)], [.. lines.Skip(1).Select((cells, index) => RowOf(columns, cells, index + 1))]);
    }

    private static string[] Cells(SepReader.Row line)
    {
        var cells = new string[line.ColCount];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = line[index].ToString().Trim();

        return cells;
    }

    private static Dictionary<string, string> RowOf(string[] columns, string[] cells, int number) =>
        cells.Index().Any(cell => cell.Item.Length > 0 && (cell.Index >= columns.Length || columns[cell.Index].Length == 0))
            ? throw new FormatException($"row {number} has a cell without a heading; quote texts that hold the separator")
            : Row(columns.Zip(cells, KeyValuePair.Create).Where(cell => cell.Key.Length > 0));

    private static Dictionary<string, string> Row(IEnumerable<KeyValuePair<string, string>> cells)
    {
        var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, text) in cells)
        {
            if (!row.TryAdd(column, text))
                throw new FormatException($"the column {column} stands twice in one row");
        }

        return row;
    }

    private static string Text(JsonNode? value, int row, string column) => value switch
    {
        null => "",
        JsonValue single => JsonText.Read(single)?.Trim() ?? single.ToJsonString(),
        _ => throw new FormatException($"row {row}: {column} is no text"),
    };

    /// <summary>UTF-8 or, as Excel writes "Unicode text", UTF-16 with its mark. Another encoding would give wrong names without a word.</summary>
    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException("it is no text") : text;
    }
}
