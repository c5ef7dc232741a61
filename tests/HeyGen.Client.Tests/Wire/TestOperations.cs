using System.Text.Json.Serialization;

namespace HeyGen.Client.Tests.Wire;

/// <summary>Operations of every kind that the send path tells apart, shaped like HeyGen's; the client itself knows none.</summary>
internal static class TestOperations
{
    /// <summary>A create that HeyGen takes an idempotency key for, one variant of a union body.</summary>
    public static Operation CreateVideo { get; } = new Operation<CreateVideoRequest>(
        "create_video", HttpMethod.Post, "/v3/videos", OperationClass.Create, () => TestJson.Default.CreateVideoRequest)
    {
        TakesIdempotencyKey = true,
        FixedFields = [new("type", "avatar")],
    };

    /// <summary>A create that HeyGen takes no idempotency key for.</summary>
    public static Operation CreateSession { get; } = new Operation<CreateSessionRequest>(
        "create_session", HttpMethod.Post, "/v3/sessions", OperationClass.Create, () => TestJson.Default.CreateSessionRequest);

    public static Operation SendMessage { get; } = new("send_message", HttpMethod.Post, "/v3/sessions/{session_id}", OperationClass.Create);

    public static Operation GetVideo { get; } = new("get_video", HttpMethod.Get, "/v3/videos/{video_id}", OperationClass.Read);

    public static Operation ListVideos { get; } = new Operation<ListVideosRequest>(
        "list_videos", HttpMethod.Get, "/v3/videos", OperationClass.Read, () => TestJson.Default.ListVideosRequest)
    { IsList = true };

    public static Operation DeleteVideo { get; } = new("delete_video", HttpMethod.Delete, "/v3/videos/{video_id}", OperationClass.Write);

    public static Operation GetUser { get; } = new("get_user", HttpMethod.Get, "/v3/users/me", OperationClass.Read);

    /// <summary>A read whose answer is a live stream.</summary>
    public static Operation StreamWords { get; } =
        new("stream_words", HttpMethod.Get, "/v3/streams/{stream_id}/words", OperationClass.Read) { StreamsEvents = true };

    /// <summary>A create whose answer is a stream, paid and without an idempotency key.</summary>
    public static Operation StreamSpeech { get; } = new("stream_speech", HttpMethod.Post, "/v3/speech", OperationClass.Create) { StreamsEvents = true };

    public static Operation Upload { get; } = new("upload", HttpMethod.Post, "/v3/assets", OperationClass.Upload) { TakesIdempotencyKey = true };

    public static DirectUploadOperations DirectUpload { get; } = new(
        new("create_direct_upload", HttpMethod.Post, "/v3/assets/direct-uploads", OperationClass.Write),
        new("complete_direct_upload", HttpMethod.Post, "/v3/assets/{asset_id}/complete", OperationClass.Write));
}

/// <param name="AvatarId">Required.</param>
/// <param name="Script">What is spoken.</param>
/// <param name="Image">Written as a string, sent as an object.</param>
internal sealed record CreateVideoRequest(
    [property: JsonRequired] string AvatarId, string? Script = null, [property: JsonConverter(typeof(ImageConverter))] string? Image = null);

internal sealed record CreateSessionRequest([property: JsonRequired] string Prompt);

internal sealed record ListVideosRequest(string? Title = null, int? Limit = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateVideoRequest))]
[JsonSerializable(typeof(CreateSessionRequest))]
[JsonSerializable(typeof(ListVideosRequest))]
internal sealed partial class TestJson : JsonSerializerContext;

/// <summary>A record may have another shape in the arguments than on the wire.</summary>
internal sealed class ImageConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "url");
        writer.WriteString("url", value);
        writer.WriteEndObject();
    }
}
