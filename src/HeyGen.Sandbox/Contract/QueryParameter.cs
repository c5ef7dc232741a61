namespace HeyGen.Sandbox.Contract;

internal sealed record QueryParameter(
    string Name,
    string Type,
    bool Required,
    double? Minimum,
    double? Maximum,
    int MinimumLength,
    int MaximumLength,
    int MaximumItems,
    string[] Values,
    string? Default)
{
    public static QueryParameter From(JsonElement entry) => new(
        entry.GetProperty("name").GetString()!,
        entry.GetProperty("type").GetString()!,
        entry.GetProperty("required").GetBoolean(),
        entry.Number("min"),
        entry.Number("max"),
        (int)(entry.Number("min_length") ?? 0),
        (int)(entry.Number("max_length") ?? int.MaxValue),
        (int)(entry.Number("max_items") ?? int.MaxValue),
        entry.Texts("enum"),
        entry.Field("default")?.ToString());

    public void Check(string value)
    {
        ApiException.ThrowIf(Values.Length > 0 && !Values.Contains(value), Name, $"expected one of {string.Join(", ", Values)}");
        ApiException.ThrowIf(value.Length < MinimumLength, Name, $"expected at least {MinimumLength} characters");
        ApiException.ThrowIf(value.Length > MaximumLength, Name, $"expected at most {MaximumLength} characters");
        ApiException.ThrowIf(value.Split(',').Length > MaximumItems, Name, $"expected at most {MaximumItems} entries");
        if (Type is "integer" or "number")
            CheckNumber(value);
    }

    private void CheckNumber(string value)
    {
        var style = Type == "integer" ? NumberStyles.AllowLeadingSign : NumberStyles.Float;
        ApiException.ThrowIf(
            !double.TryParse(value, style, CultureInfo.InvariantCulture, out var number) || number < Minimum || number > Maximum || double.IsNaN(number),
            Name, $"expected {(Type == "integer" ? "an integer" : "a number")} from {Minimum} to {Maximum}");
    }
}
