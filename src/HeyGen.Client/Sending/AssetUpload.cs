namespace HeyGen.Client;

/// <summary>The upload of one file as a form of one part.</summary>
internal static class AssetUpload
{
    /// <exception cref="HeyGenException">The file is known to be too large.</exception>
    public static RequestTemplate Compose(Uri baseAddress, Operation operation, Stream content, string fileName, string mediaType)
    {
        var address = new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + operation.Path);
        var start = content.CanSeek ? content.Position : 0;
        if (content.CanSeek && content.Length - start > UploadContent.MaximumBytes)
        {
            throw UploadContent.TooLarge();
        }

        HttpRequestMessage Create() => new(HttpMethod.Post, address)
        {
            Content = new MultipartFormDataContent { { new UploadContent(content, start, mediaType), "file", fileName } },
        };
        return new RequestTemplate(Create) { CanRepeat = content.CanSeek };
    }
}
