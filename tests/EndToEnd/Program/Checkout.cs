namespace EndToEnd.Program;

/// <summary>The folders of the checkout that these tests were built in.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>Where the Node scripts and their packages are.</summary>
    public static string NodeClients { get; } = Path.Combine(Root, "tests", "EndToEnd", "clients");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "McpServer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No McpServer.sln above the tests: run them inside a checkout.");
    }
}
