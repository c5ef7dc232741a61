using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Tests.WholeServer.Stocks;

namespace HeyGen.McpServer.Tests.WholeServer;

/// <summary>A server before a sandbox that has one of everything, shared by the tests of a class. Jobs end as soon as they have begun.</summary>
public sealed class StockedServer : IAsyncLifetime
{
    private static readonly byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] wav = [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8];

    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("heygen-mcp-stock-");

    internal SandboxedServer Server { get; private set; } = null!;

    /// <summary>Values for <see cref="ExampleArguments"/>.</summary>
    internal Dictionary<string, string> Texts { get; } = new()
    {
        ["audio_url"] = "https://example.com/speech.mp3",
        ["audio"] = "https://example.com/speech.mp3",
        ["callback_url"] = "https://example.com/callback",
        ["url"] = "https://example.com/picture.png",
        ["image"] = "https://example.com/picture.png",
        ["references"] = "https://example.com/picture.png",
        ["reference_images"] = "https://example.com/picture.png",
        ["files"] = "https://example.com/document.pdf",
        ["image_source"] = "https://example.com/picture.png",
        ["video_source"] = "https://example.com/clip.mp4",
        ["create_photo_avatar.file"] = "https://example.com/picture.png",
        ["create_digital_twin.file"] = "https://example.com/clip.mp4",
        ["color"] = "#102030",
        ["language"] = "English",
        ["locale"] = "en-GB",
        ["list_voices.engine"] = "starfish",
    };

    public async ValueTask InitializeAsync()
    {
        Server = await SandboxedServer.StartAsync(speed: 1_000_000, new ServerSettings
        {
            ServesLocalUser = true,
            FilesDirs = [files.FullName],
            // What is asked for here is whether HeyGen takes the arguments.
            Limits = new SpendingLimits { ConfirmAbove = decimal.MaxValue },
        });
        await StockAvatarsAsync();
        await StockVoicesAsync();
        await StockFilesAsync();
        await StockVideosAsync();
        await StockSessionsAsync();
        foreach (var stock in Stock.All)
        {
            await stock.Fill(Server, Texts);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        files.Delete(recursive: true);
    }

    private async Task StockAvatarsAsync()
    {
        var looks = await ListAsync("list_avatar_looks", """{"avatar_type": "digital_twin"}""");
        var twins = looks.GroupBy(look => (string)look["group_id"]!).First(group => group.Count() > 1).ToList();
        Texts["avatar_id"] = (string)twins[0]["id"]!;
        Texts["reference_look_id"] = (string)twins[1]["id"]!;
        Texts["look_id"] = Texts["avatar_id"];
        Texts["group_id"] = (string)twins[0]["group_id"]!;
        Texts["photo_look"] = (string)(await ListAsync("list_avatar_looks", """{"avatar_type": "photo_avatar"}"""))[0]["id"]!;
        var own = await Server.ResultAsync("create_photo_avatar", """{"name": "Own", "file": "https://example.com/me.png", "wait_seconds": 0}""");
        Texts["avatar_group_id"] = (string)own["group_id"]!;
    }

    private async Task StockVoicesAsync()
    {
        Texts["voice_id"] = (string)(await ListAsync("list_voices", """{"engine": "starfish", "language": "English"}"""))[0]["voice_id"]!;
        var style = (await ListAsync("list_video_agent_styles", "{}"))[0];
        Texts["style_id"] = (string)style["style_id"]!;
        Texts["tag"] = (string)style["tags"]![0]!;
    }

    private async Task StockFilesAsync()
    {
        Texts["asset_id"] = await UploadAsync(png, "picture.png");
        Texts["audio_asset_id"] = await UploadAsync(wav, "speech.wav");
        using var folder = await Server.Http.PostAsJsonAsync("/v3/folders", new JsonObject { ["name"] = "Folder" }, TestContext.Current.CancellationToken);
        folder.EnsureSuccessStatusCode();
        var data = (await folder.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["data"]!;
        Texts["folder_id"] = (string)(data["id"] ?? data["folder_id"])!;
    }

    private async Task StockVideosAsync()
    {
        var create = $$"""{"avatar_id": "{{Texts["avatar_id"]}}", "script": "Some plain words.", "title": "Some plain words.", "wait_seconds": 0, "new_take": true}""";
        Texts["video_id"] = (string)(await Server.ResultAsync("create_video_from_avatar", create))["video_id"]!;
        Texts["delete_video.video_id"] = (string)(await Server.ResultAsync("create_video_from_avatar", create))["video_id"]!;
        await Server.ResultAsync("create_video_from_avatar", create);
        Texts["job_id"] = $"video:{Texts["video_id"]}";
        Texts["job_ids"] = Texts["job_id"];
    }

    private async Task StockSessionsAsync()
    {
        const string create = """{"prompt": "Some plain words.", "mode": "chat", "wait_seconds": 0, "new_take": true}""";
        await Server.ResultAsync("create_video_agent", create);
        var session = (string)(await Server.ResultAsync("create_video_agent", create))["session_id"]!;
        await Server.ResultAsync("send_video_agent_message", $$"""{"session_id": "{{session}}", "message": "Go on.", "wait_seconds": 0}""");
        await Server.ResultAsync("send_video_agent_message", $$"""{"session_id": "{{session}}", "message": "Once more.", "wait_seconds": 0}""");
        var read = await Server.ResultAsync("get_video_agent_session", $$"""{"session_id": "{{session}}"}""");
        Texts["session_id"] = session;
        Texts["resource_id"] = read["messages"]!.AsArray().SelectMany(message => message!["resource_ids"] as JsonArray ?? []).Select(id => (string)id!).First();
    }

    private async Task<List<JsonObject>> ListAsync(string tool, string arguments)
    {
        var given = JsonNode.Parse(arguments)!.AsObject();
        given["fields"] = "all";
        var outcome = await Server.CallAsync(tool, given);
        Assert.False(outcome.IsError, outcome.Text);
        return [.. outcome.Structured!["data"]!.AsArray().Select(item => item!.AsObject())];
    }

    private async Task<string> UploadAsync(byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        using var answer = await Server.Http.PostAsync("/v3/assets", form, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["data"]!["asset_id"]!;
    }
}
