namespace HeyGen.Sandbox.Tests.Workflows;

public sealed class WorkflowTests : SandboxTest
{
    private const string Path = "/v3/workflows";
    private const string Runs = "/v3/workflow-runs";
    private const string OneNode = """{"nodes":[{"id":"clip","type":"model_video"}]}""";
    private const string TwoNodes = """{"nodes":[{"id":"clip","type":"model_video"},{"id":"out","type":"output"}]}""";

    [Fact]
    public async Task Create_Workflow_HasItsFirstVersion()
    {
        var id = await CreateAsync();

        var version = await harness.GetAsync($"{Path}/{id}/versions/1");

        Assert.Equal("clip", version.Data.GetProperty("product_graph").GetProperty("nodes")[0].GetProperty("id").GetString());
        Assert.Equal(id, Assert.Single((await harness.GetAsync(Path)).Data.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("404 not_found ", (await harness.GetAsync($"{Path}/{id}/versions/2")).Refusal);
    }

    [Fact]
    public async Task UpdateDraft_Graph_IsSeenOncePublished()
    {
        var id = await CreateAsync();

        var updated = await PatchAsync(id, $$"""{"expected_revision":1,"product_graph":{{TwoNodes}},"name":"Other"}""");
        var before = await harness.GetAsync($"{Path}/{id}/versions");
        await harness.PostAsync($"{Path}/{id}/versions", "{}");
        var after = await harness.GetAsync($"{Path}/{id}/versions");

        Assert.Equal(("2", "Other"), (updated["revision"], updated["name"]));
        Assert.Equal([1], Numbers(before));
        Assert.Equal([2, 1], Numbers(after));
        Assert.Equal(2, after.Data[0].GetProperty("product_graph").GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, after.Data[1].GetProperty("product_graph").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task UpdateDraft_RevisionOfThePast_Conflict()
    {
        var id = await CreateAsync();
        await PatchAsync(id, """{"expected_revision":1,"name":"Other"}""");

        Assert.Equal("409 conflict expected_revision", (await PatchAsync(id, """{"expected_revision":1,"name":"Third"}""")).Refusal);
        Assert.Equal("Other", (await harness.GetAsync($"{Path}/{id}"))["name"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"nodes":[{"id":"a","type":"hologram"}]}""")]
    [InlineData("""{"nodes":[{"id":"a","type":"output"},{"id":"a","type":"output"}]}""")]
    public async Task Create_GraphThatIsNotValid_Refused(string graph)
    {
        Assert.Equal("422 graph_invalid product_graph", (await harness.PostAsync(Path, $$"""{"name":"W","product_graph":{{graph}}}""")).Refusal);
    }

    [Fact]
    public async Task Create_NameTaken_Conflict()
    {
        await CreateAsync();

        Assert.Equal("409 conflict name", (await harness.PostAsync(Path, $$"""{"name":"W","product_graph":{{OneNode}}}""")).Refusal);
    }

    [Fact]
    public async Task NodeTypes_Listed_AreThoseThatAGraphMayHold()
    {
        var types = (await harness.GetAsync($"{Path}/node-types")).Data.EnumerateArray().Select(type => type.GetProperty("type").GetString()).ToArray();
        var nodes = string.Join(',', types.Select(type => $$"""{"id":"{{type}}","type":"{{type}}"}"""));

        Assert.Equal(200, (int)(await harness.PostAsync(Path, $$"""{"name":"W","product_graph":{"nodes":[{{nodes}}]} }""")).Status);
    }

    [Fact]
    public async Task Run_TwoNodes_WorkOneAfterTheOther()
    {
        var run = await RunAsync(await CreateAsync(TwoNodes));

        Assert.Equal("pending", (await harness.GetAsync($"{Runs}/{run}"))["status"]);
        harness.Advance(4);
        var half = await harness.GetAsync($"{Runs}/{run}");
        var nodes = await harness.GetAsync($"{Runs}/{run}/nodes");
        harness.Advance(4);
        var done = await harness.GetAsync($"{Runs}/{run}");

        Assert.Equal("processing", half["status"]);
        Assert.Equal(["succeeded", "processing"], nodes.Data.EnumerateArray().Select(node => node.GetProperty("status").GetString()));
        Assert.Equal("succeeded", done["status"]);
        Assert.Equal(["clip", "out"], done.Data.GetProperty("outputs").EnumerateObject().Select(output => output.Name));
        var link = done.Data.GetProperty("outputs").GetProperty("clip").GetProperty("video_url").GetString();
        using var film = await harness.Http.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal("video/mp4", film.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(OneNode, "failed", 0)]
    [InlineData(TwoNodes, "partial", 1)]
    public async Task Run_FailHook_KeepsWhatWasMade(string graph, string status, int outputs)
    {
        var run = await RunAsync(await CreateAsync(graph), ",\"inputs\":{\"text\":\"[sandbox:fail]\"}");

        harness.Advance(8);
        var failed = await harness.GetAsync($"{Runs}/{run}");
        var nodes = await harness.GetAsync($"{Runs}/{run}/nodes");

        Assert.Equal(status, failed["status"]);
        Assert.Equal(outputs, failed.Data.GetProperty("outputs").EnumerateObject().Count());
        Assert.Equal("failed", nodes.Data.EnumerateArray().Last().GetProperty("status").GetString());
    }

    [Fact]
    public async Task Cancel_Run_EndsItOnce()
    {
        var id = await CreateAsync(TwoNodes);
        var (stopped, finished) = (await RunAsync(id), await RunAsync(id));
        harness.Advance(5);
        await harness.PostAsync($"{Runs}/{stopped}/cancel", "{}");
        harness.Advance(5);
        await harness.PostAsync($"{Runs}/{finished}/cancel", "");

        Assert.Equal("canceled", (await harness.GetAsync($"{Runs}/{stopped}"))["status"]);
        Assert.Equal("succeeded", (await harness.GetAsync($"{Runs}/{finished}"))["status"]);
        Assert.Equal(["succeeded", "canceled"],
            (await harness.GetAsync($"{Runs}/{stopped}/nodes")).Data.EnumerateArray().Select(node => node.GetProperty("status").GetString()));
        Assert.Equal(2, (await harness.GetAsync(Runs)).Data.GetArrayLength());
    }

    [Theory]
    [InlineData("\"workflow_id\":\"none\"", "404 not_found workflow_id")]
    [InlineData("\"workflow_id\":\"ID\",\"version_number\":9", "404 not_found version_number")]
    [InlineData("\"version_number\":1", "400 invalid_parameter workflow_id")]
    public async Task Run_WhatIsNotThere_Refused(string fields, string refusal)
    {
        var id = await CreateAsync();

        Assert.Equal(refusal, (await harness.PostAsync(Runs, $"{{{fields.Replace("ID", id, StringComparison.Ordinal)}}}")).Refusal);
    }

    private async Task<string> CreateAsync(string graph = OneNode) =>
        (await harness.PostAsync(Path, $$"""{"name":"W","product_graph":{{graph}}}"""))["id"];

    private Task<Answer> PatchAsync(string id, string body) => harness.SendAsync(HttpMethod.Patch, $"{Path}/{id}", body);

    private async Task<string> RunAsync(string id, string more = "") =>
        (await harness.PostAsync(Runs, $$"""{"workflow_id":"{{id}}"{{more}}}"""))["id"];

    private static IEnumerable<int> Numbers(Answer versions) =>
        versions.Data.EnumerateArray().Select(version => version.GetProperty("version_number").GetInt32());
}
