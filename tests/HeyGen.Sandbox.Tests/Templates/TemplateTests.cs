namespace HeyGen.Sandbox.Tests.Templates;

public sealed class TemplateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Templates_HaveVariablesOfEveryType()
    {
        await using var harness = await Harness.StartAsync();
        var types = new HashSet<string?>();
        foreach (var template in (await harness.GetAsync("/v3/templates")).Data.EnumerateArray())
        {
            var read = (await harness.GetAsync($"/v3/templates/{template.GetProperty("id")}")).Data;
            Assert.Equal(template.GetProperty("name").GetString(), read.GetProperty("name").GetString());
            types.UnionWith(read.GetProperty("variables").EnumerateObject().Select(variable => variable.Value.GetProperty("type").GetString()));
        }

        Assert.Equal(["audio", "character", "image", "text", "video", "voice"], types.Order());
    }

    [Fact]
    public async Task Get_Unknown_TemplateNotFound()
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal("404 template_not_found ", (await harness.GetAsync("/v3/templates/none")).Refusal);
        Assert.Equal("404 template_not_found ", (await harness.PostAsync("/v3/templates/none", """{"variables":{}}""")).Refusal);
    }

    [Fact]
    public async Task Generate_VariablesPostedBackEdited_MakesVideoThatSaysThem()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var tour = await TourAsync(harness);
        var variables = JsonNode.Parse(tour.GetProperty("variables").GetRawText())!.AsObject();
        variables["product"]!["content"] = "Acme";

        var created = await GenerateAsync(harness, tour, variables.ToJsonString(), ""","title":"Mine","caption":true,"include_gif":true,"fps":60""");
        Assert.Equal("pending", created["status"]);
        Assert.True(await harness.BalanceAsync() < 10);
        harness.Advance(8);
        var video = await harness.VideoAsync(created["id"]);

        Assert.Equal(("completed", "Mine"), (video.GetProperty("status").GetString(), video.GetProperty("title").GetString()));
        var words = (await SubtitlesAsync(harness, video)).ReplaceLineEndings(" ");
        Assert.Contains("Meet Acme, the easy", words, StringComparison.Ordinal);
        var picture = await harness.Http.GetByteArrayAsync(video.GetProperty("gif_url").GetString(), Token);
        Assert.Equal("GIF89a"u8, picture.AsSpan(0, 6));
    }

    [Fact]
    public async Task Generate_TextLeftOut_ItsPlaceholderStays()
    {
        await using var harness = await Harness.StartAsync();
        var created = await GenerateAsync(harness, await TourAsync(harness), """{"benefit":{"type":"text","content":"so it is"}}""", ""","caption":true""");

        harness.Advance(8);

        Assert.Contains("Meet {{product}}, so it is.", await SubtitlesAsync(harness, await harness.VideoAsync(created["id"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_ScenesChosen_OnlyThoseAreMade()
    {
        await using var harness = await Harness.StartAsync();
        var tour = await TourAsync(harness);
        var last = tour.GetProperty("scene_ids").EnumerateArray().Last();

        var created = await GenerateAsync(harness, tour, "{}", $$""","caption":true,"scene_ids":["{{last}}"]""");
        harness.Advance(8);

        Assert.EndsWith("\nTry it today.\n\n", await SubtitlesAsync(harness, await harness.VideoAsync(created["id"])), StringComparison.Ordinal);
        Assert.Equal("400 invalid_parameter scene_ids[0]", (await GenerateAsync(harness, tour, "{}", ""","scene_ids":["none"]""")).Refusal);
    }

    [Theory]
    [InlineData("""{"product":{"type":"image","asset":{"type":"url","url":"https://a.example/a.png"}}}""", "400 invalid_parameter variables.product.type")]
    [InlineData("""{"produkt":{"type":"text","content":"Acme"}}""", "400 invalid_parameter variables.produkt")]
    [InlineData("""{"product":{"type":"text","content":" "}}""", "400 invalid_parameter variables.product.content")]
    [InlineData("""{"product":{"type":"text"}}""", "400 invalid_parameter variables.product.content")]
    [InlineData("""{"product":{"type":"text","content":"a","fit":"crop"}}""", "400 invalid_parameter variables.product.fit")]
    [InlineData("""{"logo":{"type":"image","asset":{"type":"url","url":"https://a.example/a.mp4"}}}""", "400 invalid_parameter variables.logo.asset")]
    [InlineData("""{"demo":{"type":"video","asset":{"type":"asset_id","asset_id":"none"}}}""", "404 asset_not_found variables.demo.asset.asset_id")]
    [InlineData("""{"demo":{"type":"video","asset":{"type":"url","url":"https://a.example/a.mp4"},"volume":2}}""", "400 invalid_parameter variables.demo.volume")]
    [InlineData("""{"presenter":{"type":"character","character_id":"none"}}""", "404 avatar_not_found variables.presenter.character_id")]
    [InlineData("""{"narrator":{"type":"voice","voice_id":"none"}}""", "404 voice_not_found variables.narrator.voice_id")]
    public async Task Generate_VariableThatDoesNotFit_Refused(string variables, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await GenerateAsync(harness, await TourAsync(harness), variables)).Refusal);
        Assert.Equal(0, await harness.ExecutionsAsync("generate_from_template"));
    }

    [Theory]
    [InlineData(""","fps":24""", "400 invalid_parameter fps")]
    [InlineData(""","dimension":{"width":129,"height":720}""", "400 invalid_parameter dimension.width")]
    [InlineData(""","folder_id":"nowhere" """, "404 not_found folder_id")]
    public async Task Generate_OtherFieldBreaksRule_Refused(string more, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await GenerateAsync(harness, await TourAsync(harness), "{}", more)).Refusal);
    }

    /// <summary>The template that has all types of variables.</summary>
    private static async Task<JsonElement> TourAsync(Harness harness)
    {
        var template = (await harness.GetAsync("/v3/templates")).Data.EnumerateArray().Single(found => found.GetProperty("name").ValueEquals("Product tour"));
        return (await harness.GetAsync($"/v3/templates/{template.GetProperty("id")}")).Data;
    }

    private static Task<Answer> GenerateAsync(Harness harness, JsonElement template, string variables, string more = "") =>
        harness.PostAsync($"/v3/templates/{template.GetProperty("id")}", $$"""{"variables":{{variables}}{{more}}}""");

    private static Task<string> SubtitlesAsync(Harness harness, JsonElement video) =>
        harness.Http.GetStringAsync(video.GetProperty("subtitle_url").GetString(), Token);
}
