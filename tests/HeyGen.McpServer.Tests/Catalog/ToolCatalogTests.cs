using HeyGen.McpServer.Mcp.Calls;

namespace HeyGen.McpServer.Tests.Catalog;

public sealed class ToolCatalogTests
{
    public static TheoryData<string> Tools => [.. ToolCatalog.All.Select(tool => tool.Name)];

    public static TheoryData<string> ToolsWithOperation => [.. ToolCatalog.All.Where(tool => tool.Operation is not null).Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void All_EveryTool_IsDescribedForAListing(string name)
    {
        var tool = ListedTool.From(ToolCatalog.Find(name)!);

        Assert.Matches("^[a-z][a-z0-9_]{2,63}$", tool.Name);
        Assert.False(string.IsNullOrWhiteSpace(tool.Title));
        Assert.InRange(tool.Description!.Length, 10, 200);
        Assert.NotNull(tool.Annotations);
        Assert.NotNull(tool.Annotations.ReadOnlyHint);
        Assert.NotNull(tool.Annotations.DestructiveHint);
        Assert.NotNull(tool.Annotations.IdempotentHint);
        Assert.NotNull(tool.Annotations.OpenWorldHint);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void All_EveryTool_HasTrueAnnotations(string name)
    {
        var effects = ToolCatalog.Find(name)!.Effects;
        var annotations = ListedTool.From(ToolCatalog.Find(name)!).Annotations!;

        Assert.Equal(effects.HasFlag(Effects.Reads), annotations.ReadOnlyHint);
        var replacesFiles = ToolManifests.Read(name).InputSchema.GetProperty("properties").TryGetProperty("overwrite", out _);
        Assert.Equal(effects.HasFlag(Effects.Deletes) || replacesFiles, annotations.DestructiveHint);
        if (effects.HasFlag(Effects.Spends))
        {
            Assert.False(annotations.ReadOnlyHint);
            Assert.False(annotations.IdempotentHint);
        }

        Assert.Equal(name != "find_tools", annotations.OpenWorldHint);
        Assert.False(effects.HasFlag(Effects.Reads) && effects.HasFlag(Effects.Deletes));
    }

    [Theory]
    [MemberData(nameof(ToolsWithOperation))]
    public void All_EveryToolWithAnOperation_HasEffectsThatFitItsMethod(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var operation = tool.Operation!;

        if (operation.Method == HttpMethod.Get)
            Assert.Equal(Effects.Reads, tool.Effects);

        if (operation.Method == HttpMethod.Delete)
            Assert.True(tool.Effects.HasFlag(Effects.Deletes));

        if (operation.Class is HeyGen.Client.OperationClass.Create)
            Assert.True(tool.Effects.HasFlag(Effects.Spends));
    }

    [Fact]
    public void All_Names_AreUnique() => Assert.Distinct(ToolCatalog.All.Select(tool => tool.Name));

    [Theory]
    [MemberData(nameof(Tools))]
    public void All_ListFields_AreFewAndKnown(string name)
    {
        var tool = ToolCatalog.Find(name)!;

        Assert.Equal(tool.IsList, tool.ListFields.Count > 0);
        Assert.InRange(tool.ListFields.Count, 0, 12);
    }

    [Fact]
    public void Reachable_ReadOnly_LeavesOutAllThatChangesSomething()
    {
        var reachable = ToolCatalog.Select([], readOnly: true).Reachable;

        Assert.NotEmpty(reachable);
        Assert.All(reachable, tool => Assert.True(tool.ReadOnly, tool.Name));
        Assert.Contains(reachable, tool => tool.Name == "get_job");
    }

    [Fact]
    public void Toolsets_Named_AreAFenceAndKeepOurOwnTools()
    {
        var selection = ToolCatalog.Select(["voice"], readOnly: false);

        Assert.Equal(["find", "job", "voice"], selection.Listed.Select(tool => tool.Toolset).Distinct().Order());
        Assert.Equal(selection.Listed, selection.Reachable);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("default")]
    [InlineData("voice", "all")]
    [InlineData]
    public void Toolsets_AllOrDefault_ReachEverything(params string[] toolsets) =>
        Assert.Equal(ToolCatalog.All, ToolCatalog.Select(toolsets, readOnly: false).Reachable);

    [Fact]
    public void Listed_All_IsEverythingButPreview() =>
        Assert.Equal(ToolCatalog.All.Where(tool => tool.Toolset != "preview"), ToolCatalog.Select(["all"], readOnly: false).Listed);

    [Fact]
    public void Find_Alias_FindsTheTool() => Assert.Equal("list_voices", ToolCatalog.Find("list_audio_voices")?.Name);

    [Fact]
    public void UnknownTool_Typo_NamesTheNearest() => Assert.Contains("list_videos", ToolCatalog.DescribeUnknown("list_video"), StringComparison.Ordinal);

    [Theory]
    [InlineData("create_video", "create_video_from_avatar, create_video_from_image, create_video_from_cinematic_avatar, create_video_from_studio?")]
    [InlineData("mcp__heygen__create_avatar", "create_prompt_avatar, create_photo_avatar, create_digital_twin?")]
    [InlineData("get_lipsync_status", "did you mean get_lipsync?")]
    public void UnknownTool_NameOfAnotherApi_NamesTheToolsOfThisOne(string name, string meant) =>
        Assert.Contains(meant, ToolCatalog.DescribeUnknown(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("mcp__heygen__get_video")]
    [InlineData("mcp_heygen.get_video")]
    [InlineData("heygen/get_video")]
    public void Find_NameWithAHostsPrefix_IsTheTool(string name) => Assert.Equal("get_video", ToolCatalog.Select([], readOnly: true).Find(name)?.Name);
}
