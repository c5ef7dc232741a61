namespace HeyGen.McpServer.Tests.Layers;

/// <summary>Arrows point downwards only: what a folder's types may name, read from the compiled program.</summary>
public sealed class LayerTests(LayerTests.Assemblies assemblies, ITestOutputHelper output) : IClassFixture<LayerTests.Assemblies>
{
    /// <summary>Each layer with those that it may name; the root holds the program's start alone.</summary>
    private static readonly Dictionary<string, string[]> allowed = new()
    {
        ["Platform"] = [],
        ["Jobs"] = ["Platform"],
        ["Files"] = ["Jobs", "Platform"],
        ["Money"] = ["Jobs", "Platform"],
        ["Webhooks"] = ["Money", "Jobs", "Platform"],
        ["Model"] = ["Money", "Jobs", "Platform"],
        ["Schemas"] = ["Model", "Money", "Jobs", "Platform"],
        ["Pipeline"] = ["Schemas", "Model", "Webhooks", "Money", "Files", "Jobs", "Platform"],
        ["Catalog"] = ["Pipeline", "Schemas", "Model", "Webhooks", "Money", "Files", "Jobs", "Platform"],
        ["Mcp"] = ["Catalog", "Pipeline", "Schemas", "Model", "Webhooks", "Money", "Files", "Jobs", "Platform"],
        ["Manifests"] = ["Mcp", "Catalog", "Pipeline", "Schemas", "Model", "Money", "Jobs", "Platform"],
        ["Cli"] = ["Manifests", "Mcp", "Catalog", "Pipeline", "Schemas", "Model", "Webhooks", "Money", "Files", "Jobs", "Platform"],
    };

    private IReadOnlyList<CompiledType> Types => assemblies.Program.All;

    [Fact]
    public void References_OfEachLayer_PointDownwards() => Assert.Empty(Upwards(Types));

    [Fact]
    public void References_PlantedUpwards_AreFound()
    {
        var planted = new CompiledType("HeyGen.McpServer.Platform.Planted", "Platform", ["HeyGen.McpServer.Cli.Anything"], []);
        var named = new CompiledType("HeyGen.McpServer.Cli.Anything", "Cli", [], []);

        Assert.Equal(["HeyGen.McpServer.Platform.Planted names HeyGen.McpServer.Cli.Anything"], Upwards([planted, named]));
    }

    /// <summary>That a reference is seen in whatever place of a type it stands.</summary>
    [Theory]
    [InlineData("Base")]
    [InlineData("Field")]
    [InlineData("Parameter")]
    [InlineData("Returned")]
    [InlineData("GenericArgument")]
    [InlineData("ConstraintOf`1")]
    [InlineData("Body")]
    [InlineData("Lambda")]
    [InlineData("Attributed")]
    public void References_InAnyPlace_AreRead(string place)
    {
        var type = assemblies.Tests.All.Single(one => one.Name == $"HeyGen.McpServer.Tests.Layers.Planted.{place}");

        Assert.Contains("HeyGen.McpServer.Tests.Layers.Planted.Target",
            type.References.Select(name => name.Replace("TargetAttribute", "Target", StringComparison.Ordinal)));
    }

    [Fact]
    public void Folders_AreOnNoCycle()
    {
        var graph = Graph(Types.Where(type => type.Folder.Length > 0), type => [type.Folder]);
        var cycles = Cycles.Of(graph);
        output.WriteLine($"{graph.Count} folders, {graph.Sum(folder => folder.Value.Count)} references between them, {cycles.Count} cycles");

        Assert.True(cycles.Count == 0, string.Join('\n', cycles.Select(cycle => string.Join(" <-> ", cycle))));
    }

    [Fact]
    public void Files_AreOnNoCycleLongerThanTwo()
    {
        var graph = Graph(Types, type => type.Files);
        var cycles = Cycles.Of(graph);
        output.WriteLine($"{graph.Count} files, {graph.Sum(file => file.Value.Count)} references between them, longest cycle: "
            + $"{(cycles is [var longest, ..] ? longest.Count : 1)}");

        var tooLong = cycles.Where(cycle => cycle.Count > 2).Select(cycle => string.Join(" <-> ", cycle.Select(Path.GetFileName)));
        Assert.True(!tooLong.Any(), string.Join('\n', tooLong));
    }

    private static IReadOnlyList<string> Upwards(IReadOnlyList<CompiledType> types)
    {
        var layers = types.ToDictionary(type => type.Name, type => type.Layer);
        return
        [
            .. from type in types
               where type.Layer.Length > 0
               from name in type.References
               let layer = layers.GetValueOrDefault(name, "")
               where layer.Length > 0 && layer != type.Layer && !allowed[type.Layer].Contains(layer)
               select $"{type.Name} names {name}",
        ];
    }

    private static Dictionary<string, IReadOnlySet<string>> Graph(IEnumerable<CompiledType> types, Func<CompiledType, IEnumerable<string>> nodesOf)
    {
        var all = types.ToList();
        var places = all.ToDictionary(type => type.Name, type => nodesOf(type).ToList());
        return places.SelectMany(place => place.Value).Distinct().ToDictionary(
            node => node,
            IReadOnlySet<string> (node) => all.Where(type => places[type.Name].Contains(node))
                .SelectMany(type => type.References).SelectMany(name => places.GetValueOrDefault(name) ?? []).Where(other => other != node).ToHashSet());
    }

    /// <summary>Read once: it takes a second.</summary>
    public sealed class Assemblies : IDisposable
    {
        internal CompiledTypes Program { get; } = new(Path.Combine(AppContext.BaseDirectory, "heygen-mcp.dll"));

        internal CompiledTypes Tests { get; } = new(typeof(LayerTests).Assembly.Location);

        public void Dispose()
        {
            Program.Dispose();
            Tests.Dispose();
        }
    }
}
