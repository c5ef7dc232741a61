using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Brands;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateBrandGlossary))]
[JsonSerializable(typeof(CreateBrandKit))]
[JsonSerializable(typeof(DeleteBrandGlossary))]
[JsonSerializable(typeof(DeleteBrandKit))]
[JsonSerializable(typeof(GetBrandGlossary))]
[JsonSerializable(typeof(GetBrandKit))]
[JsonSerializable(typeof(ListBrandGlossaries))]
[JsonSerializable(typeof(ListBrandKits))]
[JsonSerializable(typeof(UpdateBrandGlossary))]
[JsonSerializable(typeof(UpdateBrandKit))]
internal sealed partial class BrandsJson : JsonSerializerContext;
