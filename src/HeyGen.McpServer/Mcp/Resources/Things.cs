using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.Brands;
using HeyGen.McpServer.Catalog.Templates;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Pipeline;

namespace HeyGen.McpServer.Mcp.Resources;

/// <summary>One of what HeyGen lists for an account, as far as a choice needs it.</summary>
internal sealed record Thing(string Id, string Name, string? About, string? Picture, DateTimeOffset? Created);

/// <param name="Next">The token of the page after it; null for the last.</param>
internal sealed record ThingPage(IReadOnlyList<Thing> Things, string? Next);

/// <summary>A kind of things of an account that can be listed by name and read by id.</summary>
/// <param name="Name">As it stands in a URI.</param>
/// <param name="Noun">As a person says it.</param>
/// <param name="Id">The field of a list's item.</param>
/// <param name="Argument">The argument that takes the id, in a URI's template and in <see cref="Read"/>.</param>
internal sealed record ThingKind(string Name, string Noun, ToolDefinition List, string Id, string Argument)
{
    public static IReadOnlyList<ThingKind> All { get; } =
    [
        new("videos", "video", VideoTools.List, "id", "video_id") { Read = VideoTools.Get },
        new("looks", "look", AvatarTools.ListLooks, "id", "look_id")
        {
            Read = AvatarTools.GetLook,
            Names = ["look", "avatar", "avatar_id"],
            Own = """{"ownership": "private"}""",
            PageSize = 50,
        },
        new("groups", "avatar group", AvatarTools.ListGroups, "id", "group_id")
        {
            Read = AvatarTools.GetGroup,
            Names = ["group", "avatar_group"],
            Own = """{"ownership": "private"}""",
            PageSize = 50,
        },
        new("voices", "voice", VoiceTools.List, "voice_id", "voice_id") { Read = VoiceTools.Get, Own = """{"type": "private"}""" },
        new("styles", "style", VideoAgentTools.ListStyles, "style_id", "style_id") { Names = ["style"] },
        new("templates", "template", TemplateTools.List, "id", "template_id") { Read = TemplateTools.Get, Names = ["template"] },
        new("brand_kits", "brand kit", BrandTools.ListKits, "brand_kit_id", "brand_kit_id") { Read = BrandTools.GetKit, Names = ["brand_kit"] },
        new("brand_glossaries", "brand glossary", BrandTools.ListGlossaries, "brand_glossary_id", "brand_glossary_id")
        {
            Read = BrandTools.GetGlossary,
            Names = ["brand_glossary", "glossary"],
        },
    ];

    /// <summary>Reads one; null where HeyGen has only the list.</summary>
    public ToolDefinition? Read { get; init; }

    /// <summary>Other names of arguments that its id is for.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Arguments of the list that leave the account's own, where HeyGen has its stock among them.</summary>
    public string? Own { get; init; }

    public int PageSize { get; init; } = 100;
}

/// <summary>Reads lists by the tools that list them, and so under their rules: limits, retries, and texts from outside made harmless.</summary>
internal sealed class ThingReader(ToolCallPipeline pipeline)
{
    private const int LongestName = 200;

    private static readonly string[] described = ["avatar_type", "gender", "language", "status", "aspect_ratio", "preferred_orientation"];
    private static readonly string[] pictures = ["preview_image_url", "thumbnail_url"];

    /// <summary>A page; an empty one where HeyGen refuses the list, which an account may not have.</summary>
    public async Task<ThingPage> ReadAsync(ThingKind kind, JsonObject arguments, string? token, Caller caller, CancellationToken cancellationToken)
    {
        var page = await ListedPage.ReadAsync(pipeline, kind.List, arguments, kind.PageSize, token, caller, cancellationToken);
        return new ThingPage([.. page.Items.Select(item => Of(kind, item)).OfType<Thing>()], page.Next);
    }

    /// <summary>As the tool for it shows it.</summary>
    public async Task<ToolResult> ReadOneAsync(ThingKind kind, string id, Caller caller, CancellationToken cancellationToken)
    {
        if (kind.Read is { } read)
            return await pipeline.CallAsync(read, new JsonObject { [kind.Argument] = id }, caller, cancellationToken);

        var all = new JsonObject { ["fields"] = "all" };
        string? token = null;
        do
        {
            var page = await ListedPage.ReadAsync(pipeline, kind.List, all, kind.PageSize, token, caller, cancellationToken);
            if (page.Failure is { } failure)
                return failure;

            if (page.Items.FirstOrDefault(item => JsonText.At(item, kind.Id) == id) is { } found)
                return ToolResult.From(found.DeepClone().AsObject());

            token = page.Next;
        }
        while (token is not null);

        return new ToolResult { Kind = ResultKind.Failed, Text = $"There is no {kind.Noun} {UntrustedText.Clean(id)}." };
    }

    private static Thing? Of(ThingKind kind, JsonObject item)
    {
        if (JsonText.At(item, kind.Id) is not { Length: > 0 } id)
            return null;

        var name = JsonText.At(item, "name") ?? JsonText.At(item, "title");
        return new Thing(
            id,
            string.IsNullOrWhiteSpace(name) ? id : name.Length > LongestName ? $"{name[..LongestName]}…" : name,
            string.Join(", ", described.Select(field => JsonText.At(item, field)).OfType<string>()),
            pictures.Select(field => JsonText.At(item, field)).FirstOrDefault(IsShown),
            JsonNumber.Read(item["created_at"]) is > 0 and < 100_000_000_000 and var seconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null);
    }

    /// <summary>Hosts take icons by https alone; the sandbox has none.</summary>
    private static bool IsShown(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);
}
