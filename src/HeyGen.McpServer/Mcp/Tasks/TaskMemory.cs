using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>
/// What clients of this process said of tasks: that one is to be cancelled, that a question will not be answered. It is lost with the process and not shared
/// between several, and only the word for a task's state depends on it: the state itself is HeyGen's.
/// </summary>
internal sealed class TaskMemory
{
    private const int MostRemembered = 1000;

    private readonly RecentSet<string> cancelled = new(MostRemembered);
    private readonly RecentSet<(string TaskId, string Question)> declined = new(MostRemembered);

    public void NoteCancelled(string taskId) => cancelled.Add(taskId);

    public bool IsCancelled(string taskId) => cancelled.Contains(taskId);

    public void NoteDeclined(string taskId, string question) => declined.Add((taskId, question));

    public bool IsDeclined(string taskId, string question) => declined.Contains((taskId, question));
}
