namespace HeyGen.Sandbox.Assets;

/// <summary>An image or icon of the catalogue that everybody can search.</summary>
/// <param name="Type"><c>image</c> or <c>icon</c>.</param>
internal sealed record StockPicture(string Id, string Type, string Description, int Width, int Height) : IResource
{
    private static readonly string[] images =
    [
        "city skyline at night with lights", "empty office with desks and windows", "mountain lake in the morning", "team meeting around a table",
        "hands typing on a laptop", "coffee cup on a wooden table", "forest path in autumn", "server room with blue lights", "beach with waves at sunset",
        "bees on yellow flowers", "train station with people", "classroom with a blackboard",
    ];

    private static readonly string[] icons =
    [
        "arrow pointing right", "green check mark", "shopping cart", "envelope mail", "light bulb idea", "bar chart growing", "shield security lock",
        "clock time",
    ];

    public static string Noun => "Picture";

    public IEnumerable<MediaFile> Media => [new(Medium, MediaContent.Picture(Width, Height, Id))];

    private string Medium => $"pictures/{Id}.png";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["type"] = Type,
        ["id"] = Id,
        ["url"] = call.Link(Medium),
        ["width"] = Width,
        ["height"] = Height,
        ["orientation"] = Width == Height ? "square" : Width > Height ? "landscape" : "portrait",
        ["is_transparent"] = false,
    };

    public static IEnumerable<StockPicture> All() =>
    [
        .. images.Select((description, index) => Create("image", description, index % 3 == 2 ? (720, 1280) : (1280, 720))),
        .. icons.Select(description => Create("icon", description, (256, 256))),
    ];

    private static StockPicture Create(string type, string description, (int Width, int Height) size) =>
        new(Ids.For($"{type} {description}"), type, description, size.Width, size.Height);
}
