namespace HeyGen.McpServer.Platform;

/// <summary>The newest items of a set that would grow for ever.</summary>
internal sealed class RecentSet<T>(int capacity)
{
    private readonly Lock gate = new();
    private readonly HashSet<T> items = [];
    private readonly Queue<T> oldestFirst = new();

    public bool Contains(T item)
    {
        lock (gate)
        {
            return items.Contains(item);
        }
    }

    /// <returns>False when the item is there already.</returns>
    public bool Add(T item)
    {
        lock (gate)
        {
            if (!items.Add(item))
                return false;

            oldestFirst.Enqueue(item);
            if (oldestFirst.Count > capacity)
                items.Remove(oldestFirst.Dequeue());

            return true;
        }
    }
}
