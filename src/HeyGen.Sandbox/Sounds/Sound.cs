using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Sounds;

/// <summary>A piece of the music and sound-effect catalogue.</summary>
internal sealed record Sound(string Id, string Type, string Name, string Description, double Seconds)
{
    private static readonly string[] Music =
    [
        "Paper Lanterns|calm ambient piano with soft pads, slow and peaceful", "Copper Morning|upbeat acoustic guitar with claps, happy and bright",
        "Glass Elevator|corporate background music, light and optimistic", "Night Ferry|lo-fi hip hop beat, relaxed and mellow",
        "Iron Orchard|epic orchestral trailer music with drums, dramatic", "Blue Static|electronic dance music, energetic and driving",
        "Velvet Stairs|smooth jazz with saxophone, warm and elegant", "Tin Parade|playful ukulele and whistling, funny and cheerful",
        "Slow Harbour|sad cello and strings, emotional and slow", "Neon Alley|synthwave with retro bass, dark and cool",
        "Red Kite|folk fiddle and banjo, lively country dance", "First Snow|gentle music box for holidays and winter, soft",
    ];

    private static readonly string[] Effects =
    [
        "Door, old wood|creaking wooden door opens slowly", "Rain on a tin roof|steady rain on a metal roof", "Crowd, applause|crowd applause and cheering in a hall",
        "Whoosh, fast|fast whoosh transition", "Bell, shop|small bell of a shop door", "Keyboard|typing on a keyboard", "Thunder, far|distant thunder rolls",
        "Notification|short notification ping", "Steps, gravel|footsteps on gravel", "Camera|camera shutter click", "Glass|glass breaks on stone", "Engine|car engine starts",
    ];

    public string Medium => $"sounds/{Id}.wav";

    public static IEnumerable<Sound> All() => Music.Select(entry => Create("music", entry, 12)).Concat(Effects.Select(entry => Create("sound_effects", entry, 2)));

    private static Sound Create(string type, string entry, double seconds)
    {
        var (name, description) = entry.Split('|') is [var first, var second] ? (first, second) : throw new FormatException(entry);
        return new(Ids.For($"{type} {name}"), type, name, description, seconds);
    }
}
