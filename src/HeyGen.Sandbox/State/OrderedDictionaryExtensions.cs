namespace HeyGen.Sandbox.State;

internal static class OrderedDictionaryExtensions
{
    public static OrderedDictionary<string, T> ToOrdered<T>(this IEnumerable<T> items, Func<T, string> id)
    {
        var ordered = new OrderedDictionary<string, T>();
        foreach (var item in items)
            ordered.Add(id(item), item);
        return ordered;
    }

    /// <summary>Newest first, as HeyGen lists what a caller made.</summary>
    public static T[] NewestFirst<T>(this OrderedDictionary<string, T> items) => [.. items.Values.Reverse()];
}
