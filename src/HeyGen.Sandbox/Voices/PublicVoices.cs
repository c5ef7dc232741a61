using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Voices;

/// <summary>The public voices: eight languages with a female and a male set each, 64 in all.</summary>
internal static class PublicVoices
{
    private static readonly string[] Manners =
    [
        "warm and calm, good for stories and meditation",
        "bright and lively, good for adverts and social clips",
        "clear and steady, good for lessons and tutorials",
        "deep and serious, good for news and documentaries",
    ];

    private static readonly (string Language, string[] Women, string[] Men)[] Names =
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

    public static IEnumerable<Voice> All()
    {
        foreach (var (language, women, men) in Names)
        {
            foreach (var voice in women.Select((name, index) => Create(language, "female", name, index)))
                yield return voice;
            foreach (var voice in men.Select((name, index) => Create(language, "male", name, index)))
                yield return voice;
        }
    }

    /// <summary>The last of each set works with the older engines only, so that speech synthesis has something to refuse.</summary>
    private static Voice Create(string language, string gender, string name, int index) =>
        new(Ids.For($"voice {language} {name}"), name, language, gender, Manners[index % Manners.Length])
        {
            Engines = index == 3 ? ["elevenlabs"] : ["starfish", "elevenlabs", "fish"],
            SupportsPause = index != 3,
            SupportsLocale = language is "English" or "Spanish" or "Portuguese" or "Arabic",
        };
}
