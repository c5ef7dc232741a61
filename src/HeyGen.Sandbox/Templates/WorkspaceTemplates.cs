using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Templates;

/// <summary>The templates that every account finds in its workspace, with variables of every type among them.</summary>
internal static class WorkspaceTemplates
{
    /// <summary>The account's templates by id, made when they are first asked for.</summary>
    public static OrderedDictionary<string, Template> Of(ApiCall call)
    {
        var templates = call.Account.Made<Template>();
        if (templates.Count > 0)
            return templates;
        var look = call.World.Catalogue.Looks.Values.First(look => look.AvatarType == AvatarLook.Studio);
        var photo = call.World.Catalogue.Looks.Values.First(look => look.IsPhoto);
        foreach (var template in (Template[])[TeamNews(), Greeting(photo), ProductTour(look)])
        {
            templates.Add(template.Id, template);
            Publish(call.World.Media, template);
        }

        return templates;
    }

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

    private static void Publish(MediaLibrary media, Template template)
    {
        media.Publish(template.ThumbnailMedium, MediaContent.Picture(640, 360, template.Id));
        foreach (var variable in template.Variables)
        {
            if (Content(variable) is { } content)
                media.Publish(variable.Value, content);
        }
    }

    private static MediaContent? Content(TemplateVariable variable) => variable.Type switch
    {
        "image" => MediaContent.Picture(360, 360, variable.Value),
        "video" => MediaContent.Film("mp4"),
        "audio" => MediaContent.Tone(3, variable.Value),
        _ => null,
    };
}
