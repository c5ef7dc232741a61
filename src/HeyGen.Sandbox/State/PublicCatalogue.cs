using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.Sounds;
using HeyGen.Sandbox.VideoAgents;
using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.State;

/// <summary>What is there before anybody made anything: public voices, avatars, styles, sounds and pictures. The same in every run; all names are invented.</summary>
internal sealed class PublicCatalogue
{
    public PublicCatalogue(MediaLibrary media)
    {
        Voices = PublicVoices.All().ToOrdered(voice => voice.Id);
        (AvatarGroups, Looks) = PublicAvatars.All([.. Voices.Values]);
        Styles = AgentStyle.All().ToOrdered(style => style.Id);
        Sounds = Sound.All().ToOrdered(sound => sound.Id);
        Pictures = StockPicture.All().ToOrdered(picture => picture.Id);
        Publish(media);
    }

    public OrderedDictionary<string, Voice> Voices { get; }

    public OrderedDictionary<string, AvatarGroup> AvatarGroups { get; }

    public OrderedDictionary<string, AvatarLook> Looks { get; }

    public OrderedDictionary<string, AgentStyle> Styles { get; }

    public OrderedDictionary<string, Sound> Sounds { get; }

    public OrderedDictionary<string, StockPicture> Pictures { get; }

    private void Publish(MediaLibrary media)
    {
        foreach (var voice in Voices.Values)
            media.Publish(voice.PreviewMedium, MediaContent.Tone(3, voice.Id));
        foreach (var look in Looks.Values)
            media.Publish(look.PreviewMedium, MediaContent.Picture(look.ImageWidth, look.ImageHeight, look.Id));
        foreach (var style in Styles.Values)
            media.Publish(style.ThumbnailMedium, MediaContent.Picture(640, 360, style.Id));
        foreach (var sound in Sounds.Values)
            media.Publish(sound.Medium, MediaContent.Tone(sound.Seconds, sound.Id));
        foreach (var picture in Pictures.Values)
            media.Publish(picture.Medium, MediaContent.Picture(picture.Width, picture.Height, picture.Id));
    }
}
