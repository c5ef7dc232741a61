namespace HeyGen.Sandbox.Brands;

/// <summary>A brand's look. No website is visited: colours, logo and fonts are drawn from its host's name, the same ones each time.</summary>
internal sealed class BrandKit(string id, string name, string host, Job import) : IResource
{
    private const int ColorCount = 4;
    private const int ColorDigits = 6;

    public static string Noun => "Brand kit";

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public IReadOnlyList<string> Colors { get; } =
        [.. Enumerable.Range(0, ColorCount).Select(index => "#" + Ids.For($"colour of {host}").Substring(index * ColorDigits, ColorDigits).ToUpperInvariant())];

    public string LogoId { get; } = Ids.For($"logo of {host} in {id}");

    public IEnumerable<MediaFile> Media => [new(LogoMedium, MediaContent.Picture(256, 256, LogoId))];

    private string LogoMedium => $"brands/{LogoId}.png";

    /// <summary>Font ids by name.</summary>
    public IReadOnlyDictionary<string, string> Fonts { get; } =
        new[] { "Sandbox Sans", "Sandbox Serif" }.ToDictionary(font => font, font => Ids.For($"{font} in {id}"));

    /// <summary>What each colour, logo and font is for, as the API shows it; null once cleared.</summary>
    public JsonObject? ColorRoles { get; set; }

    public JsonObject? LogoRoles { get; set; }

    public JsonObject? FontRoles { get; set; }

    /// <summary>409 while it is imported, 400 when the import has failed.</summary>
    public ApiException? NotReady(ApiCall call, string? parameter) => Status(call.Now) switch
    {
        "loading" => new(409, "resource_not_ready", $"Brand kit {Id} is still being imported.", parameter),
        "error" => ApiException.InvalidParameter(parameter, $"{parameter}: the import of this brand kit has failed."),
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
            ["color_roles"] = isDone ? ColorRoles?.DeepClone() : null,
            ["logo_url"] = isDone ? call.Link(LogoMedium) : null,
            ["logos"] = isDone ? new JsonArray(new JsonObject { ["logo_id"] = LogoId, ["name"] = "Logo", ["url"] = call.Link(LogoMedium) }) : [],
            ["logo_roles"] = isDone ? LogoRoles?.DeepClone() : null,
            ["fonts"] = isDone ? Fonts.Select(font => new JsonObject { ["font_id"] = font.Value, ["name"] = font.Key }).ToJson() : [],
            ["font_roles"] = isDone ? FontRoles?.DeepClone() : null,
        };
    }

    private string Status(DateTimeOffset now) => import.Status(now, "loading", failed: "error");
}
