namespace HeyGen.Sandbox.Voices;

/// <summary>
/// The public voices: eight languages with a female and a male set each, every voice in sixteen moods, 1,024 in all: HeyGen has over a thousand too, so
/// that whoever looks for a voice must filter or turn pages.
/// </summary>
internal static class PublicVoices
{
    private static readonly string[] manners =
    [
        "warm and calm, good for stories and meditation",
        "bright and lively, good for adverts and social clips",
        "clear and steady, good for lessons and tutorials",
        "deep and serious, good for news and documentaries",
    ];

    /// <summary>The first is the voice as such, and is not named.</summary>
    private static readonly string[] moods =
    [
        "", "Cheerful", "Excited", "Friendly", "Hopeful", "Soothing", "Whispering", "Serious",
        "Newsreader", "Storyteller", "Teacher", "Advert", "Melancholy", "Dramatic", "Casual", "Broadcast",
    ];

    private static readonly (string Language, string[] Women, string[] Men)[] speakers =
    [
        ("English", ["Marlow", "Odessa", "Tamsin", "Wren"], ["Alder", "Bram", "Corin", "Dorian"]),
        ("Spanish", ["Alondra", "Belisa", "Candela", "Jacinta"], ["Anselmo", "Benicio", "Fermin", "Lisandro"]),
        ("French", ["Apolline", "Clemence", "Maelys", "Oriane"], ["Bastien", "Corentin", "Leandre", "Thibault"]),
        ("German", ["Annegret", "Frauke", "Liesel", "Wiebke"], ["Eberhard", "Gernot", "Lothar", "Volkmar"]),
        ("Portuguese", ["Anahi", "Iracema", "Jandira", "Moema"], ["Caetano", "Evaristo", "Firmino", "Ubirajara"]),
        ("Japanese", ["Asahi", "Chidori", "Kohaku", "Shiori"], ["Haruomi", "Kazuma", "Sosuke", "Tatsuki"]),
        ("Hindi", ["Anvita", "Charulata", "Ishani", "Meghana"], ["Devansh", "Kartikeya", "Pranav", "Vihaan"]),
        ("Arabic", ["Amal", "Juhayna", "Rimah", "Zubayda"], ["Bashir", "Hatim", "Naufal", "Suhayl"]),
    ];

    public static IEnumerable<Voice> All() =>
        from mood in moods
        from names in speakers
        from voice in Set(names.Language, "female", names.Women, mood).Concat(Set(names.Language, "male", names.Men, mood))
        select voice;

    /// <summary>The last of each set works with the older engines only, so that speech synthesis has something to refuse.</summary>
    private static IEnumerable<Voice> Set(string language, string gender, string[] names, string mood) => names.Select((name, index) =>
    {
        var fullName = mood.Length == 0 ? name : $"{name} - {mood}";
        return new Voice(Ids.For($"voice {language} {fullName}"), fullName, language, gender, $"{mood} {manners[index % manners.Length]}".TrimStart())
        {
            Engines = index == names.Length - 1 ? ["elevenlabs"] : ["starfish", "elevenlabs", "fish"],
            SupportsPause = index != names.Length - 1,
            SupportsLocale = language is "English" or "Spanish" or "Portuguese" or "Arabic",
        };
    });
}
