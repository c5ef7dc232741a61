namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Sends the bytes of a direct upload as the server's user would: past HeyGen, to the presigned address.</summary>
internal static class PresignedUpload
{
    /// <summary>The beginning of a picture, which is all that the sandbox looks at.</summary>
    public static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    /// <param name="upload">The answer, or an item of it, that has the address.</param>
    /// <param name="length">Size of the file, which is filled up with zeros.</param>
    public static async Task PutAsync(JsonNode upload, int length = 8)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent([.. Png, .. new byte[length - Png.Length]]);
        foreach (var (name, value) in upload["upload_headers"]!.AsObject())
            body.Headers.TryAddWithoutValidation(name, (string?)value);

        using var answer = await http.PutAsync((string)upload["upload_url"]!, body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
