namespace HeyGen.McpServer.Files;

/// <summary>
/// One spelling for names that look the same: letters are taken apart as Unicode's NFD does (macOS writes so into archives and onto some disks), and every
/// space becomes an ordinary one (macOS writes a narrow no-break space into its screenshots' names). .NET normalises nothing where it runs without ICU.
/// </summary>
internal static class FileNameForm
{
    private const int FirstHangul = 0xAC00;
    private const int LastHangul = 0xD7A3;

    /// <summary>A line a character: itself, then what it is taken apart into. From the Unicode Character Database; Hangul is reckoned instead.</summary>
    private static readonly Lazy<Dictionary<char, string>> decompositions = new(Read);

    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
            return name;

        var form = new StringBuilder(name.Length * 2);
        foreach (var character in name)
        {
            if (character is >= (char)FirstHangul and <= (char)LastHangul)
                AppendHangul(form, character - FirstHangul);
            else if (char.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator)
                form.Append(' ');
            else
                form.Append(decompositions.Value.GetValueOrDefault(character) ?? character.ToString());
        }

        return form.ToString();
    }

    /// <summary>A syllable's place in the table tells its letters (The Unicode Standard, section 3.12): 21 vowels with 28 endings each for every consonant.</summary>
    private static void AppendHangul(StringBuilder form, int syllable)
    {
        form.Append((char)(0x1100 + (syllable / (21 * 28)))).Append((char)(0x1161 + (syllable / 28 % 21)));
        if (syllable % 28 is > 0 and var ending)
            form.Append((char)(0x11A7 + ending));
    }

    private static Dictionary<char, string> Read()
    {
        using var reader = new StreamReader(typeof(FileNameForm).Assembly.GetManifestResourceStream("decompositions.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[0], line => line[1..]);
    }
}
