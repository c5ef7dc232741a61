namespace HeyGen.Sandbox.Tests.Avatars;

public sealed class ConsentPageTests
{
    [Theory]
    [InlineData("accept", "approved", "completed")]
    [InlineData("decline", "rejected", "pending_consent")]
    public async Task Answer_OnThePage_MovesTheGroupAndItsLooks(string answer, string consent, string look)
    {
        await using var harness = await Harness.StartAsync();
        var twin = await TwinAsync(harness);
        var page = (await AskAsync(harness, twin.Group))["url"];

        var form = await harness.SendAsync(new HttpRequestMessage(HttpMethod.Get, page));
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Contains("value=\"accept\"", form.Text, StringComparison.Ordinal);
        Assert.Equal("pending", (await harness.GetAsync($"/v3/avatars/{twin.Group}"))["consent_status"]);

        var answered = await AnswerAsync(harness, page, answer);

        // The client follows the redirect, so it has read the page again.
        Assert.Contains(consent, answered.Text, StringComparison.Ordinal);
        Assert.Equal(consent, (await harness.GetAsync($"/v3/avatars/{twin.Group}"))["consent_status"]);
        Assert.Equal(look, (await harness.GetAsync($"/v3/avatars/looks/{twin.Look}"))["status"]);
        Assert.Equal(HttpStatusCode.Gone, (await AnswerAsync(harness, page, "accept")).Status);
    }

    [Fact]
    public async Task Answer_AfterADay_IsTooLateUntilAskedAgain()
    {
        await using var harness = await Harness.StartAsync(speed: 100);
        var twin = await TwinAsync(harness);
        var page = (await AskAsync(harness, twin.Group))["url"];
        harness.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.Equal(page, (await AskAsync(harness, twin.Group))["url"]);
        harness.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("expired", (await harness.GetAsync($"/v3/avatars/{twin.Group}"))["consent_status"]);
        Assert.Equal(HttpStatusCode.Gone, (await AnswerAsync(harness, page, "accept")).Status);

        var fresh = (await AskAsync(harness, twin.Group))["url"];
        Assert.NotEqual(page, fresh);
        await AnswerAsync(harness, fresh, "accept");
        var approved = await AskAsync(harness, twin.Group);
        Assert.Equal("", approved["url"]);
        Assert.Equal("approved", approved.Data.GetProperty("avatar_group").GetProperty("consent_status").GetString());
    }

    [Fact]
    public async Task Answer_RerouteGiven_LeadsThere()
    {
        await using var harness = await Harness.StartAsync();
        var twin = await TwinAsync(harness);
        var page = (await AskAsync(harness, twin.Group, """{"reroute_url":"https://a.example/thanks"}"""))["url"];
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var answer = await http.PostAsync(page, Form("accept"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(new Uri("https://a.example/thanks"), answer.Headers.Location);
        Assert.Equal("400 invalid_parameter reroute_url", (await AskAsync(harness, twin.Group, """{"reroute_url":"thanks"}""")).Refusal);
    }

    [Fact]
    public async Task Page_WrongAddressOrAnswer_ChangesNothing()
    {
        await using var harness = await Harness.StartAsync();
        var twin = await TwinAsync(harness);
        var page = (await AskAsync(harness, twin.Group))["url"];

        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(harness, $"/consent/{twin.Group}", "accept")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(harness, "/consent", "accept")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(harness, page, "perhaps")).Status);
        Assert.Equal("pending", (await harness.GetAsync($"/v3/avatars/{twin.Group}"))["consent_status"]);
    }

    [Fact]
    public async Task Page_NameWithMarkup_IsShownAsText()
    {
        await using var harness = await Harness.StartAsync();
        var twin = await TwinAsync(harness, "<script>1</script>");

        var page = await harness.SendAsync(new HttpRequestMessage(HttpMethod.Get, (await AskAsync(harness, twin.Group))["url"]));

        Assert.Contains("&lt;script&gt;", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Footage_FailHook_IsRejected()
    {
        await using var harness = await Harness.StartAsync();
        var twin = await TwinAsync(harness);
        var footage = """{"consent_video":{"type":"url","url":"https://a.example/no.mp4"},"consent_text":"[sandbox:fail]"}""";

        Assert.Equal("", (await AskAsync(harness, twin.Group, footage))["url"]);
        harness.Advance(3);

        Assert.Equal("rejected", (await harness.GetAsync($"/v3/avatars/{twin.Group}"))["consent_status"]);
        Assert.Equal("400 invalid_parameter consent_video", (await AskAsync(
            harness, twin.Group, """{"consent_video":{"type":"url","url":"https://a.example/no.png"}}""")).Refusal);
    }

    private static async Task<(string Group, string Look)> TwinAsync(Harness harness, string name = "Me")
    {
        var body = $$"""{"type":"digital_twin","file":{"type":"url","url":"https://a.example/me.mp4"},"name":"{{name}}"}""";
        var created = (await harness.PostAsync("/v3/avatars", body)).Data;
        harness.Advance(6);
        return (created.GetProperty("avatar_group").GetProperty("id").GetString()!, created.GetProperty("avatar_item").GetProperty("id").GetString()!);
    }

    private static Task<Answer> AskAsync(Harness harness, string group, string body = "{}") => harness.PostAsync($"/v3/avatars/{group}/consent", body);

    private static Task<Answer> AnswerAsync(Harness harness, string page, string answer) =>
        harness.SendAsync(new HttpRequestMessage(HttpMethod.Post, page) { Content = Form(answer) });

    private static FormUrlEncodedContent Form(string answer) => new([KeyValuePair.Create("answer", answer)]);
}
