namespace HeyGen.McpServer.Webhooks;

/// <summary>The newest words of this process. It spares the ledger the repeats that come soon, and stands in for a ledger that cannot be used.</summary>
internal sealed class RecentDeliveries
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> words = [];
    private readonly Queue<string> order = new();

    /// <returns>False when the word is among them already.</returns>
    public bool Add(string word)
    {
        lock (gate)
        {
            if (!words.Add(word))
            {
                return false;
            }

            order.Enqueue(word);
            if (order.Count > Most)
            {
                words.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
