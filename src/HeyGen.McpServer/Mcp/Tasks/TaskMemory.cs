namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>
/// What clients of this process said of tasks: that one is to be cancelled, that a question will not be answered. It is lost with the process and not shared
/// between several, and only the word for a task's state depends on it: the state itself is HeyGen's.
/// </summary>
internal sealed class TaskMemory
{
    private const int MostRemembered = 1000;

    private readonly Lock gate = new();
    private readonly HashSet<(string TaskId, string What)> remembered = [];
    private readonly Queue<(string TaskId, string What)> oldestFirst = new();

    public void NoteCancelled(string taskId) => Note((taskId, ""));

    public bool IsCancelled(string taskId) => Knows((taskId, ""));

    public void NoteDeclined(string taskId, string question) => Note((taskId, question));

    public bool IsDeclined(string taskId, string question) => Knows((taskId, question));

    private bool Knows((string TaskId, string What) said)
    {
        lock (gate)
            return remembered.Contains(said);
    }

    private void Note((string TaskId, string What) said)
    {
        lock (gate)
        {
            if (!remembered.Add(said))
                return;
            oldestFirst.Enqueue(said);
            if (oldestFirst.Count > MostRemembered)
                remembered.Remove(oldestFirst.Dequeue());
        }
    }
}
