namespace HeyGen.McpServer.Platform;

/// <summary>The newest items of a set that would grow for ever.</summary>
internal sealed class RecentSet<T>(int capacity)
    where T : notnull
{
    private readonly RecentMap<T, bool> items = new(capacity);

    public bool Contains(T item) => items.Find(item);

    /// <returns>False when the item is there already.</returns>
    public bool Add(T item) => items.Set(item, true);
}

/// <summary>The same for values that are looked up by a key.</summary>
internal sealed class RecentMap<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TValue> items = [];
    private readonly Queue<TKey> oldestFirst = new();

    public TValue? Find(TKey key)
    {
        lock (gate)
        {
            return items.GetValueOrDefault(key);
        }
    }

    /// <returns>False when there was a value already, which it replaces.</returns>
    public bool Set(TKey key, TValue value)
    {
        lock (gate)
        {
            if (!items.TryAdd(key, value))
            {
                items[key] = value;
                return false;
            }

            oldestFirst.Enqueue(key);
            if (oldestFirst.Count > capacity)
                items.Remove(oldestFirst.Dequeue());

            return true;
        }
    }
}
