using HeyGen.Sandbox.Sounds;
using HeyGen.Sandbox.Templates;
using HeyGen.Sandbox.VideoAgents;

namespace HeyGen.Sandbox.State;

/// <summary>
/// What is there before anybody made anything: public voices, avatars, styles, sounds and pictures, and the templates that every workspace has.
/// The same in every run; all names are invented.
/// </summary>
internal sealed class PublicCatalogue
{
    private readonly ResourceStore store = new();
    private readonly MediaLibrary media;

    public PublicCatalogue(MediaLibrary media)
    {
        this.media = media;
        Add(PublicVoices.All());
        var looks = PublicAvatars.Looks([.. Of<Voice>().Values]);
        Add(looks.Select(look => look.Group).Distinct());
        Add(looks);
        Add(AgentStyle.All());
        Add(PublicTemplates.All(looks));
        Add(Sound.All());
        Add(StockPicture.All());
    }

    public OrderedDictionary<string, T> Of<T>()
        where T : class => store.Of<T>();

    private void Add<T>(IEnumerable<T> resources)
        where T : class, IResource
    {
        foreach (var resource in resources)
        {
            Of<T>().Add(resource.Id, resource);
            media.Publish(resource.Media);
        }
    }
}
