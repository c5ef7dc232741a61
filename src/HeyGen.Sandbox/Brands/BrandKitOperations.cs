namespace HeyGen.Sandbox.Brands;

internal sealed class BrandKitOperations : IOperationGroup
{
    private const double ImportSeconds = 4;

    public void Register(OperationTable operations)
    {
        operations.Stores<BrandKit>("/v3/brand-kits");
        operations["create_brand_kit"] = Create;
        operations["update_brand_kit"] = Update;
    }

    /// <summary>A host under <c>.invalid</c>, which can lead nowhere (RFC 6761), is imported in vain.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var url = call.Body.Text("url")!;
        ApiException.ThrowIf(
            !Uri.TryCreate(url, UriKind.Absolute, out var website) || (website.Scheme != Uri.UriSchemeHttps && website.Scheme != Uri.UriSchemeHttp),
            "url", "expected an absolute http or https URL");
        var name = call.Body.Text("name");
        var leadsNowhere = website.Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);
        var hooks = TestHooks.In(name);
        var import = call.Account.StartJob(new JobTerms(ImportSeconds).With(hooks with { Fails = hooks.Fails || leadsNowhere }));
        var kit = new BrandKit(Ids.New(), website.Host, import) { Name = name ?? website.Host };
        string[] roles = ["primary", "secondary", "tertiary", "accent"];
        kit.Roles["color_roles"] = roles.Zip(kit.Colors).ToJson(pair => pair.First, pair => pair.Second);
        kit.Roles["logo_roles"] = new JsonObject { ["primary"] = kit.LogoId };
        call.Keep(kit);
        return call.Answer(new JsonObject { ["brand_kit_id"] = kit.Id, ["status"] = "loading" });
    }

    /// <summary>A set of roles replaces the stored one whole; an empty set clears it.</summary>
    private static ApiAnswer Update(ApiCall call)
    {
        var kit = call.Found<BrandKit>();
        var body = call.Body;
        ApiException.ThrowIf(
            kit.Import.State(call.Now) != JobState.Succeeded && kit.Roles.Keys.Any(field => body.Field(field) is not null),
            409, "brand_kit_not_ready", "Roles can be changed once the import is completed.");
        ApiException.ThrowIf(
            body.Field("logo_roles")?.Text("primary") is { } logo && logo != kit.LogoId,
            "logo_roles.primary", "the kit has no such logo");
        foreach (var role in (ReadOnlySpan<string>)["title_text", "body_text"])
        {
            ApiException.ThrowIf(
                body.Field("font_roles")?.Field(role)?.Text("font_id") is { } font && !kit.Fonts.Values.Contains(font),
                $"font_roles.{role}.font_id", "the kit has no such font");
        }

        kit.Name = body.Text("name") ?? kit.Name;
        foreach (var field in kit.Roles.Keys)
        {
            if (body.Node(field) is JsonObject given)
                kit.Roles[field] = given.Count == 0 ? null : given;
        }
        return call.Answer(kit.Describe(call));
    }
}

/// <summary>A brand's look. No website is visited: colours, logo and fonts are drawn from its host's name, the same ones each time.</summary>
internal sealed record BrandKit(string Id, string Host, Job Import) : IResource
{
    private const int ColorCount = 4;
    private const int ColorDigits = 6;

    public static string Noun => "Brand kit";

    public required string Name { get; set; }

    public IReadOnlyList<string> Colors { get; } =
        [.. Enumerable.Range(0, ColorCount).Select(index => "#" + Ids.For($"colour of {Host}").Substring(index * ColorDigits, ColorDigits).ToUpperInvariant())];

    public string LogoId { get; } = Ids.For($"logo of {Host} in {Id}");

    public IEnumerable<MediaFile> Media => [new(LogoMedium, MediaContent.Picture(256, 256, LogoId))];

    private string LogoMedium => $"brands/{LogoId}.png";

    public IReadOnlyDictionary<string, string> Fonts { get; } =
        new[] { "Sandbox Sans", "Sandbox Serif" }.ToDictionary(font => font, font => Ids.For($"{font} in {Id}"));

    /// <summary>What each colour, logo and font is for, as the API shows it; null once cleared.</summary>
    public Dictionary<string, JsonObject?> Roles { get; } = new() { ["color_roles"] = null, ["logo_roles"] = null, ["font_roles"] = null };

    public ApiException? NotReady(ApiCall call, string? parameter) => Status(call.Now) switch
    {
        "loading" => new(409, "resource_not_ready", $"Brand kit {Id} is still being imported.", parameter),
        "error" => ApiException.InvalidParameter(parameter, "the import of this brand kit has failed"),
        _ => null,
    };

    /// <summary>What a website gave is shown once the import is complete.</summary>
    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["brand_kit_id"] = Id,
            ["name"] = Name,
            ["status"] = status,
            ["colors"] = (isDone ? Colors : []).ToJson(),
            ["color_roles"] = isDone ? Roles["color_roles"]?.DeepClone() : null,
            ["logo_url"] = isDone ? call.Link(LogoMedium) : null,
            ["logos"] = isDone ? new JsonArray(new JsonObject { ["logo_id"] = LogoId, ["name"] = "Logo", ["url"] = call.Link(LogoMedium) }) : [],
            ["logo_roles"] = isDone ? Roles["logo_roles"]?.DeepClone() : null,
            ["fonts"] = isDone ? Fonts.Select(font => new JsonObject { ["font_id"] = font.Value, ["name"] = font.Key }).ToJson() : [],
            ["font_roles"] = isDone ? Roles["font_roles"]?.DeepClone() : null,
        };
    }

    private string Status(DateTimeOffset now) => Import.Status(now, "loading", failed: "error");
}
