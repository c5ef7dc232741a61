using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>The request for one video. A batch holds several, each told apart by its type; alone, each has an operation of its own.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AvatarVideoRequest), "avatar")]
[JsonDerivedType(typeof(CreateVideoFromImage), "image")]
[JsonDerivedType(typeof(CreateVideoFromCinematicAvatar), "cinematic_avatar")]
[JsonDerivedType(typeof(StudioVideoRequest), "studio")]
internal abstract record VideoRequest;
