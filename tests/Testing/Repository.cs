namespace Testing;

/// <summary>Files of the checkout that tests read as their authors wrote them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "McpServer.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
