namespace HeyGen.McpServer.Catalog;

/// <summary>The kinds of job that tools start. Their usual durations are the middle of what users and HeyGen's own skills report.</summary>
internal sealed class JobKinds : IJobKinds
{
    public static IReadOnlyList<JobKind> Rows { get; } = [.. ToolCatalog.All.Select(tool => tool.Job?.Kind).OfType<JobKind>().Distinct()];

    public static JobKind? Find(string name) => Rows.FirstOrDefault(kind => kind.Name == name);

    IReadOnlyList<JobKind> IJobKinds.All => Rows;

    JobKind? IJobKinds.Find(string name) => Find(name);
}
