namespace HeyGen.Sandbox.Avatars;

/// <summary>The public characters: a dozen, with one to four looks each, of all three types.</summary>
internal static class PublicAvatars
{
    private const long CreatedAt = 1_767_225_600; // 1 January 2026

    private static readonly (string Name, string Gender, string Type, string[] Looks)[] characters =
    [
        ("Annika", "female", AvatarLook.Studio, ["standing office", "sitting sofa", "standing lounge", "close up"]),
        ("Brandt", "male", AvatarLook.Studio, ["standing office", "sitting desk", "expressive suit"]),
        ("Celestine", "female", AvatarLook.DigitalTwin, ["kitchen", "garden", "studio white"]),
        ("Dashiell", "male", AvatarLook.DigitalTwin, ["workshop", "street at night"]),
        ("Eulalia", "female", AvatarLook.Photo, ["portrait", "beach"]),
        ("Fenwick", "male", AvatarLook.Photo, ["portrait"]),
        ("Ginevra", "female", AvatarLook.Studio, ["lab coat", "scrubs"]),
        ("Hiroaki", "male", AvatarLook.DigitalTwin, ["library", "tea house", "rooftop", "train"]),
        ("Ilse", "female", AvatarLook.Photo, ["portrait", "winter coat", "painting"]),
        ("Jorrit", "male", AvatarLook.Studio, ["news desk"]),
        ("Khadija", "female", AvatarLook.DigitalTwin, ["office", "market"]),
        ("Lucian", "male", AvatarLook.Photo, ["portrait", "cartoon"]),
    ];

    public static IReadOnlyList<AvatarLook> Looks(IReadOnlyList<Voice> voices)
    {
        var looks = new List<AvatarLook>();
        foreach (var (index, (name, gender, type, lookNames)) in characters.Index())
        {
            var matching = voices.Where(voice => voice.Language == "English" && voice.Gender == gender).ToArray();
            var group = new AvatarGroup(Ids.For($"group {name}"), name, gender, CreatedAt) { DefaultVoiceId = matching[index % matching.Length].Id };
            looks.AddRange(lookNames.Select(lookName => Create(group, type, lookName)));
        }

        return looks;
    }

    private static AvatarLook Create(AvatarGroup group, string type, string name)
    {
        var id = type == AvatarLook.Studio ? $"{group.Name}_{name.Replace(' ', '_')}_public" : Ids.For($"look {group.Name} {name}");
        string[] engines = type == AvatarLook.DigitalTwin ? ["avatar_v", "avatar_iv", "avatar_iii"] : ["avatar_iv", "avatar_iii"];
        return new(id, group, type, engines) { Name = $"{group.Name} {name}", Tags = [type == AvatarLook.Photo ? "photo" : "professional"] };
    }
}
