namespace HeyGen.Sandbox.Http;

/// <summary>A refusal in HeyGen's words: status, code, message and the field at fault.</summary>
internal sealed class ApiException(int status, string code, string message, string? parameter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Parameter { get; } = parameter;

    /// <summary>Sent as <c>Retry-After</c>, in whole seconds rounded up.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static ApiException InvalidParameter(string? parameter, string message) => new(400, "invalid_parameter", message, parameter);

    public static ApiException NotFound(string code, string what, string id, string? parameter = null) =>
        new(404, code, $"{what} {id} does not exist in this account.", parameter);
}
