namespace HeyGen.Sandbox.Sounds;

internal sealed class SoundOperations : IOperationGroup
{
    public void Register(OperationTable operations) => operations["search_audio_sounds"] = Search;

    private static ApiAnswer Search(ApiCall call)
    {
        var leastScore = double.Parse(call.QueryValue("min_score")!, CultureInfo.InvariantCulture);
        var sounds = call.World.Catalogue.Of<Sound>().Values.Where(sound => sound.Type == call.QueryValue("type"));
        var found = WordOverlap.Rank(call.QueryValue("query")!, sounds, sound => $"{sound.Name} {sound.Description} {sound.Type.Replace('_', ' ')}")
            .Select(match => (match.Item, Score: Similarity(match.Score)))
            .Where(match => match.Score >= leastScore)
            .ToArray();
        return call.AnswerPage(found, match => match.Item.Id, match =>
        {
            var described = match.Item.Describe(call);
            described["score"] = match.Score;
            return described;
        });
    }

    /// <summary>HeyGen compares meanings, and sets its usual minimum of 0.7 so that whatever is about the same passes: here, what shares a word.</summary>
    private static double Similarity(double overlap) => overlap == 0 ? 0 : Math.Round(0.7 + (0.3 * overlap), 4);
}

/// <summary>A piece of the music and sound-effect catalogue.</summary>
internal sealed record Sound(string Id, string Type, string Name, string Description, double Seconds) : IResource
{
    private static readonly (string Name, string Description)[] music =
    [
        ("Paper Lanterns", "calm ambient piano with soft pads, slow and peaceful"),
        ("Copper Morning", "upbeat acoustic guitar with claps, happy, bright and summery pop"),
        ("Glass Elevator", "corporate background music, light, optimistic, inspiring and motivational technology"),
        ("Night Ferry", "lo-fi lofi hip hop beat, relaxed, chill and mellow"),
        ("Iron Orchard", "epic cinematic orchestral trailer music with drums, dramatic and tense"),
        ("Blue Static", "electronic dance music, energetic, driving and sporty"),
        ("Velvet Stairs", "smooth jazz with saxophone, warm and elegant"),
        ("Tin Parade", "playful ukulele and whistling, funny and cheerful"),
        ("Slow Harbour", "sad cello and strings, emotional and slow"),
        ("Neon Alley", "synthwave with retro bass, dark and cool"),
        ("Red Kite", "folk fiddle and banjo, lively country dance"),
        ("First Snow", "gentle music box for holidays and winter, soft"),
    ];

    private static readonly (string Name, string Description)[] effects =
    [
        ("Old door", "creaking wooden door opens slowly"),
        ("Tin roof", "steady rain on a metal roof"),
        ("Full hall", "crowd applause and cheering in a hall"),
        ("Swish", "fast whoosh swoosh transition"),
        ("Shop bell", "small bell of a shop door"),
        ("Typist", "typing on a keyboard"),
        ("Far storm", "distant thunder rolls"),
        ("Ping", "short notification sound of an interface, pop, click and success chime"),
        ("Gravel path", "footsteps on gravel"),
        ("Shutter", "camera shutter click"),
        ("Broken glass", "glass breaks on stone"),
        ("Ignition", "car engine starts"),
    ];

    public static string Noun => "Sound";

    public IEnumerable<MediaFile> Media => [new(Medium, MediaContent.Tone(Seconds, Id))];

    private string Medium => $"sounds/{Id}.wav";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["description"] = Description,
        ["type"] = Type,
        ["audio_url"] = call.Link(Medium),
        ["duration"] = Seconds,
    };

    public static IEnumerable<Sound> All() =>
    [
        .. music.Select(entry => Create("music", entry.Name, entry.Description, 12)),
        .. effects.Select(entry => Create("sound_effects", entry.Name, entry.Description, 2)),
    ];

    private static Sound Create(string type, string name, string description, double seconds) =>
        new(Ids.For($"{type} {name}"), type, name, description, seconds);
}
