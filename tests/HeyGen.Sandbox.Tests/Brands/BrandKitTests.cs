namespace HeyGen.Sandbox.Tests.Brands;

public sealed class BrandKitTests : SandboxTest
{
    [Fact]
    public async Task Create_Website_LoadsForFourSecondsAndHasItsLook()
    {
        var created = await harness.PostAsync("/v3/brand-kits", """{"url":"https://brand.example/about"}""");
        var id = created["brand_kit_id"];

        Assert.Equal("loading", created["status"]);
        Assert.Equal("loading", (await KitAsync(id))["status"]);
        Assert.Empty((await KitAsync(id)).Data.GetProperty("colors").EnumerateArray());
        Assert.Equal("409 resource_not_ready brand_kit_id", (await FilmAsync(id)).Refusal);
        Assert.Equal("409 brand_kit_not_ready ", (await UpdateAsync(id, """{"color_roles":{}}""")).Refusal);
        harness.Advance(4);

        var kit = await KitAsync(id);
        Assert.Equal("completed", kit["status"]);
        Assert.Equal("brand.example", kit["name"]);
        Assert.All(kit.Data.GetProperty("colors").EnumerateArray(), color => Assert.Matches("^#[0-9A-F]{6}$", color.GetString()));
        var logo = kit.Data.GetProperty("logos")[0].GetProperty("url").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await harness.SendAsync(new HttpRequestMessage(HttpMethod.Get, logo))).Status);
        var listed = (await harness.GetAsync("/v3/brand-kits")).Data[0];
        Assert.Equal(id, listed.GetProperty("brand_kit_id").GetString());
        Assert.Equal(kit.Data.GetProperty("colors").ToString(), listed.GetProperty("colors").ToString());
        Assert.Equal("thinking", (await FilmAsync(id))["status"]);
    }

    [Theory]
    [InlineData("""{"url":"https://brand.invalid/"}""")]
    [InlineData("""{"url":"https://brand.example/","name":"Ours [sandbox:fail]"}""")]
    public async Task Create_ImportFails_KitIsOfNoUse(string body)
    {
        var id = (await harness.PostAsync("/v3/brand-kits", body))["brand_kit_id"];
        harness.Advance(4);

        Assert.Equal("error", (await KitAsync(id))["status"]);
        Assert.Equal("400 invalid_parameter brand_kit_id", (await FilmAsync(id)).Refusal);
    }

    [Fact]
    public async Task Create_NoWebsite_Refused()
    {
        Assert.Equal("400 invalid_parameter url", (await harness.PostAsync("/v3/brand-kits", """{"url":"brand.example"}""")).Refusal);
        Assert.Equal("400 invalid_parameter color", (await harness.PostAsync("/v3/brand-kits", """{"url":"https://a.example","color":"red"}""")).Refusal);
    }

    [Fact]
    public async Task Update_Roles_ReplaceTheStoredSetWhole()
    {
        var id = (await harness.PostAsync("/v3/brand-kits", """{"url":"https://brand.example/"}"""))["brand_kit_id"];
        harness.Advance(4);
        var font = (await KitAsync(id)).Data.GetProperty("fonts")[1].GetProperty("font_id").GetString();

        await UpdateAsync(id, $$$"""{"font_roles":{"title_text":{"font_id":"{{{font}}}","weight":700}},"name":"Ours"}""");
        var updated = await UpdateAsync(id, """{"color_roles":{"accent":"#FF0000"},"logo_roles":{}}""");

        Assert.Equal("Ours", updated["name"]);
        Assert.Equal("""{"accent":"#FF0000"}""", updated["color_roles"]);
        Assert.Equal(JsonValueKind.Null, updated.Data.GetProperty("logo_roles").ValueKind);
        Assert.Equal(700, updated.Data.GetProperty("font_roles").GetProperty("title_text").GetProperty("weight").GetInt32());
        Assert.Equal(updated["color_roles"], (await KitAsync(id))["color_roles"]);
    }

    [Theory]
    [InlineData("""{"logo_roles":{"primary":"none"}}""", "logo_roles.primary")]
    [InlineData("""{"font_roles":{"body_text":{"font_id":"none"}}}""", "font_roles.body_text.font_id")]
    [InlineData("""{"font_roles":{"body_text":{"weight":1001}}}""", "font_roles.body_text.weight")]
    [InlineData("""{"color_roles":null}""", "color_roles")]
    [InlineData("""{"name":""}""", "name")]
    public async Task Update_NotAllowed_Refused(string body, string parameter)
    {
        var id = (await harness.PostAsync("/v3/brand-kits", """{"url":"https://brand.example/"}"""))["brand_kit_id"];
        harness.Advance(4);

        Assert.Equal($"400 invalid_parameter {parameter}", (await UpdateAsync(id, body)).Refusal);
    }

    [Fact]
    public async Task Delete_Kit_IsGone()
    {
        var id = (await harness.PostAsync("/v3/brand-kits", """{"url":"https://brand.example/"}"""))["brand_kit_id"];

        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/brand-kits/{id}", "sandbox-other")).Refusal);
        Assert.Equal(id, (await harness.DeleteAsync($"/v3/brand-kits/{id}"))["brand_kit_id"]);

        Assert.Equal("404 not_found ", (await KitAsync(id)).Refusal);
        Assert.Equal("404 not_found brand_kit_id", (await FilmAsync(id)).Refusal);
        Assert.Empty((await harness.GetAsync("/v3/brand-kits")).Data.EnumerateArray());
    }

    private Task<Answer> KitAsync(string id) => harness.GetAsync($"/v3/brand-kits/{id}");

    private Task<Answer> UpdateAsync(string id, string body) => harness.SendAsync(HttpMethod.Patch, $"/v3/brand-kits/{id}", body);

    private Task<Answer> FilmAsync(string kit) =>
        harness.PostAsync("/v3/video-agents", $$"""{"prompt":"A film","brand_kit_id":"{{kit}}"}""");
}
