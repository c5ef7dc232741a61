namespace HeyGen.Sandbox.Tests.Brands;

public sealed class BrandGlossaryTests : SandboxTest
{
    private const string Words =
        """
        {"name":"Acme","terms":[{"term":"SQL","pronunciation":"sequel"}],"do_not_translate_terms":[{"term":"Acme"}],
         "forced_translations":[{"term":"lift","translation":"Aufzug"}]}
        """;

    [Fact]
    public async Task Create_Words_AreReadAndListedAndUsed()
    {
        var created = await harness.PostAsync("/v3/brand-glossaries", Words);
        var id = created["brand_glossary_id"];

        var read = await harness.GetAsync($"/v3/brand-glossaries/{id}");
        Assert.Equal(created.Text, read.Text);
        Assert.Equal("sequel", read.Data.GetProperty("terms")[0].GetProperty("pronunciation").GetString());
        Assert.Equal("Aufzug", read.Data.GetProperty("forced_translations")[0].GetProperty("translation").GetString());
        var listed = Assert.Single((await harness.GetAsync("/v3/brand-glossaries")).Data.EnumerateArray());
        Assert.Equal(["brand_glossary_id", "name", "created_at", "updated_at"], listed.EnumerateObject().Select(field => field.Name));
        var video = await harness.AvatarVideoAsync(more: $$""","brand_glossary_id":"{{id}}" """);
        Assert.Equal("pending", (await harness.PostAsync("/v3/videos", video))["status"]);
    }

    [Fact]
    public async Task Update_List_TakesThePlaceOfTheStoredOne()
    {
        var created = await harness.PostAsync("/v3/brand-glossaries", Words);
        harness.Advance(60);

        var change = """{"name":"ACME","terms":[],"do_not_translate_terms":[{"term":"Ant"},{"term":"Bee"}]}""";
        var updated = await UpdateAsync(created["brand_glossary_id"], change);

        Assert.Equal("ACME", updated["name"]);
        Assert.Equal(0, updated.Data.GetProperty("terms").GetArrayLength());
        Assert.Equal(2, updated.Data.GetProperty("do_not_translate_terms").GetArrayLength());
        Assert.Equal(1, updated.Data.GetProperty("forced_translations").GetArrayLength());
        Assert.Equal(created["created_at"], updated["created_at"]);
        Assert.NotEqual(created["updated_at"], updated["updated_at"]);
    }

    [Fact]
    public async Task Name_TakenInAnotherCase_Conflicts()
    {
        await harness.PostAsync("/v3/brand-glossaries", """{"name":"Acme"}""");
        var other = (await harness.PostAsync("/v3/brand-glossaries", """{"name":"Other"}"""))["brand_glossary_id"];

        Assert.Equal("409 conflict name", (await harness.PostAsync("/v3/brand-glossaries", """{"name":"ACME"}""")).Refusal);
        Assert.Equal("409 conflict name", (await UpdateAsync(other, """{"name":"acme"}""")).Refusal);
        Assert.Equal("acme", (await harness.PostAsync("/v3/brand-glossaries", """{"name":"acme"}""", "sandbox-other"))["name"]);
    }

    [Theory]
    [InlineData("""{"terms":[{"term":"SQL"}]}""", "terms[0].pronunciation")]
    [InlineData("""{"do_not_translate_terms":[{"term":""}]}""", "do_not_translate_terms[0].term")]
    [InlineData("""{"words":[]}""", "words")]
    public async Task Update_BreaksContract_Refused(string body, string parameter)
    {
        var id = (await harness.PostAsync("/v3/brand-glossaries", Words))["brand_glossary_id"];

        Assert.Equal($"400 invalid_parameter {parameter}", (await UpdateAsync(id, body)).Refusal);
    }

    [Fact]
    public async Task Delete_Glossary_IsGone()
    {
        var id = (await harness.PostAsync("/v3/brand-glossaries", Words))["brand_glossary_id"];

        Assert.Equal(id, (await harness.DeleteAsync($"/v3/brand-glossaries/{id}"))["brand_glossary_id"]);

        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/brand-glossaries/{id}")).Refusal);
        var video = await harness.AvatarVideoAsync(more: $$""","brand_glossary_id":"{{id}}" """);
        Assert.Equal("404 not_found brand_glossary_id", (await harness.PostAsync("/v3/videos", video)).Refusal);
    }

    private Task<Answer> UpdateAsync(string id, string body) =>
        harness.SendAsync(HttpMethod.Patch, $"/v3/brand-glossaries/{id}", body);
}
