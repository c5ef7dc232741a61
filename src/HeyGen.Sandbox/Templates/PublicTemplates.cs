namespace HeyGen.Sandbox.Templates;

/// <summary>The templates that every account finds in its workspace, with variables of every type among them.</summary>
internal static class PublicTemplates
{
    public static IEnumerable<Template> All(IReadOnlyList<AvatarLook> looks) =>
        [ProductTour(looks.First(look => look.AvatarType == AvatarLook.Studio)), Greeting(looks.First(look => look.IsPhoto)), TeamNews()];

    private static Template ProductTour(AvatarLook look) => new(
        Ids.For("template product tour"),
        "Product tour",
        "16:9",
        [
            Scene("tour opening", "Meet {{product}}, {{benefit}}.", "product", "benefit", "logo", "presenter", "narrator"),
            Scene("tour demo", "Here is how {{product}} works.", "product", "demo", "presenter", "narrator"),
            Scene("tour closing", "Try it today.", "logo", "jingle", "presenter", "narrator"),
        ],
        [
            new("product", "text", "our product"),
            new("benefit", "text", "the easy way to get things done"),
            new("logo", "image", "templates/product-logo.png"),
            new("demo", "video", "templates/product-demo.mp4"),
            new("jingle", "audio", "templates/product-jingle.wav"),
            new("presenter", "character", look.Id),
            new("narrator", "voice", look.DefaultVoiceId!),
        ]);

    private static Template Greeting(AvatarLook look) => new(
        Ids.For("template greeting"),
        "Birthday greeting",
        "9:16",
        [Scene("greeting", "Happy birthday, {{name}}!", "name", "picture", "presenter", "narrator")],
        [
            new("name", "text", "friend"),
            new("picture", "image", "templates/greeting-picture.png"),
            new("presenter", "character", look.Id),
            new("narrator", "voice", look.DefaultVoiceId!),
        ]);

    private static Template TeamNews() => new(
        Ids.For("template team news"),
        "Team news",
        "1:1",
        [Scene("news", "{{headline}} {{story}}", "headline", "story")],
        [new("headline", "text", "News of the week."), new("story", "text", "All is well.")]);

    private static TemplateScene Scene(string name, string script, params string[] variables) => new(Ids.For($"template scene {name}"), script, variables);
}
