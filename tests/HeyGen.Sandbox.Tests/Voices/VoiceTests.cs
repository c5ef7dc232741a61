namespace HeyGen.Sandbox.Tests.Voices;

public sealed class VoiceTests : SandboxTest
{
    private const string Clone = """{"voice_name":"Mine","audio":{"type":"url","url":"https://a.example/me.mp3"}}""";

    [Fact]
    public async Task List_Public_HasManyLanguagesAndBothGenders()
    {
        var voices = new List<JsonElement>();
        for (var token = ""; token is not null;)
        {
            var page = await harness.GetAsync($"/v3/voices?limit=100{(token == "" ? "" : $"&token={token}")}");
            voices.AddRange(page.Data.EnumerateArray());
            token = page.NextToken;
        }

        Assert.Equal(1024, voices.Count);
        Assert.Equal(1024, voices.Select(voice => voice.GetProperty("voice_id").GetString()).Distinct().Count());
        Assert.Equal(1024, voices.Select(voice => (voice.GetProperty("name").GetString(), voice.GetProperty("language").GetString())).Distinct().Count());
        Assert.Equal(8, voices.Select(voice => voice.GetProperty("language").GetString()).Distinct().Count());
        Assert.Equal(512, voices.Count(voice => voice.GetProperty("gender").ValueEquals("female")));
    }

    [Fact]
    public async Task List_Filters_Combine()
    {
        var voices = (await harness.GetAsync("/v3/voices?language=spanish&gender=female&engine=starfish&limit=100")).Data.EnumerateArray().ToArray();

        Assert.Equal(48, voices.Length);
        Assert.All(voices, voice => Assert.Equal("Spanish", voice.GetProperty("language").GetString()));
    }

    [Fact]
    public async Task Clone_AfterFiveSeconds_CompleteAndUsable()
    {
        var id = (await harness.PostAsync("/v3/voices/clone", Clone))["voice_clone_id"];
        var speech = $$"""{"text":"Hi there","voice_id":"{{id}}"}""";

        Assert.Equal("processing", (await harness.GetAsync($"/v3/voices/{id}"))["status"]);
        Assert.Equal("409 resource_not_ready voice_id", (await harness.PostAsync("/v3/voices/speech", speech)).Refusal);
        harness.Advance(5);

        Assert.Equal("complete", (await harness.GetAsync($"/v3/voices/{id}"))["status"]);
        Assert.Equal("Mine", Assert.Single((await harness.GetAsync("/v3/voices?type=private")).Data.EnumerateArray()).GetProperty("name").GetString());
        Assert.NotEmpty((await harness.PostAsync("/v3/voices/speech", speech))["audio_url"]);
    }

    [Fact]
    public async Task Clone_FailHook_FailedWithMessage()
    {
        var id = (await harness.PostAsync("/v3/voices/clone", Clone.Replace("Mine", "Mine [sandbox:fail]", StringComparison.Ordinal)))["voice_clone_id"];
        harness.Advance(5);

        var voice = await harness.GetAsync($"/v3/voices/{id}");

        Assert.Equal("failed", voice["status"]);
        Assert.NotEmpty(voice["failure_message"]);
        Assert.Equal("400 voice_unavailable voice_id", (await harness.PostAsync("/v3/voices/speech", $$"""{"text":"Hi","voice_id":"{{id}}"}""")).Refusal);
    }

    [Fact]
    public async Task Delete_OwnVoice_SecondTimeNotFound()
    {
        var id = (await harness.PostAsync("/v3/voices/clone", Clone))["voice_clone_id"];

        Assert.Equal(id, (await harness.DeleteAsync($"/v3/voices/{id}"))["voice_id"]);
        Assert.Equal("404 voice_not_found ", (await harness.DeleteAsync($"/v3/voices/{id}")).Refusal);
        Assert.Equal("404 voice_not_found ", (await harness.DeleteAsync($"/v3/voices/{await harness.VoiceAsync()}")).Refusal);
    }

    [Fact]
    public async Task Design_Wish_FindsThreeFittingVoices()
    {
        const string request = """{"prompt":"deep serious voice for documentaries","gender":"male"}""";

        var found = await harness.PostAsync("/v3/voices", request);
        var again = await harness.PostAsync("/v3/voices", request);
        var others = await harness.PostAsync("/v3/voices", request.Replace("\"male\"", "\"male\",\"seed\":1", StringComparison.Ordinal));

        Assert.Equal(3, found.Data.GetProperty("voices").GetArrayLength());
        Assert.All(found.Data.GetProperty("voices").EnumerateArray(), voice => Assert.Equal("male", voice.GetProperty("gender").GetString()));
        Assert.Equal(Ids(found), Ids(again));
        Assert.NotEqual(Ids(found), Ids(others));
    }

    [Theory]
    [InlineData("none", "404 voice_not_found voice_id")]
    [InlineData("elevenlabs", "403 voice_not_usable voice_id")]
    public async Task Speech_VoiceNotUsable_Refused(string which, string refusal)
    {
        var starfish = (await harness.GetAsync("/v3/voices?engine=starfish&limit=100")).Data.EnumerateArray().Select(Id).ToHashSet();
        var others = (await harness.GetAsync("/v3/voices?engine=elevenlabs&limit=100")).Data.EnumerateArray().Select(Id);
        var id = which == "none" ? which : others.First(voice => !starfish.Contains(voice));

        Assert.Equal(refusal, (await harness.PostAsync("/v3/voices/speech", $$"""{"text":"Hi there","voice_id":"{{id}}"}""")).Refusal);
    }

    private static string Id(JsonElement voice) => voice.GetProperty("voice_id").GetString()!;

    private static string[] Ids(Answer answer) => [.. answer.Data.GetProperty("voices").EnumerateArray().Select(Id)];
}
