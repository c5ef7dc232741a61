using HeyGen.McpServer.Catalog.Templates;

namespace HeyGen.McpServer.Tests.Schemas;

/// <summary>What the full schema tells and the listed one leaves out.</summary>
public sealed class SchemaBuilderTests
{
    [Fact]
    public void Full_MapOfVariables_TellsTheShapeOfItsValues()
    {
        var variables = SchemaBuilder.Full(TemplateTools.Generate)["properties"]!["variables"]!;

        var branches = variables["additionalProperties"]!["anyOf"]!.AsArray();
        Assert.Equal(
            ["text", "image", "video", "audio", "character", "voice"], branches.Select(branch => (string?)branch!["properties"]!["type"]!["enum"]![0]));
        Assert.Equal(10000, (int)branches[0]!["properties"]!["content"]!["maxLength"]!);
    }

    [Fact]
    public void Listed_MapOfVariables_IsAnOpenObjectThatSaysHow()
    {
        var variables = SchemaBuilder.Listed(TemplateTools.Generate)["properties"]!["variables"]!.AsObject();

        Assert.Equal(["type", "description"], variables.Select(keyword => keyword.Key));
        Assert.Contains("get_template", (string?)variables["description"], StringComparison.Ordinal);
    }

    [Fact]
    public void Full_NumberInSteps_TellsTheStep() =>
        Assert.Equal(2, (int)SchemaBuilder.Full(TemplateTools.Generate)["properties"]!["dimension"]!["properties"]!["width"]!["multipleOf"]!);

    [Fact]
    public void Listed_ItemsOfABatch_PointToTheToolsThatTellThem()
    {
        var items = SchemaBuilder.Listed(VideoTools.CreateBatch)["properties"]!["videos"]!["items"]!.AsObject();

        Assert.False(items.ContainsKey("properties"));
        Assert.Contains("create_video_from_avatar", (string?)items["description"], StringComparison.Ordinal);
    }

    [Fact]
    public void Full_ItemsOfABatch_AreTheBodiesOfTheSingleTools()
    {
        var branches = SchemaBuilder.Full(VideoTools.CreateBatch)["properties"]!["videos"]!["items"]!["anyOf"]!.AsArray();
        var single = SchemaBuilder.Full(VideoTools.CreateFromStudio)["properties"]!.AsObject();

        var studio = branches.Single(branch => (string?)branch!["properties"]!["type"]!["enum"]![0] == "studio")!["properties"]!.AsObject();
        // In a batch, folder and glossary are not the studio item's.
        string[] elsewhere = ["folder_id", "brand_glossary_id", .. VideoTools.CreateFromStudio.OwnArguments];
        Assert.All(single.Where(property => !elsewhere.Contains(property.Key)), property =>
            Assert.True(JsonNode.DeepEquals(property.Value, studio[property.Key]), property.Key));
    }
}
