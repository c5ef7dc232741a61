namespace HeyGen.Sandbox.Tests.Workflows;

public sealed class WorkflowTests : SandboxTest
{
    private const string Path = "/v3/workflows";
    private const string Runs = "/v3/workflow-runs";
    private const string OneNode = """{"schema_version":"1.0.0","nodes":[{"id":"clip","type":"model_video"}]}""";
    private const string TwoNodes = """
        {"schema_version":"1.0.0","nodes":[{"id":"clip","type":"model_video"},{"id":"dub","type":"translation"}],
         "outputs":{"film":{"node_id":"clip","port":"video"},"dubbed":{"node_id":"dub","port":"video"} } }
        """;

    [Fact]
    public async Task Create_Workflow_HasItsFirstVersion()
    {
        var id = await CreateAsync();

        var version = await harness.GetAsync($"{Path}/{id}/versions/1");

        Assert.Equal("clip", version.Data.GetProperty("product_graph").GetProperty("nodes")[0].GetProperty("id").GetString());
        Assert.Equal(id, Assert.Single((await harness.GetAsync(Path)).Data.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("404 resource_not_found ", (await harness.GetAsync($"{Path}/{id}/versions/2")).Refusal);
    }

    [Fact]
    public async Task UpdateDraft_Graph_IsNotPublishedByIt()
    {
        var id = await CreateAsync();

        var updated = await PatchAsync(id, 1, TwoNodes);
        var before = await harness.GetAsync($"{Path}/{id}/versions");
        var published = await PublishAsync(id, TwoNodes);
        var again = await PublishAsync(id, TwoNodes);
        var after = await harness.GetAsync($"{Path}/{id}/versions");

        Assert.Equal(("2", 2), (updated["draft_revision"], Nodes(updated, "draft_product_graph")));
        Assert.Equal([1], Numbers(before));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, published["id"]), (published.Status, again.Status, again["id"]));
        Assert.Equal([2, 1], Numbers(after));
        Assert.Equal(2, Nodes(await harness.GetAsync($"{Path}/{id}/versions/2"), "product_graph"));
        Assert.Equal(1, Nodes(await harness.GetAsync($"{Path}/{id}/versions/1"), "product_graph"));
    }

    [Fact]
    public async Task UpdateDraft_RevisionOfThePast_Conflict()
    {
        var id = await CreateAsync();
        await PatchAsync(id, 1, TwoNodes);

        Assert.Equal("409 stale_workflow_draft expected_revision", (await PatchAsync(id, 1, OneNode)).Refusal);
        Assert.Equal(2, Nodes(await harness.GetAsync($"{Path}/{id}"), "draft_product_graph"));
    }

    [Theory]
    [InlineData("""{"nodes":[]}""", "400 invalid_parameter product_graph.schema_version")]
    [InlineData("""{"schema_version":"1.0.0","nodes":[{"id":"a","type":"hologram"}]}""", "422 graph_invalid product_graph")]
    [InlineData("""{"schema_version":"1.0.0","nodes":[{"id":"a","type":"translation"},{"id":"a","type":"translation"}]}""", "422 graph_invalid product_graph")]
    [InlineData("""{"schema_version":"1.0.0","outputs":{"film":{"node_id":"a","port":"video"} } }""", "422 graph_invalid product_graph")]
    public async Task Create_GraphThatIsNotValid_Refused(string graph, string refusal)
    {
        Assert.Equal(refusal, (await harness.PostAsync(Path, $$"""{"name":"W","product_graph":{{graph}}}""")).Refusal);
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
        var families = (await harness.GetAsync($"{Path}/node-types")).Data.GetProperty("families").EnumerateArray();
        var types = families.Select(family => family.GetProperty("family").GetString()).ToArray();
        var nodes = string.Join(',', types.Select(type => $$"""{"id":"{{type}}","type":"{{type}}"}"""));

        Assert.NotEmpty((await CreateAsync($$"""{"schema_version":"1.0.0","nodes":[{{nodes}}]}""")));
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
        Assert.Equal(["ready", "pending"], Outputs(half));
        Assert.Equal(["ready", "ready"], Outputs(done));
        Assert.Equal(2, done.Data.GetProperty("progress").GetProperty("succeeded").GetInt32());
        var link = done.Data.GetProperty("outputs")[0].GetProperty("url").GetString();
        using var film = await harness.Http.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal("video/mp4", film.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(OneNode, "failed")]
    [InlineData(TwoNodes, "partial", "ready", "failed")]
    public async Task Run_FailHook_KeepsWhatWasMade(string graph, string status, params string[] outputs)
    {
        var run = await RunAsync(await CreateAsync(graph), ",\"inputs\":{\"text\":\"[sandbox:fail]\"}");

        harness.Advance(8);
        var failed = await harness.GetAsync($"{Runs}/{run}");
        var nodes = await harness.GetAsync($"{Runs}/{run}/nodes");

        Assert.Equal(status, failed["status"]);
        Assert.Equal(outputs, Outputs(failed));
        Assert.NotEmpty(failed.Data.GetProperty("error").GetProperty("message").GetString()!);
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
        Assert.Equal(2, (await harness.GetAsync($"{Runs}?workflow_id={id}")).Data.GetArrayLength());
        Assert.Empty((await harness.GetAsync($"{Runs}?workflow_id=other")).Data.EnumerateArray());
        Assert.Equal("400 invalid_parameter workflow_id", (await harness.GetAsync(Runs)).Refusal);
    }

    [Theory]
    [InlineData("\"workflow_id\":\"none\"", "404 resource_not_found workflow_id")]
    [InlineData("\"workflow_id\":\"ID\",\"version_number\":9", "404 resource_not_found version_number")]
    [InlineData("\"version_number\":1", "400 invalid_parameter workflow_id")]
    public async Task Run_WhatIsNotThere_Refused(string fields, string refusal)
    {
        var id = await CreateAsync();

        Assert.Equal(refusal, (await PostRunAsync($"{{{fields.Replace("ID", id, StringComparison.Ordinal)}}}")).Refusal);
    }

    private async Task<string> CreateAsync(string graph = OneNode) =>
        (await harness.PostAsync(Path, $$"""{"name":"W","product_graph":{{graph}}}"""))["id"];

    private Task<Answer> PatchAsync(string id, int revision, string graph) =>
        harness.SendAsync(HttpMethod.Patch, $"{Path}/{id}", $$"""{"expected_revision":{{revision}},"product_graph":{{graph}}}""");

    private Task<Answer> PublishAsync(string id, string graph) => harness.PostAsync($"{Path}/{id}/versions", $$"""{"product_graph":{{graph}}}""");

    private async Task<string> RunAsync(string id, string more = "") => (await PostRunAsync($$"""{"workflow_id":"{{id}}"{{more}}}"""))["id"];

    private Task<Answer> PostRunAsync(string body) => harness.PostAsync(Runs, body, idempotencyKey: Guid.NewGuid().ToString());

    private static int Nodes(Answer answer, string graph) => answer.Data.GetProperty(graph).GetProperty("nodes").GetArrayLength();

    private static IEnumerable<string?> Outputs(Answer run) =>
        run.Data.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("status").GetString());

    private static IEnumerable<int> Numbers(Answer versions) =>
        versions.Data.EnumerateArray().Select(version => version.GetProperty("version_number").GetInt32());
}
