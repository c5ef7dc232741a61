using HeyGen.Sandbox.Videos;

namespace HeyGen.Sandbox.Templates;

/// <summary>The API's group <c>template</c>.</summary>
internal sealed class TemplateOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    public void Register(OperationTable operations)
    {
        operations.Stores<Template>("/v3/templates");
        operations["generate_from_template"] = Generate;
    }

    /// <summary>No price is known; the avatar is charged for as in any video.</summary>
    private static ApiAnswer Generate(ApiCall call)
    {
        var template = call.Found<Template>();
        FilmRules.Check(call, call.Body);
        var filling = TemplateFilling.Read(call, template);
        var seconds = SpokenLength.Seconds(filling.Script);
        var price = filling.Presenter is { } look ? Prices.AvatarVideo("avatar_iv", look.IsPhoto, is4k: false, seconds) : 0;
        var title = call.Body.Text("title") ?? template.Name;
        var terms = new JobTerms(JobSeconds, price, TakesSlot: true).With(TestHooks.In(title, filling.Script));
        var video = new Video(call.Body, call.Account.StartJob(terms), filling.Script, seconds)
        {
            Title = title,
            HasCaptions = call.Body.Flag("caption"),
            FolderId = call.Body.Text("folder_id"),
        };
        return call.Answer(call.Keep(video).Describe(call));
    }
}
