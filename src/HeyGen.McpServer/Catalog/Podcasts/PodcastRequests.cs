namespace HeyGen.McpServer.Catalog.Podcasts;

/// <summary>A talk of two hosts about a topic or files, of which one at least is given.</summary>
internal sealed record CreatePodcast
{
    [Description("What the two talk about."), StringLength(4000)]
    public string? Topic { get; init; }

    [Description("Files to draw on, at most 5, each an https address or an asset id."), ItemCount(0, 5), NoInlineBytes]
    public IReadOnlyList<AssetInput>? SourceFiles { get; init; }

    [Description("Id of the host's avatar look, from list_avatar_looks."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string HostAvatarId { get; init; }

    [Description("Id of the guest's avatar look, from list_avatar_looks."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string GuestAvatarId { get; init; }

    [Description("Voice of the host, from list_voices."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string HostVoiceId { get; init; }

    [Description("Voice of the guest, from list_voices."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string GuestVoiceId { get; init; }

    [Description("Orientation of the frame."), AllowedValues("landscape", "portrait"), DefaultValue("landscape")]
    public string? Layout { get; init; }

    [Description("Length; auto lets HeyGen choose."), AllowedValues("auto", "1min", "2min", "3min", "5min"), DefaultValue("auto")]
    public string? Duration { get; init; }

    [Description("Tone, audience and what to stress."), StringLength(2000)]
    public string? Instructions { get; init; }

    [Description("Public address that HeyGen calls when the podcast is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record ListPodcasts([Description("Podcasts a page."), Range(1, 100), DefaultValue(20)] int? Limit = null) : PagedRequest;

internal sealed record GetPodcast([Description("Id of the podcast, from create_podcast or list_podcasts.")] string PodcastId);

internal sealed record DeletePodcast([Description("Id of the podcast, from list_podcasts.")] string PodcastId);
