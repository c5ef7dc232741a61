using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.Videos;

namespace HeyGen.Sandbox.Templates;

/// <summary>The API's group <c>template</c>.</summary>
internal sealed class TemplateOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["list_templates"] = call => call.AnswerPage(WorkspaceTemplates.Of(call).NewestFirst(), template => template.Id, template => template.Summary(call)),
        ["get_template"] = call => call.Answer(Find(call).Describe(call)),
        ["generate_from_template"] = Generate,
    };

    /// <summary>No price is known; the avatar is charged for as in any video.</summary>
    private static ApiAnswer Generate(ApiCall call)
    {
        var template = Find(call);
        FilmRules.Check(call, call.Body);
        var filling = TemplateFilling.Read(call, template);
        var seconds = SpokenLength.Seconds(filling.Script);
        var price = filling.Presenter is { } look ? Prices.AvatarVideo("avatar_iv", look.IsPhoto, is4k: false, seconds) : 0;
        var title = call.Body.Text("title") ?? template.Name;
        var video = new Video(Ids.New(), title, call.Account.StartJob(new JobTerms(JobSeconds, price, TakesSlot: true).With(TestHooks.In(title, filling.Script))))
        {
            CreatedAt = call.Now.ToUnixTimeSeconds(),
            Script = filling.Script,
            OutputSeconds = seconds,
            HasCaptions = call.Body.Flag("caption"),
            HasMovingPicture = call.Body.Flag("include_gif"),
            FolderId = call.Body.Text("folder_id"),
        };
        VideoOperations.Add(call, video);
        return call.Answer(video.Describe(call));
    }

    private static Template Find(ApiCall call)
    {
        var id = call.PathValue("template_id");
        return WorkspaceTemplates.Of(call).TryGetValue(id, out var template) ? template : throw ApiException.NotFound("template_not_found", "Template", id);
    }
}
