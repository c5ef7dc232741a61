namespace HeyGen.McpServer.Files;

/// <summary>File names made of text from outside.</summary>
internal static class FileName
{
    private const int MostCharacters = 120;

    /// <summary>The name of a file of the user's, but for what would end a quoted name in a header of the form that carries it.</summary>
    public static string Sendable(string name) =>
        string.Concat(name.Select(character => char.IsControl(character) || character is '"' or '\\' ? '_' : character));

    /// <summary>The text without what cannot, or should not, stand in a file's name; never a hidden file, a folder, or a way out of one.</summary>
    public static string Safe(string text)
    {
        var kept = text.Where(character => char.IsAsciiLetterOrDigit(character) || char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or ' ');
        var name = string.Concat(kept).Trim('.', ' ');
        if (name.Length <= MostCharacters)
            return name;

        var extension = Path.GetExtension(name);
        return extension.Length > 10 ? name[..MostCharacters] : $"{name[..(MostCharacters - extension.Length)]}{extension}";
    }
}
