using System.Diagnostics.CodeAnalysis;

namespace HeyGen.Sandbox.Http;

/// <summary>A refusal in HeyGen's words: status, code, message and the field at fault.</summary>
internal sealed class ApiException(int status, string code, string message, string? parameter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Parameter { get; } = parameter;

    /// <summary>Sent as <c>Retry-After</c>, in whole seconds rounded up.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <param name="parameter">The path of the field; null for the whole body, of which the reason then is a sentence.</param>
    /// <param name="reason">What is wrong, to stand behind the path.</param>
    public static ApiException InvalidParameter(string? parameter, string reason) =>
        new(400, "invalid_parameter", parameter is null ? reason : $"{parameter}: {reason}.", parameter);

    public static ApiException NotFound(string code, string what, string id, string? parameter = null) =>
        new(404, code, $"{what} {id} does not exist in this account.", parameter);

    /// <summary>Refuses with 400 <c>invalid_parameter</c>.</summary>
    public static void ThrowIf([DoesNotReturnIf(true)] bool isWrong, string? parameter, string reason)
    {
        if (isWrong)
            throw InvalidParameter(parameter, reason);
    }

    public static void ThrowIf([DoesNotReturnIf(true)] bool isWrong, int status, string code, string message, string? parameter = null)
    {
        if (isWrong)
            throw new ApiException(status, code, message, parameter);
    }
}
