using System.Globalization;

namespace HeyGen.Sandbox.Contract;

/// <summary>One query parameter with its bounds.</summary>
internal sealed record QueryParameter(
    string Name,
    string Type,
    bool Required,
    double? Minimum,
    double? Maximum,
    int MinimumLength,
    int? MaximumItems,
    IReadOnlyList<string>? Values,
    string? Default)
{
    public static QueryParameter From(JsonElement entry) => new(
        entry.GetProperty("name").GetString()!,
        entry.GetProperty("type").GetString()!,
        entry.GetProperty("required").GetBoolean(),
        Number(entry, "min"),
        Number(entry, "max"),
        (int)(Number(entry, "min_length") ?? 0),
        (int?)Number(entry, "max_items"),
        entry.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : null,
        entry.TryGetProperty("default", out var preset) ? preset.ToString() : null);

    /// <summary>Refuses a value that the contract does not allow.</summary>
    public void Check(string value)
    {
        if (Values is not null && !Values.Contains(value))
        {
            throw Wrong($"one of {string.Join(", ", Values)}");
        }
        if (value.Length < MinimumLength)
        {
            throw Wrong($"at least {MinimumLength} characters");
        }
        if (MaximumItems is { } items && value.Split(',').Length > items)
        {
            throw Wrong($"at most {items} entries");
        }
        if (Type is "integer" or "number")
        {
            CheckNumber(value);
        }
    }

    private void CheckNumber(string value)
    {
        var style = Type == "integer" ? NumberStyles.AllowLeadingSign : NumberStyles.Float;
        if (!double.TryParse(value, style, CultureInfo.InvariantCulture, out var number) || number < Minimum || number > Maximum || double.IsNaN(number))
        {
            throw Wrong($"{(Type == "integer" ? "an integer" : "a number")} from {Minimum} to {Maximum}");
        }
    }

    private ApiException Wrong(string expected) => ApiException.InvalidParameter(Name, $"{Name}: expected {expected}.");

    private static double? Number(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
