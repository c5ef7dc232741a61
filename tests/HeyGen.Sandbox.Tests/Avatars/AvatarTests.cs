namespace HeyGen.Sandbox.Tests.Avatars;

public sealed class AvatarTests
{
    private const string Photo = """{"type":"photo","name":"Me","file":{"type":"url","url":"https://a.example/me.jpg"}}""";
    private const string Twin = """{"type":"digital_twin","name":"Me","file":{"type":"url","url":"https://a.example/me.mp4"}}""";

    [Fact]
    public async Task List_Public_HasADozenGroupsOfAllTypes()
    {
        await using var harness = await Harness.StartAsync();

        var groups = (await harness.GetAsync("/v3/avatars?ownership=public&limit=50")).Data.EnumerateArray().ToArray();
        var looks = (await harness.GetAsync("/v3/avatars/looks?limit=50")).Data.EnumerateArray().ToArray();

        Assert.Equal(12, groups.Length);
        Assert.All(groups, group => Assert.InRange(group.GetProperty("looks_count").GetInt32(), 1, 4));
        Assert.Equal(groups.Sum(group => group.GetProperty("looks_count").GetInt32()), looks.Length);
        Assert.Equal(3, looks.Select(look => look.GetProperty("avatar_type").GetString()).Distinct().Count());
        Assert.All(looks, look => Assert.NotEmpty(look.GetProperty("supported_api_engines").EnumerateArray()));
    }

    [Fact]
    public async Task DefaultVoice_OfEveryPublicLook_CanBeRead()
    {
        await using var harness = await Harness.StartAsync();

        foreach (var look in (await harness.GetAsync("/v3/avatars/looks?limit=50")).Data.EnumerateArray())
        {
            var voice = await harness.GetAsync($"/v3/voices/{look.GetProperty("default_voice_id").GetString()}");
            Assert.Equal(look.GetProperty("gender").GetString(), voice["gender"]);
        }
    }

    [Fact]
    public async Task Create_Photo_IsReadyAfterFourSeconds()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var created = (await harness.PostAsync("/v3/avatars", Photo)).Data;
        var look = created.GetProperty("avatar_item").GetProperty("id").GetString()!;
        var group = created.GetProperty("avatar_group").GetProperty("id").GetString()!;
        var video = $$"""{"type":"avatar","avatar_id":"{{look}}","script":"Hi there","voice_id":"{{await harness.VoiceAsync()}}"}""";

        Assert.Equal("409 resource_not_ready avatar_id", (await harness.PostAsync("/v3/videos", video)).Refusal);
        harness.Advance(4);

        Assert.Equal("completed", (await harness.GetAsync($"/v3/avatars/looks/{look}"))["status"]);
        Assert.Equal("completed", (await harness.GetAsync($"/v3/avatars/{group}"))["status"]);
        Assert.Equal(9, await harness.BalanceAsync());
        Assert.Equal("pending", (await harness.PostAsync("/v3/videos", video))["status"]);
    }

    [Fact]
    public async Task Create_Twin_WaitsForConsent()
    {
        await using var harness = await Harness.StartAsync();
        var created = (await harness.PostAsync("/v3/avatars", Twin)).Data;
        var look = created.GetProperty("avatar_item").GetProperty("id").GetString()!;
        var group = created.GetProperty("avatar_group").GetProperty("id").GetString()!;
        harness.Advance(6);

        Assert.Equal("pending_consent", (await harness.GetAsync($"/v3/avatars/looks/{look}"))["status"]);
        var video = $$"""{"type":"avatar","avatar_id":"{{look}}","script":"Hi there","voice_id":"{{await harness.VoiceAsync()}}"}""";
        Assert.Equal("400 avatar_consent_required avatar_id", (await harness.PostAsync("/v3/videos", video)).Refusal);

        var footage = """{"consent_video":{"type":"url","url":"https://a.example/yes.mp4"}}""";
        Assert.Equal("", (await harness.PostAsync($"/v3/avatars/{group}/consent", footage))["url"]);
        Assert.Equal("pending", (await harness.GetAsync($"/v3/avatars/{group}"))["consent_status"]);
        harness.Advance(3);
        Assert.Equal("approved", (await harness.GetAsync($"/v3/avatars/{group}"))["consent_status"]);
        Assert.Equal("completed", (await harness.GetAsync($"/v3/avatars/looks/{look}"))["status"]);

        var sameGroup = Twin.Replace("\"Me\"", $"\"Me too\",\"avatar_group_id\":\"{group}\"", StringComparison.Ordinal);
        var another = (await harness.PostAsync("/v3/avatars", sameGroup)).Data.GetProperty("avatar_item").GetProperty("id").GetString();
        harness.Advance(6);
        Assert.Equal("completed", (await harness.GetAsync($"/v3/avatars/looks/{another}"))["status"]);
        Assert.Equal("2", (await harness.GetAsync($"/v3/avatars/{group}"))["looks_count"]);
    }

    [Theory]
    [InlineData("""{"type":"prompt","name":"A","prompt":"A baker","avatar_id":"none"}""", "404 AVATAR_NOT_FOUND avatar_id")]
    [InlineData("""{"type":"prompt","name":"A","prompt":"A baker","avatar_group_id":"none"}""", "404 avatar_group_not_found avatar_group_id")]
    [InlineData("""{"type":"photo","name":"A","file":{"type":"url","url":"https://a.example/a.mp4"}}""", "400 invalid_parameter file")]
    [InlineData("""{"type":"digital_twin","name":"A","file":{"type":"url","url":"https://a.example/a.png"}}""", "400 invalid_parameter file")]
    public async Task Create_SourceNotUsable_Refused(string body, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync("/v3/avatars", body)).Refusal);
    }

    [Fact]
    public async Task Create_FailHook_LookFailsWithReasonAndRefund()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var created = (await harness.PostAsync("/v3/avatars", """{"type":"prompt","name":"A","prompt":"A baker [sandbox:fail]"}""")).Data;
        harness.Advance(6);

        var look = await harness.GetAsync($"/v3/avatars/looks/{created.GetProperty("avatar_item").GetProperty("id").GetString()}");

        Assert.Equal("failed", look["status"]);
        Assert.Equal(JsonValueKind.Object, look.Data.GetProperty("error").ValueKind);
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Fact]
    public async Task DeleteLook_LastOfGroup_TakesGroupAlong()
    {
        await using var harness = await Harness.StartAsync();
        var created = (await harness.PostAsync("/v3/avatars", Photo)).Data;
        var look = created.GetProperty("avatar_item").GetProperty("id").GetString();
        var group = created.GetProperty("avatar_group").GetProperty("id").GetString();

        await harness.SendAsync(HttpMethod.Patch, $"/v3/avatars/looks/{look}", """{"name":"Renamed"}""");
        Assert.Equal("Renamed", (await harness.GetAsync($"/v3/avatars/looks/{look}"))["name"]);
        await harness.DeleteAsync($"/v3/avatars/looks/{look}");

        Assert.Equal("404 avatar_not_found ", (await harness.GetAsync($"/v3/avatars/looks/{look}")).Refusal);
        Assert.Equal("404 avatar_group_not_found ", (await harness.GetAsync($"/v3/avatars/{group}")).Refusal);
    }

    [Fact]
    public async Task Delete_PublicAvatar_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var look = await harness.LooksAsync("studio_avatar");

        Assert.Equal("403 resource_access_denied ", (await harness.DeleteAsync($"/v3/avatars/{look[0].GetProperty("group_id").GetString()}")).Refusal);
        Assert.Equal("403 resource_access_denied ", (await harness.DeleteAsync($"/v3/avatars/looks/{look[0].GetProperty("id").GetString()}")).Refusal);
    }

    [Fact]
    public async Task UpdateGroup_DefaultVoice_IsUsedForScripts()
    {
        await using var harness = await Harness.StartAsync();
        var created = (await harness.PostAsync("/v3/avatars", Photo)).Data;
        var look = created.GetProperty("avatar_item").GetProperty("id").GetString();
        var group = created.GetProperty("avatar_group").GetProperty("id").GetString();
        harness.Advance(4);
        var video = $$"""{"type":"avatar","avatar_id":"{{look}}","script":"Hi there"}""";

        Assert.Equal("400 invalid_parameter voice_id", (await harness.PostAsync("/v3/videos", video)).Refusal);
        var voice = await harness.VoiceAsync();
        await harness.SendAsync(HttpMethod.Patch, $"/v3/avatars/{group}", $$"""{"default_voice_id":"{{voice}}"}""");

        Assert.Equal("pending", (await harness.PostAsync("/v3/videos", video))["status"]);
    }
}
