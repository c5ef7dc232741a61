using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Brands;

/// <summary>A brand's look. No website is visited: colours, logo and fonts are drawn from its host's name, the same ones each time.</summary>
internal sealed class BrandKit(string id, string name, string host, Job import)
{
    private const int ColorCount = 4;
    private const int ColorDigits = 6;

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public IReadOnlyList<string> Colors { get; } =
        [.. Enumerable.Range(0, ColorCount).Select(index => "#" + Ids.For($"colour of {host}").Substring(index * ColorDigits, ColorDigits).ToUpperInvariant())];

    public string LogoId { get; } = Ids.For($"logo of {host} in {id}");

    public string LogoMedium => $"brands/{LogoId}.png";

    /// <summary>Font ids by name.</summary>
    public IReadOnlyDictionary<string, string> Fonts { get; } =
        new[] { "Sandbox Sans", "Sandbox Serif" }.ToDictionary(font => font, font => Ids.For($"{font} in {id}"));

    /// <summary>What each colour, logo and font is for, as the API shows it; null once cleared.</summary>
    public JsonObject? ColorRoles { get; set; }

    public JsonObject? LogoRoles { get; set; }

    public JsonObject? FontRoles { get; set; }

    /// <summary><c>loading</c>, <c>completed</c> or <c>error</c>.</summary>
    public string Status(DateTimeOffset now) => import.State(now) switch
    {
        JobState.Running => "loading",
        JobState.Succeeded => "completed",
        _ => "error",
    };

    /// <summary>The kit with this id, in whatever state.</summary>
    /// <exception cref="ApiException">404 when there is none.</exception>
    public static BrandKit Find(ApiCall call, string id, string? parameter) =>
        call.Account.Made<BrandKit>().GetValueOrDefault(id) ?? throw ApiException.NotFound("not_found", "Brand kit", id, parameter);

    /// <summary>The kit with this id, ready to be used in a video.</summary>
    /// <exception cref="ApiException">404 when there is none, 409 while it is imported, 400 when the import has failed.</exception>
    public static BrandKit FindReady(ApiCall call, string id, string parameter)
    {
        var kit = Find(call, id, parameter);
        return kit.Status(call.Now) switch
        {
            "loading" => throw new ApiException(409, "resource_not_ready", $"Brand kit {id} is still being imported.", parameter),
            "error" => throw ApiException.InvalidParameter(parameter, $"{parameter}: the import of this brand kit has failed."),
            _ => kit,
        };
    }
}
