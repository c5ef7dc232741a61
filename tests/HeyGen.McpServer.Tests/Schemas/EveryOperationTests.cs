using HeyGen.McpServer.Catalog.BuiltIn;

namespace HeyGen.McpServer.Tests.Schemas;

/// <summary>Every operation of HeyGen's v3 API is a tool, by the contract data that the sandbox is made from.</summary>
public sealed class EveryOperationTests
{
    private static readonly HashSet<string> offered =
        [.. ToolCatalog.All.Select(tool => tool.Operation).OfType<Client.Operation>().Select(operation => $"{operation.Method} {operation.Path}")];

    [Fact]
    public void Tools_OperationsThatHeyGenHas_AreAllThere() => Assert.Empty(Operations(status => status is not ("removed" or "announced")).Except(offered));

    [Fact]
    public void Tools_OperationsThatHeyGenHasRemoved_AreNotThere() => Assert.Empty(Operations(status => status is "removed").Intersect(offered));

    [Fact]
    public void AnnouncedOperations_AreThoseOfTheContractAndNoTools()
    {
        var announced = ContractData.Operations.Where(operation => (string?)operation["status"] == "announced").Select(operation => (string)operation["id"]!);

        Assert.Equal(announced.Order(), AnnouncedOperations.Names.Order());
        Assert.All(AnnouncedOperations.Names, name => Assert.Null(ToolCatalog.Find(name)));
    }

    [Fact]
    public void Tools_Operations_AreHeyGens() => Assert.Empty(offered.Except(Operations(_ => true)));

    [Fact]
    public void Toolset_Preview_HoldsWhatHeyGenMayRefuse()
    {
        var preview = Operations(status => status is "preview").ToHashSet();

        Assert.NotEmpty(preview);
        Assert.All(
            ToolCatalog.All.Where(tool => tool.Operation is not null),
            tool => Assert.Equal(preview.Contains($"{tool.Operation!.Method} {tool.Operation.Path}"), tool.Toolset == PreviewToolset.Name));
    }

    private static List<string> Operations(Func<string, bool> wanted)
    {
        var fitting = ContractData.Operations.Where(operation => wanted((string)operation["status"]!));
        return [.. fitting.Select(operation => $"{operation["method"]} {operation["path"]}")];
    }
}
