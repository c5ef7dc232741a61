using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;
using HeyGen.McpServer.Catalog.Templates;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Tests.Schemas;

public sealed class RequestRecordTests
{
    /// <summary>Every operation behind a tool.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. ToolCatalog.All.Select(tool => tool.Operation).OfType<Operation>()];

    /// <summary>Facts of HeyGen's reference that nobody who wrote the operations wrote.</summary>
    private static readonly Lazy<JsonArray> contract = new(() => JsonNode.Parse(File.ReadAllBytes(ContractFile))!.AsArray());

    [Fact]
    public void Operations_IdMethodAndPath_AreThoseOfTheContract()
    {
        Assert.NotEmpty(All);
        Assert.All(All, operation => Assert.Contains(
            contract.Value,
            entry => (string?)entry!["id"] == operation.Id && (string?)entry["method"] == operation.Method.Method && (string?)entry["path"] == operation.Path));
    }

    [Fact]
    public void Operations_PathParameters_AreRequiredFieldsOfTheRecord()
    {
        foreach (var operation in All)
        {
            foreach (var segment in operation.Path.Split('/').Where(segment => segment.StartsWith('{')))
            {
                var field = operation.RequestTypeInfo!.Properties.SingleOrDefault(property => property.Name == segment.Trim('{', '}'));
                Assert.True(field is { IsRequired: true }, $"{operation.Id}: {segment}");
            }
        }
    }

    [Fact]
    public void Operations_OnlyPosts_TakeKeysOrCreate()
    {
        Assert.All(All, operation => Assert.True(
            operation.Method == HttpMethod.Post || !(operation.TakesIdempotencyKey || operation.Class is OperationClass.Create or OperationClass.Upload),
                operation.Id));
        Assert.All(All, operation => Assert.Equal(
            (bool)contract.Value.Single(entry => (string?)entry!["id"] == operation.Id)!["idempotency_key"]!, operation.TakesIdempotencyKey));
    }

    [Fact]
    public void Requests_EveryField_IsDescribedInOneSentence()
    {
        foreach (var (owner, property) in RequestFields())
        {
            var description = Attribute<DescriptionAttribute>(property)?.Description ?? "";
            Assert.True(description.EndsWith('.') && description.Length is > 5 and < 160, $"{owner.Name}.{property.Name}: {description}");
        }
    }

    [Fact]
    public void Requests_Defaults_AreLeftToHeyGen()
    {
        foreach (var (owner, property) in RequestFields())
        {
            if (Attribute<DefaultValueAttribute>(property) is not { } standard)
                continue;

            Assert.False(property.IsRequired, $"{owner.Name}.{property.Name} is required and has a default");
            if (Attribute<AllowedValuesAttribute>(property) is { } allowed)
                Assert.All(standard.Value as object?[] ?? [standard.Value], value => Assert.Contains(value, allowed.Values));

            if (Attribute<RangeAttribute>(property) is { } range)
                Assert.True(range.IsValid(standard.Value), $"{owner.Name}.{property.Name}: the default is out of range");
        }
        Assert.Equal("""{"avatar_id":"a"}""", JsonSerializer.Serialize(new CreateVideoFromAvatar { AvatarId = "a" }, VideosJson.Default.CreateVideoFromAvatar));
    }

    [Fact]
    public void Requests_EnumBoundAndPattern_AreThoseOfTheContract()
    {
        var avatar = Fields(VideosJson.Default.CreateVideoFromAvatar);
        Assert.Equal(["16:9", "9:16", "4:5", "5:4", "1:1", "auto"], Attribute<AllowedValuesAttribute>(avatar["aspect_ratio"])!.Values);
        Assert.Equal((1, 5000), Attribute<StringLengthAttribute>(avatar["script"]) is { } script ? (script.MinimumLength, script.MaximumLength) : default);
        Assert.True(avatar["avatar_id"].IsRequired);
        Assert.NotNull(Attribute<RareFieldAttribute>(avatar["watermark"]));

        var cinematic = Fields(VideosJson.Default.CreateVideoFromCinematicAvatar);
        Assert.Equal((1, 3), Attribute<ItemCountAttribute>(cinematic["avatar_id"]) is { } looks ? (looks.Minimum, looks.Maximum) : default);
        Assert.Equal((4, 15), Attribute<RangeAttribute>(cinematic["duration"]) is { } seconds ? ((int)seconds.Minimum, (int)seconds.Maximum) : default);

        var duration = Attribute<RangeAttribute>(Fields(VideosJson.Default.ImageScene)["duration"])!;
        Assert.True(duration.MinimumIsExclusive);
        Assert.Equal("^#[0-9A-Fa-f]{6}$", Attribute<RegularExpressionAttribute>(Fields(VideosJson.Default.ColorBackground)["color"])!.Pattern);
    }

    [Fact]
    public void Bind_StudioVideo_KeepsEveryFieldAndFindsDiscriminatorsAnywhere()
    {
        var arguments = JsonNode.Parse("""
            {
              "title": "Tea", "aspect_ratio": "9:16", "resolution": "1080p", "caption": { "file_format": "srt", "style": "default" },
              "watermark": { "image": { "type": "asset_id", "asset_id": "w" }, "scale": 0.5, "placement": { "position": "top_left", "offset_x": -0.5 } },
              "scenes": [
                { "input": { "avatar_id": "look", "script": "Hi", "voice_settings": { "speed": 1.2, "engine_settings": { "stability": 0.4, "engine_type": "elevenlabs" } },
                             "engine": { "reference_look_id": "l2", "type": "avatar_v" }, "background": { "color": "#00FF00", "type": "color" }, "type": "avatar" }, "type": "avatar_video" },
                { "source": { "type": "url", "url": "https://example.com/a.png" }, "duration": 2.5, "type": "image" },
                { "source": { "type": "asset_id", "asset_id": "c" }, "playback": { "mute": true, "volume": 0.5 }, "type": "video" }
              ],
              "callback_url": "https://example.com/done", "callback_id": "c1"
            }
            """)!.AsObject();

        Assert.True(JsonNode.DeepEquals(arguments, VideoTools.CreateFromStudio.Operation!.Bind(arguments)));
    }

    [Fact]
    public void Bind_VideoBatch_KeepsVideosOfEveryType()
    {
        var arguments = JsonNode.Parse("""
            {
              "title": "Course", "folder_id": "f", "callback_url": "https://example.com/done",
              "videos": [
                { "type": "avatar", "avatar_id": "look", "script": "Hi", "engine": { "type": "avatar_iv" }, "brand_glossary_id": "g" },
                { "type": "image", "image": { "type": "url", "url": "https://example.com/a.png" }, "audio_asset_id": "a" },
                { "type": "cinematic_avatar", "avatar_id": [ "look" ], "prompt": "Rain", "duration": 5 },
                { "type": "studio", "scenes": [ { "type": "image", "source": { "type": "asset_id", "asset_id": "p" }, "duration": 2.5 } ] }
              ]
            }
            """)!.AsObject();

        Assert.True(JsonNode.DeepEquals(arguments, VideoTools.CreateBatch.Operation!.Bind(arguments)));
    }

    [Fact]
    public void Serialize_VideoAlone_HasNoTypeAndInABatchItHas()
    {
        var alone = JsonSerializer.Serialize(new CreateVideoFromStudio { Scenes = [] }, VideosJson.Default.CreateVideoFromStudio);
        var batch = JsonSerializer.Serialize(new CreateVideoBatch { Videos = [new StudioVideoRequest { Scenes = [] }] }, VideosJson.Default.CreateVideoBatch);

        Assert.Equal("""{"scenes":[]}""", alone);
        Assert.Equal("""{"videos":[{"type":"studio","scenes":[]}]}""", batch);
    }

    [Fact]
    public void Bind_TemplateVariables_KeepsNamesAndEveryType()
    {
        var arguments = JsonNode.Parse("""
            {
              "template_id": "t", "fps": 30, "dimension": { "width": 1280, "height": 720 },
              "variables": {
                "Head Line": { "type": "text", "content": "Tea" },
                "logo": { "type": "image", "asset": { "type": "url", "url": "https://example.com/a.png" }, "fit": "crop" },
                "clip": { "type": "video", "asset": { "type": "asset_id", "asset_id": "c" }, "play_style": "once", "volume": 0.5 },
                "song": { "type": "audio", "asset": { "type": "base64", "media_type": "audio/mpeg", "data": "AAAA" } },
                "host": { "type": "character", "character_id": "look", "character_type": "talking_photo" },
                "voice": { "type": "voice", "voice_id": "v", "locale": "en-GB" }
              }
            }
            """)!.AsObject();

        Assert.True(JsonNode.DeepEquals(arguments, TemplateTools.Generate.Operation!.Bind(arguments)));
    }

    [Theory]
    [InlineData("""{"scenes":[{"source":"https://example.com/a.png"}]}""")]
    [InlineData("""{"scenes":[{"type":"hologram"}]}""")]
    [InlineData("""{"scenes":"one"}""")]
    [InlineData("""{}""")]
    public void Bind_ArgumentsThatDoNotFit_ThrowsJsonException(string arguments) =>
        Assert.Throws<JsonException>(() => VideoTools.CreateFromStudio.Operation!.Bind(JsonNode.Parse(arguments)!.AsObject()));

    private static string ContractFile => Path.Combine(Repository.Root, "src", "HeyGen.Sandbox", "Contract", "operations.json");

    private static IEnumerable<(Type Owner, JsonPropertyInfo Property)> RequestFields()
    {
        var waiting = new Queue<JsonTypeInfo>(All.Select(operation => operation.RequestTypeInfo!));
        var seen = new HashSet<Type>();
        while (waiting.TryDequeue(out var information))
        {
            var type = information.Type;
            if (!seen.Add(type) || type == typeof(AssetInput))
                continue;

            foreach (var derived in information.PolymorphismOptions?.DerivedTypes ?? [])
                waiting.Enqueue(information.Options.GetTypeInfo(derived.DerivedType));

            if (information.ElementType is { } element)
                waiting.Enqueue(information.Options.GetTypeInfo(element));

            foreach (var property in information.Properties.Where(property => !property.IsExtensionData))
            {
                waiting.Enqueue(information.Options.GetTypeInfo(property.PropertyType));
                yield return (type, property);
            }
        }
    }

    private static Dictionary<string, JsonPropertyInfo> Fields(JsonTypeInfo type) => type.Properties.ToDictionary(property => property.Name);

    private static T? Attribute<T>(JsonPropertyInfo property)
        where T : Attribute => RecordSchema.Attributes(property).OfType<T>().SingleOrDefault();
}
