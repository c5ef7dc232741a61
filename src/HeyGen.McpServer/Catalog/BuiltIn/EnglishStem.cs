namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>
/// Cuts the endings that English words take most, so that "translations", "translating" and "translate" are one term. That both sides are cut alike
/// matters, not that the rest is a word.
/// </summary>
internal static class EnglishStem
{
    /// <summary>Fewer letters than these are not enough to know a word by.</summary>
    private const int Fewest = 3;

    public static string Of(string word)
    {
        var stem = Singular(word);
        stem = Cut(stem, "ing") ?? (stem.EndsWith("eed", StringComparison.Ordinal) ? null : Cut(stem, "ed")) ?? stem;
        stem = Cut(stem, "ion") ?? Cut(stem, "ment") ?? Cut(stem, "al") ?? stem;
        stem = Cut(stem, "er") ?? Cut(stem, "or") ?? stem;
        return Cut(Undoubled(stem), "e") ?? Cut(stem, "y") ?? Undoubled(stem);
    }

    private static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > Fewest + 1)
        {
            return $"{word[..^3]}y";
        }

        // "status" and "glass" are no plurals.
        return word is [.., 's' or 'u' or 'i', 's'] ? word : Cut(word, "s") ?? word;
    }

    private static string Undoubled(string stem) =>
        stem.Length > Fewest && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o') ? stem[..^1] : stem;

    private static string? Cut(string word, string ending) =>
        word.Length - ending.Length >= Fewest && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;
}
