namespace HeyGen.Sandbox.VideoAgents;

/// <summary>A curated visual style.</summary>
internal sealed record AgentStyle(string Id, string Name, string AspectRatio, IReadOnlyList<string> Tags) : IResource
{
    public static string Noun => "Style";

    public IEnumerable<MediaFile> Media => [new(ThumbnailMedium, MediaContent.Picture(640, 360, Id))];

    private string ThumbnailMedium => $"styles/{Id}.png";

    public bool IsListed(ApiCall call) => call.QueryValue("tag") is not { } tag || Tags.Contains(tag);

    public JsonObject Describe(ApiCall call) => new()
    {
        ["style_id"] = Id,
        ["name"] = Name,
        ["aspect_ratio"] = AspectRatio,
        ["tags"] = Tags.ToJson(),
        ["thumbnail_url"] = call.Link(ThumbnailMedium),
    };

    public static IEnumerable<AgentStyle> All() =>
    [
        Create("Paper Cut", "16:9", "handmade", "playful"),
        Create("Clean Slides", "16:9", "business", "minimal"),
        Create("Chalk Talk", "16:9", "education", "handmade"),
        Create("Neon Grid", "9:16", "social", "bold"),
        Create("Field Notes", "16:9", "documentary"),
        Create("Soft Launch", "9:16", "business", "social"),
        Create("Blueprint", "16:9", "technical", "minimal"),
        Create("Old Newsreel", "16:9", "documentary", "retro"),
    ];

    private static AgentStyle Create(string name, string aspectRatio, params string[] tags) => new(Ids.For($"style {name}"), name, aspectRatio, tags);
}
