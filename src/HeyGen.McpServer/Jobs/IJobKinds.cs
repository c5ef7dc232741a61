namespace HeyGen.McpServer.Jobs;

/// <summary>Every kind of job. The rows stand with their tools, in <c>Catalog</c>.</summary>
internal interface IJobKinds
{
    /// <summary>All kinds, in the order of the catalog.</summary>
    IReadOnlyList<JobKind> All { get; }

    /// <summary>The kind of this name; null where there is none.</summary>
    JobKind? Find(string name);
}
