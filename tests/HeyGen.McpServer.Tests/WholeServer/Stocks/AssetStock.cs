using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AssetStock
{
    private const string Type = "image/png";

    public static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        texts["create_folder.parent_id"] = texts["folder_id"];
        texts["content_type"] = Type;
        texts["checksum_sha256"] = Convert.ToHexString(SHA256.HashData(Png));
        texts["username"] = (string)(await server.ResultAsync("get_current_user", "{}"))["username"]!;
        texts["search_assets.query"] = "people with a laptop in the city";

        var file = $$"""{"filename": "picture.png", "content_type": "{{Type}}", "size_bytes": {{Png.Length}}}""";
        var upload = await server.ResultAsync("create_asset_upload", file);
        await PutAsync(upload);
        texts["complete_asset_upload.asset_id"] = (string)upload["asset_id"]!;
        var other = await server.ResultAsync("create_asset_upload", file);
        await PutAsync(other);
        await server.ResultAsync("complete_asset_upload", $$"""{"asset_id": "{{(string)other["asset_id"]!}}", "wait_seconds": 0}""");
        texts["delete_asset.asset_id"] = (string)other["asset_id"]!;

        var batch = await server.ResultAsync("create_asset_upload_batch", $$"""{"files": [{{file}}, {{file}}]}""");
        await PutAsync(batch["items"]![0]!);
        var id = (string)batch["batch_id"]!;
        foreach (var field in (string[])["complete_asset_batch.batch_id", "get_asset_batch.batch_id", "bulk_asset_statuses.batch_ids"])
            texts[field] = id;
        texts["asset_ids"] = texts["asset_id"];
        texts["get_asset_batch.token"] = (string)(await server.ResultAsync("get_asset_batch", $$"""{"batch_id": "{{id}}", "limit": 1}"""))["next_token"]!;
    }

    /// <summary>Sends the bytes as the server's user would: past HeyGen, to the presigned address.</summary>
    public static async Task PutAsync(JsonNode upload)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent(Png);
        foreach (var (name, value) in upload["upload_headers"]!.AsObject())
            body.Headers.TryAddWithoutValidation(name, (string?)value);
        using var answer = await http.PutAsync((string)upload["upload_url"]!, body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
