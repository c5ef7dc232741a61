namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>The engine that renders an avatar. A look's <c>supported_api_engines</c> says which it can use.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AvatarV), "avatar_v")]
[JsonDerivedType(typeof(AvatarIv), "avatar_iv")]
[JsonDerivedType(typeof(AvatarIii), "avatar_iii")]
internal abstract record AvatarEngine;

/// <summary>The newest engine; takes no expressiveness.</summary>
internal sealed record AvatarV(
    [Description("Digital twin look of the same group to learn motion from."), RareField] string? ReferenceLookId = null) : AvatarEngine;

/// <summary>The engine used when none is named.</summary>
internal sealed record AvatarIv : AvatarEngine;

/// <summary>The oldest engine; takes neither expressiveness nor a motion prompt.</summary>
internal sealed record AvatarIii : AvatarEngine;
